/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-person.h"
#include "lanyard-record-page.h"

G_BEGIN_DECLS

/**
 * LanyardPersonPage:
 *
 * A person: groups, what they may use and why, all that is known of them.
 */
#define LANYARD_TYPE_PERSON_PAGE (lanyard_person_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPersonPage, lanyard_person_page, LANYARD, PERSON_PAGE, LanyardRecordPage)

/* pushes the page of @person; @from is in the window, @page has what it is of */
void lanyard_person_page_show (GtkWidget         *from,
                               LanyardWindowPage *page,
                               LanyardPerson     *person);

G_END_DECLS

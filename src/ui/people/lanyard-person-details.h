/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-record-editor.h"

G_BEGIN_DECLS

/**
 * LanyardPersonDetails:
 *
 * All fields of a person, the custom ones among them, and what groups add.
 */
#define LANYARD_TYPE_PERSON_DETAILS (lanyard_person_details_get_type ())
G_DECLARE_FINAL_TYPE (LanyardPersonDetails, lanyard_person_details, LANYARD, PERSON_DETAILS, AdwBin)

GtkWidget *lanyard_person_details_new (LanyardConfiguration *configuration,
                                       LanyardRecordEditor  *editor);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardMessagePage:
 *
 * A message in four tabs: verdicts, tree, XML, and as it is sent. What there
 * is none of is not shown.
 */
#define LANYARD_TYPE_MESSAGE_PAGE (lanyard_message_page_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMessagePage, lanyard_message_page, LANYARD, MESSAGE_PAGE, LanyardWindowPage)

LanyardMessagePage *lanyard_message_page_new          (LanyardConfiguration *configuration,
                                                       LanyardService       *service,
                                                       const char           *title,
                                                       const char           *subtitle);
/* what the tab of the verdicts is called, where they are none */
void                lanyard_message_page_name_first   (LanyardMessagePage   *self,
                                                       const char           *title,
                                                       const char           *icon_name);
/* @group: an AdwPreferencesGroup for the verdicts */
void                lanyard_message_page_add          (LanyardMessagePage   *self,
                                                       GtkWidget            *group);
/* @outline: (nullable): what is in it; @document: the very bytes */
void                lanyard_message_page_set_document (LanyardMessagePage   *self,
                                                       GBytes               *document,
                                                       GPtrArray            *outline);
void                lanyard_message_page_set_encoded  (LanyardMessagePage   *self,
                                                       const char           *encoded);

G_END_DECLS

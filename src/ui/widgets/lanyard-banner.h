/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardBanner:
 *
 * A lasting state above a page's content. Properties: title (NULL hides it).
 */
#define LANYARD_TYPE_BANNER (lanyard_banner_get_type ())
G_DECLARE_FINAL_TYPE (LanyardBanner, lanyard_banner, LANYARD, BANNER, GtkWidget)

GtkWidget *lanyard_banner_new        (void);
void       lanyard_banner_set_title  (LanyardBanner *self,
                                      const char    *title);
void       lanyard_banner_set_button (LanyardBanner *self,
                                      const char    *label,
                                      const char    *action_name);

G_END_DECLS

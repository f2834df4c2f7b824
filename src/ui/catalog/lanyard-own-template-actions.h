/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-catalog.h"

G_BEGIN_DECLS

/* What is done to templates of one's own. Each function returns at once and
 * shows how it went, with a toast or an alert, in the window of @from. */

/* (element-type GFile); asks before one is replaced */
void lanyard_own_template_actions_add         (GtkWidget        *from,
                                               GSList           *files);
void lanyard_own_template_actions_choose      (GtkWidget        *from);
void lanyard_own_template_actions_remove      (GtkWidget        *from,
                                               LanyardTemplate  *tmpl);
void lanyard_own_template_actions_show_folder (GtkWidget        *from);
/* a template of @connector, into a file or the catalog */
void lanyard_own_template_actions_export      (GtkWidget        *from,
                                               LanyardConnector *connector);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-metadata-watcher.h"
#include "lanyard-window-page.h"

G_BEGIN_DECLS

/**
 * LanyardWindow:
 *
 * One configuration: a sidebar with the places, and beside it the place's
 * page and what was opened from it. Properties: narrow (one of both shows) ·
 * compact (both show, but there is no room for long rows of buttons, or for a
 * panel beside the page) · banner (a lasting state, every page's header shows
 * it).
 *
 * Pages know the window only through these functions, which take any widget
 * inside it.
 */
#define LANYARD_TYPE_WINDOW (lanyard_window_get_type ())
G_DECLARE_FINAL_TYPE (LanyardWindow, lanyard_window, LANYARD, WINDOW, AdwApplicationWindow)

LanyardWindow *lanyard_window_new            (GtkApplication *application,
                                              const char     *path);
const char    *lanyard_window_get_path       (LanyardWindow  *self);

/* on top of the page that shows; takes @page */
void           lanyard_window_push           (GtkWidget      *from,
                                              LanyardWindowPage    *page);
/* back to the page below, asking about what is not saved */
void           lanyard_window_pop            (GtkWidget      *from);
/* a place of the sidebar: "applications", "groups", "people", "certificates", "test" */
void           lanyard_window_show_place     (GtkWidget      *from,
                                              const char     *place);
/* the page of a connector, on top of the applications */
void           lanyard_window_show_connector (GtkWidget      *from,
                                              const char     *connector_id);

/* (nullable): none yet */
LanyardMetadataWatcher *lanyard_window_get_metadata_watcher (GtkWidget *from);

/* (transfer full): whether the window that a widget is in is narrow */
GtkExpression *lanyard_window_narrow_expression_new (void);
/* what is in the box is side by side, in a narrow window one below the other */
void           lanyard_window_fold_box       (GtkWidget      *box);

void           lanyard_window_toast          (GtkWidget      *from,
                                              const char     *text);
/* for whoever does something when its button is clicked; NULL if @from is in no window */
AdwToast      *lanyard_window_toast_button    (GtkWidget      *from,
                                              const char     *text,
                                              const char     *label);
/* @change_id as lanyard_configuration_apply_finish() gave it */
void           lanyard_window_toast_undo     (GtkWidget      *from,
                                              const char     *text,
                                              const char     *change_id);
void           lanyard_window_toast_saved    (GtkWidget      *from,
                                              const char     *name,
                                              const char     *change_id);
void           lanyard_window_show_error     (GtkWidget      *from,
                                              const char     *heading,
                                              const GError   *error);
/* to the clipboard; the toast says that @what was copied */
void           lanyard_window_copy           (GtkWidget      *from,
                                              const char     *text,
                                              const char     *what);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-expiry-watch.h"
#include "lanyard-window.h"

G_BEGIN_DECLS

struct _LanyardWindow
{
  AdwApplicationWindow  parent_instance;

  /* Template Widgets */
  AdwToastOverlay      *toasts;
  GtkWidget            *sidebar;
  AdwHeaderBar         *sidebar_header;
  AdwWindowTitle       *sidebar_title;
  GtkListBox           *places;
  GtkWidget            *separator;
  GtkStack             *content;
  AdwStatusPage        *failure;
  GtkWidget            *opening;
  GtkLabel             *address;
  GtkLabel             *address_caption;
  GtkWidget            *address_box;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  LanyardExpiryWatch   *expiry_watch;
  LanyardMetadataWatcher *metadata_watcher;
  GSettings            *settings;
  GCancellable         *cancellable;
  GQueue                pushed;         /* LanyardWindowPage, the one on top last */
  char                 *path;
  char                 *banner;

  /* Borrowed References */
  const char           *place;          /* that shows, or is below what was pushed */
  const char           *next_place;
  GdkSurface           *surface;
  GtkWidget            *leaving;        /* popped, still sliding out */

  gboolean              narrow;
  gboolean              compact;
  gboolean              sidebar_shown;  /* when narrow */
};

void         _lanyard_window_open              (LanyardWindow       *self);
LanyardWindowPage *_lanyard_window_get_page          (LanyardWindow       *self);
/* Runs @then when nothing unsaved is in the way. */
void         _lanyard_window_leave             (LanyardWindow       *self,
                                                void               (*then) (LanyardWindow *self));
void         _lanyard_window_back              (LanyardWindow       *self);
void         _lanyard_window_update_actions    (LanyardWindow       *self);
void         _lanyard_window_class_add_actions (GtkWidgetClass      *widget_class);
void         _lanyard_window_show_shortcuts    (LanyardWindow       *self);

LanyardWindow *_lanyard_window_get (GtkWidget *from);
/* Of the sidebar and the content one or both, as there is room. */
void _lanyard_window_update_panes (LanyardWindow *self);

/* lanyard-window-places.c */
void _lanyard_window_add_places (LanyardWindow *self);
void _lanyard_window_show_first_place (LanyardWindow *self,
                                       const char    *name);
void _lanyard_window_place_activated_cb (LanyardWindow *self,
                                         GtkListBoxRow *row);

/* lanyard-window-stack.c */
void _lanyard_window_show_child (LanyardWindow          *self,
                                 GtkWidget              *child,
                                 GtkStackTransitionType  transition);
/* What slides out, once it is out. */
void _lanyard_window_remove_left_page (LanyardWindow *self);
void _lanyard_window_drop_pushed (LanyardWindow *self);

G_END_DECLS

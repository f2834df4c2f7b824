/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector-page.h"

#include "lanyard-banner.h"
#include "lanyard-editor.h"

G_BEGIN_DECLS

struct _LanyardConnectorPage
{
  LanyardWindowPage parent_instance;

  /* Template Widgets */
  LanyardBanner    *conflict_banner;
  LanyardBanner    *news_banner;
  GtkWidget        *switcher_box;
  GtkWidget        *switcher;
  GtkBox           *tabs;
  GtkDropDown      *drop_down;
  GtkPaned         *panes;
  GtkStack         *pages;
  GtkToggleButton  *check_toggle;
  AdwButtonContent *check_title;
  AdwBin           *check_panel;
  GtkActionBar     *save_bar;
  GtkRevealer      *drop_hint;

  /* Owned References */
  LanyardEditor    *editor;
  GSettings        *settings;           /* NULL: nothing is remembered */
  char             *connector_id;
  char             *first_page;         /* that shows first; NULL: the first of all */

  const char       *page_before_check;
  guint             next_finding;

  int               panel_width;        /* that a person chose */
  gboolean          panel_moved;        /* it is not stored yet */
  int               first_start;        /* between these two the panel can start */
  int               last_start;
};

/* Shows the page of a field, and the field. */
void _lanyard_connector_page_show_field  (LanyardConnectorPage *self,
                                          const char           *path);

/* lanyard-connector-page-actions.c */
void _lanyard_connector_page_add_actions (GtkWidgetClass *widget_class);

/* lanyard-connector-page-edit.c: undo, redo and the search for fields */
void _lanyard_connector_page_add_editing (GtkWidgetClass       *widget_class);
void _lanyard_connector_page_add_keys    (LanyardConnectorPage *self);
void _lanyard_connector_page_watch       (LanyardConnectorPage *self);
/* lanyard-connector-page-check.c */
void _lanyard_connector_page_add_check   (GtkWidgetClass       *widget_class);
void _lanyard_connector_page_show_counts (LanyardConnectorPage *self);
/* lanyard-connector-page-panel.c: beside the other pages, or one of them while the window is compact */
void _lanyard_connector_page_place_check (LanyardConnectorPage *self);
void _lanyard_connector_page_bind_panel  (LanyardConnectorPage *self);
gboolean _lanyard_connector_page_can_have_panel (LanyardConnectorPage *self);
guint _lanyard_connector_page_find_check (LanyardConnectorPage  *self,
                                          GtkWidget            **tab);
gboolean _lanyard_connector_page_pass_focus (LanyardConnectorPage *self,
                                             GtkWidget            *from,
                                             GtkWidget            *to);
/* lanyard-connector-page-intake.c */
void _lanyard_connector_page_add_intake_actions (GtkWidgetClass       *widget_class);
void _lanyard_connector_page_accept_drops       (LanyardConnectorPage *self);
/* what was imported, into what is edited */
void _lanyard_connector_page_take               (LanyardConnectorPage *self,
                                                 LanyardConnector     *taken);
/* lanyard-connector-page-news.c: metadata that is watched */
void _lanyard_connector_page_add_news_actions   (GtkWidgetClass       *widget_class);
void _lanyard_connector_page_show_news          (LanyardConnectorPage *self);

G_END_DECLS

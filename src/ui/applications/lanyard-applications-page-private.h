/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-application-row.h"
#include "lanyard-applications-page.h"

G_BEGIN_DECLS

struct _LanyardApplicationsPage
{
  LanyardWindowPage         parent_instance;

  /* Template Widgets */
  GtkSearchBar       *search_bar;
  GtkEditable        *search_entry;
  GtkToggleButton    *select_button;
  GtkStack           *stack;
  GtkListView        *list;
  AdwStatusPage      *no_results;
  AdwStatusPage      *failure;
  GtkActionBar       *selection_bar;
  GtkLabel           *selection_label;
  GtkRevealer        *drop_hint;

  /* Owned References */
  GtkFilterListModel *filtered;
  GtkFilter          *filter;
  GHashTable         *selected;         /* ids */
  GPtrArray          *rows;             /* LanyardApplicationRow, borrowed */
  LanyardFindingCounts *counts;

  /* Borrowed References */
  GListModel         *connectors;
};

/* lanyard-applications-actions.c */
void                   _lanyard_applications_page_class_add_actions (GtkWidgetClass          *widget_class);

gboolean               _lanyard_applications_page_is_selecting      (LanyardApplicationsPage *self);
LanyardConnector      *_lanyard_applications_page_find_connector    (LanyardApplicationsPage *self,
                                                                     const char              *id);
/* (transfer container): those that are still there */
GPtrArray             *_lanyard_applications_page_list_selected     (LanyardApplicationsPage *self);
void                   _lanyard_applications_page_toggle_selected   (LanyardApplicationsPage *self,
                                                                     LanyardConnector        *connector);
LanyardApplicationRow *_lanyard_applications_page_get_focus_row     (LanyardApplicationsPage *self);

G_END_DECLS

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
  LanyardWindowPage    parent_instance;

  /* Template Widgets */
  LanyardBanner *conflict_banner;
  GtkWidget     *switcher_box;
  GtkWidget     *switcher;
  GtkBox        *tabs;
  GtkDropDown   *drop_down;
  GtkStack      *pages;
  GtkActionBar  *save_bar;
  GtkRevealer   *drop_hint;

  /* Owned References */
  LanyardEditor *editor;
  char          *connector_id;
};

/* lanyard-connector-page-actions.c */
void _lanyard_connector_page_add_actions (GtkWidgetClass *widget_class);

G_END_DECLS

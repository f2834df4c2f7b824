/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history-page.h"

#include "lanyard-history-view.h"

struct _LanyardHistoryPage
{
  LanyardEditorPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardHistoryPage, lanyard_history_page, LANYARD_TYPE_EDITOR_PAGE)

static void
lanyard_history_page_constructed (GObject *object)
{
  LanyardEditor *editor = lanyard_editor_page_get_editor (LANYARD_EDITOR_PAGE (object));
  GtkWidget *view = g_object_new (LANYARD_TYPE_HISTORY_VIEW, NULL);

  G_OBJECT_CLASS (lanyard_history_page_parent_class)->constructed (object);

  lanyard_history_view_set_up (LANYARD_HISTORY_VIEW (view), lanyard_editor_get_configuration (editor),
                               lanyard_editor_get_connector_id (editor));
  adw_bin_set_child (ADW_BIN (object), view);
}

static void
lanyard_history_page_class_init (LanyardHistoryPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lanyard_history_page_constructed;
}

static void
lanyard_history_page_init (LanyardHistoryPage *self)
{
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-deleted-page.h"

#include "lanyard-header.h"
#include "lanyard-history-view.h"

#include <glib/gi18n-lib.h>

struct _LanyardDeletedPage
{
  LanyardWindowPage parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardDeletedPage, lanyard_deleted_page, LANYARD_TYPE_WINDOW_PAGE)

static void
lanyard_deleted_page_constructed (GObject *object)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *view = g_object_new (LANYARD_TYPE_HISTORY_VIEW, "vexpand", TRUE, NULL);

  G_OBJECT_CLASS (lanyard_deleted_page_parent_class)->constructed (object);

  lanyard_window_page_set_title (LANYARD_WINDOW_PAGE (object), _("Deleted Applications"));
  lanyard_history_view_set_up (LANYARD_HISTORY_VIEW (view),
                               lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (object)), NULL);
  gtk_box_append (GTK_BOX (box), g_object_new (LANYARD_TYPE_HEADER, NULL));
  gtk_box_append (GTK_BOX (box), view);
  adw_bin_set_child (ADW_BIN (object), box);
}

static void
lanyard_deleted_page_class_init (LanyardDeletedPageClass *klass)
{
  G_OBJECT_CLASS (klass)->constructed = lanyard_deleted_page_constructed;
}

static void
lanyard_deleted_page_init (LanyardDeletedPage *self)
{
}

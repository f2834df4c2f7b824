/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bulk-row.h"

#include "lanyard-bind.h"
#include "lanyard-bulk.h"
#include "lanyard-hyphens.h"
#include "lanyard-pair-row.h"

#include <glib/gi18n-lib.h>

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  for (guint i = 0; i < 2; i++)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_wrap (GTK_LABEL (label), TRUE);
      gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
      lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (gtk_widget_get_first_child (box), "heading");
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_list_item_set_child (item, box);
  gtk_list_item_set_activatable (item, FALSE);
}

static char *
describe (LanyardBulkItem *item)
{
  GPtrArray *pairs = lanyard_bulk_item_get_pairs (item);
  GString *text;

  if (lanyard_bulk_item_get_reason (item) != NULL)
    /* Translators: why an application is not changed */
    return g_strdup_printf (_("Not changed: %s"), lanyard_bulk_item_get_reason (item));

  text = g_string_new (NULL);
  for (guint i = 0; i < pairs->len; i++)
    {
      g_autofree char *line = lanyard_pair_dup_text (g_ptr_array_index (pairs, i));

      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "", line);
    }

  return g_string_free (text, FALSE);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *item,
             gpointer                  user_data)
{
  LanyardBulkItem *bulk_item = gtk_list_item_get_item (item);
  const char *label = lanyard_connector_get_label (lanyard_bulk_item_get_connector (bulk_item));
  GtkWidget *box = gtk_list_item_get_child (item);
  g_autofree char *text = describe (bulk_item);

  gtk_label_set_label (GTK_LABEL (gtk_widget_get_first_child (box)), label);
  gtk_label_set_label (GTK_LABEL (gtk_widget_get_last_child (box)), text);
  if (lanyard_bulk_item_get_reason (bulk_item) != NULL)
    gtk_widget_add_css_class (box, "dim-label");
  else
    gtk_widget_remove_css_class (box, "dim-label");
  lanyard_list_row_set_name (box, label);
}

/**
 * lanyard_bulk_row_factory_new:
 *
 * Returns: (transfer full): rows for a #LanyardBulkItem each: an application,
 *   and what changes of it or why nothing does
 */
GtkListItemFactory *
lanyard_bulk_row_factory_new (void)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_row_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_row_cb), NULL);

  return factory;
}

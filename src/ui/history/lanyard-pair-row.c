/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-pair-row.h"

#include "lanyard-bind.h"
#include "lanyard-hyphens.h"

#include <glib/gi18n-lib.h>

/**
 * lanyard_pair_dup_text:
 * @pair: a field before and after a change
 *
 * Returns: (transfer full): one line for people
 */
char *
lanyard_pair_dup_text (LanyardFieldPair *pair)
{
  const char *left = lanyard_field_pair_get_left (pair);
  const char *right = lanyard_field_pair_get_right (pair);
  const char *label = lanyard_field_pair_get_label (pair);

  if (left == NULL)
    /* Translators: a field and the value that was added */
    return g_strdup_printf (_("%s: %s added"), label, right != NULL ? right : "");
  if (right == NULL)
    /* Translators: a field and the value that was removed */
    return g_strdup_printf (_("%s: %s removed"), label, left);

  /* Translators: a field, its old and its new value */
  return g_strdup_printf (_("%s: %s → %s"), label, left, right);
}

static void
setup_cb (GtkSignalListItemFactory *factory,
          GtkListItem              *item,
          gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_list_item_set_child (item, label);
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_cb (GtkSignalListItemFactory *factory,
         GtkListItem              *item,
         gpointer                  user_data)
{
  g_autofree char *text = lanyard_pair_dup_text (gtk_list_item_get_item (item));

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)), text);
}

static GtkWidget *
create_note (const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_add_css_class (label, "dim-label");
  return label;
}

/**
 * lanyard_pair_list_new:
 * @pairs: (element-type LanyardFieldPair): what would change
 * @notes: sentences below
 *
 * Returns: (transfer floating): a widget for a dialog
 */
GtkWidget *
lanyard_pair_list_new (GPtrArray          *pairs,
                       const char * const *notes)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();
  g_autoptr(GListStore) store = g_list_store_new (LANYARD_TYPE_FIELD_PAIR);
  GtkWidget *list;

  for (guint i = 0; i < pairs->len; i++)
    g_list_store_append (store, g_ptr_array_index (pairs, i));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);

  list = gtk_list_view_new (GTK_SELECTION_MODEL (gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&store)))), factory);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Differences"), -1);
  gtk_widget_add_css_class (list, "lanyard-list");
  if (pairs->len > 0)
    gtk_box_append (GTK_BOX (box), g_object_new (GTK_TYPE_SCROLLED_WINDOW,
                                                 "hscrollbar-policy", GTK_POLICY_NEVER,
                                                 "propagate-natural-height", TRUE,
                                                 "max-content-height", 260,
                                                 "child", list,
                                                 NULL));
  else
    {
      g_object_ref_sink (list);
      g_object_unref (list);
      gtk_box_append (GTK_BOX (box), create_note (_("Nothing differs")));
    }
  for (gsize i = 0; notes != NULL && notes[i] != NULL; i++)
    gtk_box_append (GTK_BOX (box), create_note (notes[i]));

  return box;
}

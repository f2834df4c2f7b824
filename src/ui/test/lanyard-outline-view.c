/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-outline-view.h"

#include "lanyard-hyphens.h"
#include "lanyard-saml-outline.h"

#include <glib/gi18n-lib.h>

#define DEPTH_MAX 40

/* A line and those below it. */
#define LANYARD_TYPE_OUTLINE_ITEM (lanyard_outline_item_get_type ())
G_DECLARE_FINAL_TYPE (LanyardOutlineItem, lanyard_outline_item, LANYARD, OUTLINE_ITEM, GObject)

struct _LanyardOutlineItem
{
  GObject     parent_instance;

  char       *name;
  char       *value;
  GListStore *children;
};

G_DEFINE_FINAL_TYPE (LanyardOutlineItem, lanyard_outline_item, G_TYPE_OBJECT)

static void
lanyard_outline_item_finalize (GObject *object)
{
  LanyardOutlineItem *self = LANYARD_OUTLINE_ITEM (object);

  g_free (self->name);
  g_free (self->value);
  g_clear_object (&self->children);

  G_OBJECT_CLASS (lanyard_outline_item_parent_class)->finalize (object);
}

static void
lanyard_outline_item_class_init (LanyardOutlineItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_outline_item_finalize;
}

static void
lanyard_outline_item_init (LanyardOutlineItem *self)
{
  self->children = g_list_store_new (LANYARD_TYPE_OUTLINE_ITEM);
}

struct _LanyardOutlineView
{
  AdwBin       parent_instance;

  /* Template Widgets */
  GtkListView *list;
};

G_DEFINE_FINAL_TYPE (LanyardOutlineView, lanyard_outline_view, ADW_TYPE_BIN)

static GListStore *
make_tree (GPtrArray *lines)
{
  GListStore *root = g_list_store_new (LANYARD_TYPE_OUTLINE_ITEM);
  GListStore *levels[DEPTH_MAX + 1] = { root };

  for (guint i = 0; i < lines->len; i++)
    {
      LanyardSamlOutlineLine *line = g_ptr_array_index (lines, i);
      g_autoptr(LanyardOutlineItem) item = g_object_new (LANYARD_TYPE_OUTLINE_ITEM, NULL);
      guint depth = MIN (line->depth, DEPTH_MAX - 1);

      item->name = g_strdup (line->name);
      item->value = g_strdup (line->value);
      while (levels[depth] == NULL)
        depth--;
      g_list_store_append (levels[depth], item);
      levels[depth + 1] = item->children;
      for (guint j = depth + 2; j <= DEPTH_MAX; j++)
        levels[j] = NULL;
    }

  return root;
}

static GListModel *
create_children_cb (gpointer item,
                    gpointer user_data)
{
  GListStore *children = LANYARD_OUTLINE_ITEM (item)->children;

  return g_list_model_get_n_items (G_LIST_MODEL (children)) > 0 ? G_LIST_MODEL (g_object_ref (children)) : NULL;
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_widget_add_css_class (label, style);
  return label;
}

static void
setup_row_cb (GtkSignalListItemFactory *factory,
              GtkListItem              *item,
              gpointer                  user_data)
{
  GtkWidget *expander = gtk_tree_expander_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  gtk_box_append (GTK_BOX (box), create_label ("heading"));
  gtk_box_append (GTK_BOX (box), create_label ("body"));
  gtk_tree_expander_set_child (GTK_TREE_EXPANDER (expander), box);
  gtk_list_item_set_child (item, expander);
}

static void
bind_row_cb (GtkSignalListItemFactory *factory,
             GtkListItem              *list_item,
             gpointer                  user_data)
{
  GtkTreeListRow *row = gtk_list_item_get_item (list_item);
  GtkTreeExpander *expander = GTK_TREE_EXPANDER (gtk_list_item_get_child (list_item));
  GtkWidget *box = gtk_tree_expander_get_child (expander);
  GtkWidget *name = gtk_widget_get_first_child (box);
  GtkWidget *value = gtk_widget_get_next_sibling (name);
  g_autoptr(LanyardOutlineItem) item = gtk_tree_list_row_get_item (row);

  gtk_tree_expander_set_list_row (expander, row);
  gtk_label_set_text (GTK_LABEL (name), item->name);
  gtk_label_set_text (GTK_LABEL (value), item->value != NULL ? item->value : "");
  gtk_widget_set_visible (value, item->value != NULL);
}

static void
lanyard_outline_view_class_init (LanyardOutlineViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-outline-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardOutlineView, list);
  gtk_widget_class_bind_template_callback (widget_class, setup_row_cb);
  gtk_widget_class_bind_template_callback (widget_class, bind_row_cb);
}

static void
lanyard_outline_view_init (LanyardOutlineView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

void
lanyard_outline_view_show (LanyardOutlineView *self,
                           GPtrArray          *lines)
{
  GtkTreeListModel *tree;
  g_autoptr(GtkNoSelection) selection = NULL;

  g_return_if_fail (LANYARD_IS_OUTLINE_VIEW (self));
  g_return_if_fail (lines != NULL);

  tree = gtk_tree_list_model_new (G_LIST_MODEL (make_tree (lines)), FALSE, TRUE, create_children_cb, NULL, NULL);
  selection = gtk_no_selection_new (G_LIST_MODEL (tree));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (selection));
}

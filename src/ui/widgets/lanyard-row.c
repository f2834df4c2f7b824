/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-row.h"

#include "lanyard-hyphens.h"

#define SPACING 12

typedef struct
{
  GtkWidget *texts;
} LanyardRowPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (LanyardRow, lanyard_row, GTK_TYPE_WIDGET)

static void
lanyard_row_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);

  G_OBJECT_CLASS (lanyard_row_parent_class)->dispose (object);
}

static void
lanyard_row_class_init (LanyardRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = lanyard_row_dispose;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lanyardrow");
}

static void
lanyard_row_init (LanyardRow *self)
{
  LanyardRowPrivate *priv = lanyard_row_get_instance_private (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))), SPACING);

  priv->texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_widget_set_hexpand (priv->texts, TRUE);
  gtk_widget_set_valign (priv->texts, GTK_ALIGN_CENTER);
  gtk_widget_set_parent (priv->texts, GTK_WIDGET (self));
}

GtkWidget *
lanyard_row_get_texts (LanyardRow *self)
{
  LanyardRowPrivate *priv = lanyard_row_get_instance_private (self);

  g_return_val_if_fail (LANYARD_IS_ROW (self), NULL);

  return priv->texts;
}

GtkWidget *
lanyard_row_add_text (LanyardRow *self,
                      const char *css_class)
{
  GtkWidget *label = lanyard_row_create_label (css_class);

  gtk_box_append (GTK_BOX (lanyard_row_get_texts (self)), label);
  return label;
}

GtkWidget *
lanyard_row_add_wrapped (LanyardRow *self,
                         const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  lanyard_hyphens_forbid_in_label (GTK_LABEL (label));
  gtk_widget_add_css_class (label, css_class);
  gtk_box_append (GTK_BOX (lanyard_row_get_texts (self)), label);

  return label;
}

void
lanyard_row_append (LanyardRow *self,
                    GtkWidget  *child)
{
  g_return_if_fail (LANYARD_IS_ROW (self));
  g_return_if_fail (GTK_IS_WIDGET (child));

  gtk_widget_set_parent (child, GTK_WIDGET (self));
}

GtkWidget *
lanyard_row_create_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  if (css_class != NULL)
    {
      gtk_widget_add_css_class (label, css_class);
      gtk_widget_add_css_class (label, "dim-label");
    }

  return label;
}

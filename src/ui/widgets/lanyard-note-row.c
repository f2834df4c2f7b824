/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-note-row.h"

struct _LanyardNoteRow
{
  AdwPreferencesRow  parent_instance;

  GtkWidget         *icon;
  GtkWidget         *label;
};

static const struct
{
  const char *icon_name;
  const char *css_class;
} notes[] = {
  [LANYARD_NOTE_HINT] = { "dialog-information-symbolic", "dim-label" },
  [LANYARD_NOTE_WARNING] = { "dialog-warning-symbolic", "warning" },
  [LANYARD_NOTE_ERROR] = { "dialog-error-symbolic", "error" },
};

G_DEFINE_FINAL_TYPE (LanyardNoteRow, lanyard_note_row, ADW_TYPE_PREFERENCES_ROW)

static void
lanyard_note_row_class_init (LanyardNoteRowClass *klass)
{
}

static void
lanyard_note_row_init (LanyardNoteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_list_box_row_set_selectable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  gtk_widget_add_css_class (GTK_WIDGET (self), "lanyard-note");

  self->icon = g_object_new (GTK_TYPE_IMAGE,
                             "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                             "valign", GTK_ALIGN_START,
                             NULL);
  gtk_box_append (GTK_BOX (box), self->icon);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (self->label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_widget_add_css_class (self->label, "caption");
  gtk_box_append (GTK_BOX (box), self->label);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
}

GtkWidget *
lanyard_note_row_new (void)
{
  return g_object_new (LANYARD_TYPE_NOTE_ROW, NULL);
}

/**
 * lanyard_note_row_attach:
 * @row: a row of a list box
 *
 * Returns: (transfer none): a new, empty note below it
 */
GtkWidget *
lanyard_note_row_attach (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_ancestor (row, GTK_TYPE_LIST_BOX);
  GtkWidget *self = lanyard_note_row_new ();

  g_return_val_if_fail (list != NULL, NULL);

  gtk_list_box_insert (GTK_LIST_BOX (list), self, gtk_list_box_row_get_index (GTK_LIST_BOX_ROW (row)) + 1);
  lanyard_note_row_update_list (self);
  return self;
}

/**
 * lanyard_note_row_update_list:
 * @row: a row of a list box
 *
 * A list without anything to see would still draw its frame.
 */
void
lanyard_note_row_update_list (GtkWidget *row)
{
  GtkWidget *list = gtk_widget_get_parent (row);
  gboolean visible = FALSE;

  if (!GTK_IS_LIST_BOX (list))
    return;

  for (GtkWidget *child = gtk_widget_get_first_child (list); child != NULL; child = gtk_widget_get_next_sibling (child))
    visible = visible || gtk_widget_get_visible (child);
  gtk_widget_set_visible (list, visible);
}

void
lanyard_note_row_set (LanyardNoteRow *self,
                      LanyardNote     note,
                      const char     *text)
{
  g_return_if_fail (LANYARD_IS_NOTE_ROW (self));

  for (guint i = 0; i < G_N_ELEMENTS (notes); i++)
    gtk_widget_remove_css_class (GTK_WIDGET (self), notes[i].css_class);

  gtk_widget_set_visible (GTK_WIDGET (self), text != NULL);
  lanyard_note_row_update_list (GTK_WIDGET (self));
  if (text == NULL)
    return;

  gtk_widget_add_css_class (GTK_WIDGET (self), notes[note].css_class);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->icon), notes[note].icon_name);
  gtk_label_set_label (GTK_LABEL (self->label), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-bind.h"

#include <glib/gi18n-lib.h>

static gboolean
string_to_text (GBinding     *binding,
                const GValue *from,
                GValue       *to,
                gpointer      user_data)
{
  const char *text = g_value_get_string (from);

  g_value_set_string (to, text != NULL ? text : "");
  return TRUE;
}

/**
 * lanyard_bind_text:
 * @object: what is edited
 * @property: its string property
 * @editable: an entry or entry row
 */
void
lanyard_bind_text (gpointer    object,
                   const char *property,
                   GtkWidget  *editable)
{
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (GTK_IS_EDITABLE (editable));

  g_object_bind_property_full (object, property, editable, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               string_to_text, NULL, NULL, NULL);
}

void
lanyard_bind_switch (gpointer    object,
                     const char *property,
                     GtkWidget  *widget)
{
  g_return_if_fail (G_IS_OBJECT (object));

  g_object_bind_property (object, property, widget, "active", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
}

static gboolean
strv_to_lines (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  char **strv = g_value_get_boxed (from);

  g_value_take_string (to, strv != NULL ? g_strjoinv ("\n", strv) : g_strdup (""));
  return TRUE;
}

static gboolean
lines_to_strv (GBinding     *binding,
               const GValue *from,
               GValue       *to,
               gpointer      user_data)
{
  g_auto(GStrv) lines = g_strsplit (g_value_get_string (from), "\n", -1);
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();

  for (char **line = lines; *line != NULL; line++)
    if (*g_strstrip (*line) != '\0')
      g_strv_builder_add (builder, *line);
  g_value_take_boxed (to, g_strv_builder_end (builder));

  return TRUE;
}

/**
 * lanyard_bind_lines:
 * @object: what is edited
 * @property: its property, a list of strings
 * @buffer: a text with one line for each
 */
void
lanyard_bind_lines (gpointer       object,
                    const char    *property,
                    GtkTextBuffer *buffer)
{
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (GTK_IS_TEXT_BUFFER (buffer));

  g_object_bind_property_full (object, property, buffer, "text", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               strv_to_lines, lines_to_strv, NULL, NULL);
}

static gboolean
int_to_units (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  g_value_set_double (to, (double) g_value_get_int (from) / GPOINTER_TO_INT (user_data));
  return TRUE;
}

static gboolean
units_to_int (GBinding     *binding,
              const GValue *from,
              GValue       *to,
              gpointer      user_data)
{
  g_value_set_int (to, (int) (g_value_get_double (from) * GPOINTER_TO_INT (user_data) + 0.5));
  return TRUE;
}

/* What is typed counts at once, and not only when the focus goes on: it is to
 * be saved, too. Half a number, which would be put right, is left alone. */
static void
typed_cb (GtkSpinButton *spin_button)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (spin_button));
  g_autofree char *canonical = NULL;
  double minimum, maximum;
  gint64 number;

  gtk_spin_button_get_range (spin_button, &minimum, &maximum);
  number = g_ascii_strtoll (text, NULL, 10);
  canonical = g_strdup_printf ("%" G_GINT64_FORMAT, number);
  if (g_str_equal (text, canonical) && number >= minimum && number <= maximum)
    gtk_spin_button_set_value (spin_button, number);
}

/**
 * lanyard_bind_number:
 * @object: what is edited
 * @property: its int property
 * @spin_button: a spin button
 * @unit: how many make one of what the spin button shows
 */
void
lanyard_bind_number (gpointer    object,
                     const char *property,
                     GtkWidget  *spin_button,
                     int         unit)
{
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (GTK_IS_SPIN_BUTTON (spin_button));

  g_object_bind_property_full (object, property, spin_button, "value", G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE,
                               int_to_units, units_to_int, GINT_TO_POINTER (unit), NULL);
  g_signal_connect (spin_button, "changed", G_CALLBACK (typed_cb), NULL);
}

typedef struct
{
  GObject       *object;        /* borrowed: the handler on it goes with it */
  AdwComboRow   *row;           /* borrowed: this belongs to it */
  GtkStringList *labels;
  char          *property;
  GPtrArray     *values;
  GtkWidget     *other;         /* NULL, or the entry row for a text that is not in the list; borrowed */
  gulong         handler;
} Choice;

static void
choice_free (Choice *choice)
{
  if (choice->object != NULL)
    {
      g_signal_handler_disconnect (choice->object, choice->handler);
      g_object_remove_weak_pointer (choice->object, (gpointer *) &choice->object);
    }
  g_clear_weak_pointer (&choice->other);
  g_object_unref (choice->labels);
  g_ptr_array_unref (choice->values);
  g_free (choice->property);
  g_free (choice);
}

static char *
dup_value (Choice *choice)
{
  g_auto(GValue) value = G_VALUE_INIT;
  GEnumValue *entry;

  g_object_get_property (choice->object, choice->property, &value);
  if (G_VALUE_HOLDS_STRING (&value))
    return g_value_dup_string (&value);
  if (G_VALUE_HOLDS_INT (&value))
    return g_strdup_printf ("%d", g_value_get_int (&value));

  entry = g_enum_get_value (G_ENUM_CLASS (g_type_class_peek (G_VALUE_TYPE (&value))), g_value_get_enum (&value));
  return entry != NULL ? g_strdup (entry->value_nick) : NULL;
}

static void
set_value (Choice     *choice,
           const char *text)
{
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (choice->object), choice->property);
  GEnumValue *entry;

  if (pspec->value_type == G_TYPE_STRING)
    {
      g_object_set (choice->object, choice->property, text, NULL);
      return;
    }
  if (pspec->value_type == G_TYPE_INT)
    {
      g_object_set (choice->object, choice->property, (int) g_ascii_strtoll (text, NULL, 10), NULL);
      return;
    }

  entry = g_enum_get_value_by_nick (G_ENUM_CLASS (g_type_class_peek (pspec->value_type)), text);
  g_return_if_fail (entry != NULL);
  g_object_set (choice->object, choice->property, entry->value, NULL);
}

static guint
find_value (Choice     *choice,
            const char *value)
{
  for (guint i = 0; i < choice->values->len; i++)
    {
      if (g_strcmp0 (g_ptr_array_index (choice->values, i), value) == 0)
        return i;
    }

  return GTK_INVALID_LIST_POSITION;
}

static void
value_changed_cb (Choice *choice)
{
  g_autofree char *value = dup_value (choice);
  guint position = find_value (choice, value);

  /* Once it is there the entry stays, even while what is typed is in the list. */
  if (choice->other != NULL && (gtk_widget_get_visible (choice->other) || position == GTK_INVALID_LIST_POSITION))
    position = choice->values->len;
  else if (position == GTK_INVALID_LIST_POSITION && value != NULL)
    {
      position = choice->values->len;
      gtk_string_list_append (choice->labels, value);
      g_ptr_array_add (choice->values, g_strdup (value));
    }

  if (adw_combo_row_get_selected (choice->row) != position)
    adw_combo_row_set_selected (choice->row, position);
}

static void
selected_cb (Choice *choice)
{
  guint position = adw_combo_row_get_selected (choice->row);
  g_autofree char *value = NULL;

  if (choice->other != NULL)
    gtk_widget_set_visible (choice->other, position == choice->values->len);
  if (choice->object == NULL || position >= choice->values->len)
    return;

  value = dup_value (choice);
  if (g_strcmp0 (value, g_ptr_array_index (choice->values, position)) != 0)
    set_value (choice, g_ptr_array_index (choice->values, position));
}

static void
bind_choice (gpointer             object,
             const char          *property,
             AdwComboRow         *row,
             const LanyardChoice *choices,
             GtkWidget           *other)
{
  g_autofree char *detail = g_strdup_printf ("notify::%s", property);
  Choice *choice;

  choice = g_new0 (Choice, 1);
  choice->object = object;
  g_object_add_weak_pointer (object, (gpointer *) &choice->object);
  choice->row = row;
  choice->property = g_strdup (property);
  choice->labels = gtk_string_list_new (NULL);
  choice->values = g_ptr_array_new_with_free_func (g_free);
  for (; choices->label != NULL; choices++)
    {
      gtk_string_list_append (choice->labels, _(choices->label));
      g_ptr_array_add (choice->values, g_strdup (choices->value));
    }

  if (other != NULL)
    {
      gtk_string_list_append (choice->labels, _("Other…"));
      g_set_weak_pointer (&choice->other, other);
    }

  adw_combo_row_set_model (row, G_LIST_MODEL (choice->labels));
  value_changed_cb (choice);
  if (other != NULL)
    gtk_widget_set_visible (other, adw_combo_row_get_selected (row) == choice->values->len);
  choice->handler = g_signal_connect_swapped (object, detail, G_CALLBACK (value_changed_cb), choice);
  g_signal_connect_swapped (row, "notify::selected", G_CALLBACK (selected_cb), choice);
  g_object_set_data_full (G_OBJECT (row), "lanyard-choice", choice, (GDestroyNotify) choice_free);
}

/**
 * lanyard_bind_choice:
 * @object: what is edited
 * @property: its string, int or enumeration property
 * @row: a combo row
 * @choices: what can be chosen
 */
void
lanyard_bind_choice (gpointer             object,
                     const char          *property,
                     AdwComboRow         *row,
                     const LanyardChoice *choices)
{
  g_return_if_fail (G_IS_OBJECT (object));
  g_return_if_fail (ADW_IS_COMBO_ROW (row));

  bind_choice (object, property, row, choices, NULL);
}

/**
 * lanyard_bind_free_choice:
 * @object: what is edited
 * @property: its string property
 * @row: a combo row
 * @choices: what can be chosen besides any other text
 *
 * Returns: (transfer floating): the row for another text
 */
GtkWidget *
lanyard_bind_free_choice (gpointer             object,
                          const char          *property,
                          AdwComboRow         *row,
                          const LanyardChoice *choices)
{
  GtkWidget *other = adw_entry_row_new ();

  g_return_val_if_fail (G_IS_OBJECT (object), NULL);
  g_return_val_if_fail (ADW_IS_COMBO_ROW (row), NULL);

  gtk_widget_set_visible (other, FALSE);
  lanyard_bind_text (object, property, other);
  bind_choice (object, property, row, choices, other);

  return other;
}

/**
 * lanyard_list_row_set_name:
 * @child: the child of a list item
 * @name: what a screen reader calls it
 *
 * Names the row itself, which has the focus, as GtkListItem cannot before
 * GTK 4.12.
 */
void
lanyard_list_row_set_name (GtkWidget  *child,
                           const char *name)
{
  GtkWidget *row = gtk_widget_get_parent (child);

  if (row != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

/**
 * lanyard_drop_down_name_button:
 * @drop_down: one that has an accessible label
 *
 * A screen reader that follows the focus hears of the button in it only.
 */
void
lanyard_drop_down_name_button (GtkDropDown *drop_down)
{
  GtkWidget *button = gtk_widget_get_first_child (GTK_WIDGET (drop_down));

  gtk_accessible_update_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY, drop_down, NULL, -1);
}

static void
setup_short_cb (GtkSignalListItemFactory *factory,
                GtkListItem              *item,
                gpointer                  user_data)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_short_cb (GtkSignalListItemFactory *factory,
               GtkListItem              *item,
               gpointer                  user_data)
{
  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (gtk_list_item_get_item (item)));
}

/**
 * lanyard_drop_down_shorten_button:
 * @drop_down: one of strings
 *
 * Lets it be narrower than the longest of them; the list that opens has all in
 * full.
 */
void
lanyard_drop_down_shorten_button (GtkDropDown *drop_down)
{
  g_autoptr(GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_short_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_short_cb), NULL);
  gtk_drop_down_set_list_factory (drop_down, gtk_drop_down_get_factory (drop_down));
  gtk_drop_down_set_factory (drop_down, factory);
}

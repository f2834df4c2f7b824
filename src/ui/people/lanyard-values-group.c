/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-values-group.h"

#include "lanyard-alert.h"
#include "lanyard-custom-values.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardValuesGroup
{
  AdwPreferencesGroup  parent_instance;

  /* Owned References */
  LanyardRecordEditor *editor;
  GVariant            *shown;           /* what the rows stand for */
  GListModel          *declared;        /* the same */
  GPtrArray           *rows;            /* one an attribute, borrowed */

  gboolean             storing;
};

G_DEFINE_FINAL_TYPE (LanyardValuesGroup, lanyard_values_group, ADW_TYPE_PREFERENCES_GROUP)

#define NAME_KEY "lanyard-name"
#define VALUES_KEY "lanyard-values"
#define BUTTONS_KEY "lanyard-buttons"

/* The entry rows of one attribute, in their order. */
static GPtrArray *
get_value_rows (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), VALUES_KEY);
}

static const char *
get_name (GtkWidget *row)
{
  return g_object_get_data (G_OBJECT (row), NAME_KEY);
}

/* Of attributes that may be unset, in the order of the choices. */
static const char * const booleans[] = { NULL, "true", "false" };

/* Of an attribute with one value. */
static const char *
get_value (GtkWidget *row)
{
  const char *value;

  if (ADW_IS_COMBO_ROW (row))
    return booleans[adw_combo_row_get_selected (ADW_COMBO_ROW (row)) % G_N_ELEMENTS (booleans)];

  value = gtk_editable_get_text (GTK_EDITABLE (row));
  return *value != '\0' ? value : NULL;
}

static GStrv
dup_values (GtkWidget *row)
{
  GPtrArray *value_rows = get_value_rows (row);
  GPtrArray *values;

  if (value_rows == NULL)
    return g_strdupv ((char *[]) { (char *) get_value (row), NULL });

  values = g_ptr_array_new ();
  for (guint i = 0; i < value_rows->len; i++)
    {
      const char *value = gtk_editable_get_text (g_ptr_array_index (value_rows, i));

      if (*value != '\0')
        g_ptr_array_add (values, g_strdup (value));
    }
  g_ptr_array_add (values, NULL);

  return (GStrv) g_ptr_array_free (values, FALSE);
}

static void
update_subtitle (GtkWidget *row)
{
  g_auto(GStrv) values = dup_values (row);
  g_autofree char *joined = g_strjoinv (" · ", values);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row), joined);
}

static GtkWidget *
find_row (LanyardValuesGroup *self,
          const char         *name)
{
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (strcmp (get_name (row), name) == 0)
        return row;
    }

  return NULL;
}

static void
add_entry (LanyardValuesGroup *self,
           GVariantBuilder    *builder,
           GtkWidget          *row)
{
  g_auto(GStrv) values = dup_values (row);

  if (values[0] != NULL || lanyard_custom_values_find (self->declared, get_name (row)) == NULL)
    g_variant_builder_add (builder, "{s^as}", get_name (row), values);
}

/* Attributes stay in the order in which they are stored. */
static void
store (LanyardValuesGroup *self)
{
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));
  g_autoptr(GHashTable) seen = g_hash_table_new (NULL, NULL);
  GVariantIter iter;
  const char *name;

  if (self->shown != NULL)
    {
      g_variant_iter_init (&iter, self->shown);
      while (g_variant_iter_next (&iter, "{&s@as}", &name, NULL))
        {
          GtkWidget *row = find_row (self, name);

          if (row != NULL && g_hash_table_add (seen, row))
            add_entry (self, &builder, row);
        }
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_ptr_array_index (self->rows, i);

      if (!g_hash_table_contains (seen, row))
        add_entry (self, &builder, row);
      if (ADW_IS_EXPANDER_ROW (row))
        update_subtitle (row);
    }

  g_clear_pointer (&self->shown, g_variant_unref);
  self->shown = g_variant_ref_sink (g_variant_builder_end (&builder));
  self->storing = TRUE;
  g_object_set (lanyard_record_editor_get_record (self->editor), "attributes", self->shown, NULL);
  self->storing = FALSE;
}

static GtkWidget *
create_icon_button (const char *icon_name,
                    const char *tooltip)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon_name);

  gtk_widget_set_tooltip_text (button, tooltip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, tooltip, -1);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");

  return button;
}

static void
remove_value_cb (LanyardValuesGroup *self,
                 GtkWidget          *button)
{
  GtkWidget *value_row = gtk_widget_get_ancestor (button, ADW_TYPE_ENTRY_ROW);
  GtkWidget *row = gtk_widget_get_ancestor (value_row, ADW_TYPE_EXPANDER_ROW);

  g_ptr_array_remove (get_value_rows (row), value_row);
  adw_expander_row_remove (ADW_EXPANDER_ROW (row), value_row);
  store (self);
}

/* The row of buttons stays the last. */
static GtkWidget *
add_value (LanyardValuesGroup *self,
           GtkWidget          *row,
           const char         *value)
{
  GtkWidget *value_row = adw_entry_row_new ();
  GtkWidget *button = create_icon_button ("list-remove-symbolic", _("Remove Value"));
  g_autoptr(GtkWidget) buttons = g_object_ref (g_object_get_data (G_OBJECT (row), BUTTONS_KEY));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (value_row), _("Value"));
  gtk_editable_set_text (GTK_EDITABLE (value_row), value);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (value_row), button);
  adw_expander_row_remove (ADW_EXPANDER_ROW (row), buttons);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), value_row);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), buttons);
  g_ptr_array_add (get_value_rows (row), value_row);
  g_signal_connect_object (value_row, "changed", G_CALLBACK (store), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (button, "clicked", G_CALLBACK (remove_value_cb), self, G_CONNECT_SWAPPED);

  return value_row;
}

static void
add_value_cb (LanyardValuesGroup *self,
              GtkWidget          *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);

  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
  gtk_widget_grab_focus (add_value (self, row, ""));
}

static void
remove_attribute_cb (LanyardValuesGroup *self,
                     GtkWidget          *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW);

  g_ptr_array_remove (self->rows, row);
  adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), row);
  store (self);
}

static GtkWidget *
create_text_button (LanyardValuesGroup *self,
                    const char         *label,
                    GCallback           callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);

  return button;
}

static GtkWidget *
create_buttons (LanyardValuesGroup *self,
                gboolean            removable)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *remove = create_text_button (self, _("Remove Attribute"), G_CALLBACK (remove_attribute_cb));

  gtk_widget_add_css_class (box, "lanyard-buttons");
  gtk_box_append (GTK_BOX (box), create_text_button (self, _("Add Value"), G_CALLBACK (add_value_cb)));
  gtk_widget_set_visible (remove, removable);
  gtk_widget_add_css_class (remove, "error");
  gtk_widget_set_hexpand (remove, TRUE);
  gtk_widget_set_halign (remove, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (box), remove);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
take_row (LanyardValuesGroup *self,
          GtkWidget          *row,
          const char         *name,
          const char         *title)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), NAME_KEY, g_strdup (name), g_free);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

/* Any number of values. */
static GtkWidget *
add_list (LanyardValuesGroup  *self,
          const char          *name,
          const char          *title,
          gboolean             removable,
          const char * const  *values)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkWidget *buttons = create_buttons (self, removable);

  g_object_set_data_full (G_OBJECT (row), VALUES_KEY, g_ptr_array_new (), (GDestroyNotify) g_ptr_array_unref);
  g_object_set_data (G_OBJECT (row), BUTTONS_KEY, buttons);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), buttons);
  for (guint i = 0; values[i] != NULL; i++)
    add_value (self, row, values[i]);
  update_subtitle (row);
  take_row (self, row, name, title);

  return row;
}

static GtkWidget *
create_boolean_row (const char *value)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr(GtkStringList) labels = gtk_string_list_new (NULL);

  /* Translators: an attribute that is neither yes nor no */
  gtk_string_list_append (labels, _("Not Set"));
  gtk_string_list_append (labels, _("Yes"));
  gtk_string_list_append (labels, _("No"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (labels));
  for (guint i = 0; i < G_N_ELEMENTS (booleans); i++)
    if (g_strcmp0 (booleans[i], value) == 0)
      adw_combo_row_set_selected (ADW_COMBO_ROW (row), i);

  return row;
}

/* Saving says what is wrong; the row shows where. */
static void
number_typed_cb (GtkEditable *row)
{
  const char *text = gtk_editable_get_text (row);
  g_autofree char *number = lanyard_custom_values_fold (LANYARD_VALUE_NUMBER, text);
  gboolean invalid = *text != '\0' && number == NULL;

  if (invalid)
    gtk_widget_add_css_class (GTK_WIDGET (row), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (row), "error");
  gtk_accessible_update_state (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_STATE_INVALID,
                               invalid ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
add_single (LanyardValuesGroup     *self,
            LanyardCustomAttribute *attribute,
            const char             *value)
{
  LanyardValueType type = lanyard_custom_attribute_get_value_type (attribute);
  GtkWidget *row;

  if (type == LANYARD_VALUE_BOOLEAN)
    {
      row = create_boolean_row (value);
      g_signal_connect_object (row, "notify::selected", G_CALLBACK (store), self, G_CONNECT_SWAPPED);
    }
  else
    {
      row = adw_entry_row_new ();
      gtk_editable_set_text (GTK_EDITABLE (row), value != NULL ? value : "");
      if (type == LANYARD_VALUE_NUMBER)
        {
          adw_entry_row_set_input_purpose (ADW_ENTRY_ROW (row), GTK_INPUT_PURPOSE_NUMBER);
          g_signal_connect (row, "changed", G_CALLBACK (number_typed_cb), NULL);
        }
      g_signal_connect_object (row, "changed", G_CALLBACK (store), self, G_CONNECT_SWAPPED);
    }
  take_row (self, row, lanyard_custom_attribute_get_name (attribute), lanyard_custom_attribute_get_label (attribute));
}

/* Whether the row for one value can show what is stored, which may be older
 * than the declaration. */
static gboolean
is_single (LanyardCustomAttribute *attribute,
           const char * const     *values)
{
  LanyardValueType type = lanyard_custom_attribute_get_value_type (attribute);
  g_autofree char *folded = NULL;

  if (type == LANYARD_VALUE_LIST)
    return FALSE;
  if (values[0] == NULL)
    return TRUE;

  folded = lanyard_custom_values_fold (type, values[0]);
  return values[1] == NULL && g_strcmp0 (folded, values[0]) == 0;
}

static void
add_declared (LanyardValuesGroup     *self,
              LanyardCustomAttribute *attribute)
{
  const char *name = lanyard_custom_attribute_get_name (attribute);
  g_autoptr(GVariant) entry = NULL;
  g_autofree const char **values = NULL;

  if (self->shown != NULL)
    entry = g_variant_lookup_value (self->shown, name, G_VARIANT_TYPE_STRING_ARRAY);
  values = entry != NULL ? g_variant_get_strv (entry, NULL) : g_new0 (const char *, 1);
  if (is_single (attribute, values))
    add_single (self, attribute, values[0]);
  else
    add_list (self, name, lanyard_custom_attribute_get_label (attribute), FALSE, values);
}

/* Declared attributes are always there, the others where they have values. */
static void
rebuild (LanyardValuesGroup *self)
{
  g_autoptr(GVariant) attributes = NULL;
  GListModel *declared = lanyard_record_editor_get_declared (self->editor);
  GVariantIter iter;
  const char *name;
  GVariant *child;

  g_object_get (lanyard_record_editor_get_record (self->editor), "attributes", &attributes, NULL);
  if (self->shown != NULL && attributes != NULL && g_variant_equal (self->shown, attributes) && self->declared == declared)
    return;

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self), g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);

  g_clear_pointer (&self->shown, g_variant_unref);
  self->shown = attributes != NULL ? g_variant_ref (attributes) : NULL;
  g_set_object (&self->declared, declared);
  for (guint i = 0; declared != NULL && i < g_list_model_get_n_items (declared); i++)
    {
      g_autoptr(LanyardCustomAttribute) attribute = g_list_model_get_item (declared, i);

      add_declared (self, attribute);
    }
  if (attributes == NULL)
    return;

  g_variant_iter_init (&iter, attributes);
  while (g_variant_iter_next (&iter, "{&s@as}", &name, &child))
    {
      g_autoptr(GVariant) entry = child;
      g_autofree const char **values = g_variant_get_strv (entry, NULL);

      if (lanyard_custom_values_find (declared, name) == NULL)
        add_list (self, name, name, TRUE, values);
    }
}

static void
attributes_changed_cb (LanyardValuesGroup *self)
{
  if (!self->storing)
    rebuild (self);
}

static gboolean
is_new_name (LanyardValuesGroup *self,
             const char         *name)
{
  return find_row (self, name) == NULL && *name != '\0' && g_ascii_isgraph (*name);
}

static void
name_typed_cb (LanyardValuesGroup *self,
               GtkEditable        *entry)
{
  lanyard_alert_set_enabled (GTK_WIDGET (entry), is_new_name (self, gtk_editable_get_text (entry)));
}

/* An attribute that is being named. */
typedef struct
{
  LanyardValuesGroup *group;
  GtkEditable        *entry;
} Naming;

static void
named_cb (GObject      *source,
          GAsyncResult *result,
          gpointer      user_data)
{
  Naming *naming = user_data;
  static const char * const none[] = { NULL };

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB)
    {
      const char *name = gtk_editable_get_text (naming->entry);
      GtkWidget *row = add_list (naming->group, name, name, TRUE, none);

      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (row), TRUE);
      gtk_widget_grab_focus (add_value (naming->group, row, ""));
      store (naming->group);
    }

  g_object_unref (naming->group);
  g_object_unref (naming->entry);
  g_free (naming);
}

static void
add_clicked_cb (LanyardValuesGroup *self)
{
  GtkWidget *entry = gtk_entry_new ();
  Naming *naming = g_new0 (Naming, 1);

  naming->group = g_object_ref (self);
  naming->entry = GTK_EDITABLE (g_object_ref_sink (entry));
  g_object_set (entry, "activates-default", TRUE, NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Name"), -1);
  g_signal_connect_object (entry, "changed", G_CALLBACK (name_typed_cb), self, G_CONNECT_SWAPPED);
  lanyard_alert_async (&(LanyardAlert) {
                         .heading = _("Add Attribute"),
                         .body = _("Connectors find it under this name"),
                         .extra = entry,
                         .verb = _("_Add"),
                         .verb_disabled = TRUE,
                       },
                       GTK_WIDGET (self), NULL, named_cb, naming);
}

static void
lanyard_values_group_finalize (GObject *object)
{
  LanyardValuesGroup *self = LANYARD_VALUES_GROUP (object);

  g_clear_object (&self->editor);
  g_clear_object (&self->declared);
  g_clear_pointer (&self->shown, g_variant_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_values_group_parent_class)->finalize (object);
}

static void
lanyard_values_group_class_init (LanyardValuesGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_values_group_finalize;
}

static void
lanyard_values_group_init (LanyardValuesGroup *self)
{
  GtkWidget *button = create_icon_button ("list-add-symbolic", _("Add Attribute"));

  self->rows = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Custom Attributes"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self), _("What applications are told beside the fields above"));
  adw_preferences_group_set_header_suffix (ADW_PREFERENCES_GROUP (self), button);
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_clicked_cb), self, G_CONNECT_SWAPPED);
}

void
lanyard_values_group_set_editor (LanyardValuesGroup  *self,
                                 LanyardRecordEditor *editor)
{
  g_return_if_fail (LANYARD_IS_VALUES_GROUP (self));
  g_return_if_fail (LANYARD_IS_RECORD_EDITOR (editor));
  g_return_if_fail (self->editor == NULL);

  self->editor = g_object_ref (editor);
  g_signal_connect_object (lanyard_record_editor_get_record (editor), "notify::attributes",
                           G_CALLBACK (attributes_changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (editor, "notify::declared", G_CALLBACK (attributes_changed_cb), self, G_CONNECT_SWAPPED);
  rebuild (self);
}

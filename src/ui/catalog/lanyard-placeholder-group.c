/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-placeholder-group.h"

#include "lanyard-note-row.h"

#include <glib/gi18n-lib.h>

struct _LanyardPlaceholderGroup
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *rows;            /* GtkWidget, as the template orders them */
  GPtrArray           *notes;
  GPtrArray           *shown;           /* LanyardPlaceholder of each row, borrowed from the template */

  /* Owned References */
  LanyardTemplate     *tmpl;
  GVariant            *values;          /* as they were set, for those that have no row */

  gboolean             setting;
  gboolean             editing;
};

G_DEFINE_FINAL_TYPE (LanyardPlaceholderGroup, lanyard_placeholder_group, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  SIGNAL_CHANGED,
  SIGNAL_ENTRY_ACTIVATED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static LanyardPlaceholder *
get_placeholder (LanyardPlaceholderGroup *self,
                 guint                    i)
{
  return g_ptr_array_index (self->shown, i);
}

static char *
dup_value (LanyardPlaceholderGroup *self,
           guint                    i)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (g_ptr_array_index (self->rows, i)))));
}

static char *
describe_placeholder (const LanyardPlaceholder *placeholder)
{
  if (placeholder->example == NULL)
    return g_strdup (placeholder->hint);
  if (placeholder->hint == NULL)
    /* Translators: %s is an example of a value */
    return g_strdup_printf (_("Example: %s"), placeholder->example);

  /* Translators: the first %s is a hint, a sentence without its period, the second an example of a value */
  return g_strdup_printf (_("%s. Example: %s"), placeholder->hint, placeholder->example);
}

static gboolean
check_value (LanyardPlaceholderGroup  *self,
             guint                     i,
             GError                  **error)
{
  g_autofree char *value = dup_value (self, i);

  return *value == '\0' || lanyard_template_check_placeholder (self->tmpl, get_placeholder (self, i)->key, value, error);
}

static void
show_note (LanyardPlaceholderGroup *self,
           guint                    i)
{
  GtkWidget *row = g_ptr_array_index (self->rows, i);
  LanyardNoteRow *note = g_ptr_array_index (self->notes, i);
  g_autofree char *hint = describe_placeholder (get_placeholder (self, i));
  g_autoptr(GError) error = NULL;

  if (check_value (self, i, &error))
    {
      lanyard_note_row_set (note, LANYARD_NOTE_HINT, hint);
      gtk_widget_remove_css_class (row, "error");
    }
  else
    {
      lanyard_note_row_set (note, LANYARD_NOTE_ERROR, error->message);
      gtk_widget_add_css_class (row, "error");
    }
}

static void
changed_cb (LanyardPlaceholderGroup *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    show_note (self, i);
  if (!self->setting)
    g_signal_emit (self, signals[SIGNAL_CHANGED], 0);
}

static void
entry_activated_cb (LanyardPlaceholderGroup *self)
{
  g_signal_emit (self, signals[SIGNAL_ENTRY_ACTIVATED], 0);
}

static void
add_row (LanyardPlaceholderGroup  *self,
         LanyardPlaceholder       *placeholder)
{
  GtkWidget *row = placeholder->secret ? adw_password_entry_row_new () : adw_entry_row_new ();
  GtkWidget *note = lanyard_note_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), placeholder->label);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), note);
  g_ptr_array_add (self->shown, placeholder);
  g_ptr_array_add (self->rows, row);
  g_ptr_array_add (self->notes, note);
  if (placeholder->default_value != NULL)
    gtk_editable_set_text (GTK_EDITABLE (row), placeholder->default_value);
  g_signal_connect_swapped (row, "changed", G_CALLBACK (changed_cb), self);
  g_signal_connect_swapped (row, "entry-activated", G_CALLBACK (entry_activated_cb), self);
}

static void
lanyard_placeholder_group_finalize (GObject *object)
{
  LanyardPlaceholderGroup *self = LANYARD_PLACEHOLDER_GROUP (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->notes, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_variant_unref);
  g_clear_object (&self->tmpl);

  G_OBJECT_CLASS (lanyard_placeholder_group_parent_class)->finalize (object);
}

static void
lanyard_placeholder_group_class_init (LanyardPlaceholderGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_placeholder_group_finalize;

  signals[SIGNAL_CHANGED] =
    g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[SIGNAL_ENTRY_ACTIVATED] =
    g_signal_new ("entry-activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
lanyard_placeholder_group_init (LanyardPlaceholderGroup *self)
{
  self->rows = g_ptr_array_new ();
  self->notes = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Your Account There"));
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (self),
                                         _("Parts of the addresses that differ from customer to customer"));
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

void
lanyard_placeholder_group_set_editing (LanyardPlaceholderGroup *self)
{
  g_return_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self));
  g_return_if_fail (self->tmpl == NULL);

  self->editing = TRUE;
}

void
lanyard_placeholder_group_set_template (LanyardPlaceholderGroup *self,
                                        LanyardTemplate         *tmpl,
                                        GVariant                *values)
{
  GPtrArray *placeholders;

  g_return_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self));
  g_return_if_fail (LANYARD_IS_TEMPLATE (tmpl));
  g_return_if_fail (self->tmpl == NULL);

  self->tmpl = g_object_ref (tmpl);
  placeholders = lanyard_template_get_placeholders (tmpl);
  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = g_ptr_array_index (placeholders, i);

      if (!self->editing || !lanyard_template_is_field (tmpl, placeholder->key))
        add_row (self, placeholder);
    }

  gtk_widget_set_visible (GTK_WIDGET (self), self->rows->len > 0);
  if (values != NULL)
    lanyard_placeholder_group_set_values (self, values);
  self->setting = TRUE;
  changed_cb (self);
  self->setting = FALSE;
}

void
lanyard_placeholder_group_set_values (LanyardPlaceholderGroup *self,
                                      GVariant                *values)
{
  g_return_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self));

  g_clear_pointer (&self->values, g_variant_unref);
  self->values = values != NULL ? g_variant_ref (values) : NULL;
  self->setting = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      g_autofree char *shown = dup_value (self, i);
      const char *value = "";

      if (values != NULL)
        g_variant_lookup (values, get_placeholder (self, i)->key, "&s", &value);
      if (!g_str_equal (shown, value))
        gtk_editable_set_text (row, value);
    }
  self->setting = FALSE;
}

static void
add_hidden_values (LanyardPlaceholderGroup *self,
                   GVariantBuilder         *builder)
{
  GPtrArray *placeholders = lanyard_template_get_placeholders (self->tmpl);

  for (guint i = 0; self->values != NULL && i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = g_ptr_array_index (placeholders, i);
      const char *value;

      if (!g_ptr_array_find (self->shown, placeholder, NULL) &&
          g_variant_lookup (self->values, placeholder->key, "&s", &value))
        g_variant_builder_add (builder, "{ss}", placeholder->key, value);
    }
}

GVariant *
lanyard_placeholder_group_dup_values (LanyardPlaceholderGroup *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  add_hidden_values (self, &builder);
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = dup_value (self, i);

      if (*value != '\0')
        g_variant_builder_add (&builder, "{ss}", get_placeholder (self, i)->key, value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

gboolean
lanyard_placeholder_group_is_valid (LanyardPlaceholderGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self), FALSE);

  for (guint i = 0; i < self->rows->len; i++)
    {
      if (!check_value (self, i, NULL))
        return FALSE;
    }

  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-placeholder-group.h"

#include "lanyard-configuration.h"
#include "lanyard-note-row.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardPlaceholderGroup
{
  AdwPreferencesGroup  parent_instance;

  GPtrArray           *rows;            /* GtkWidget, as the template orders them */
  GPtrArray           *notes;
  GPtrArray           *removals;        /* GtkWidget or NULL of each row */
  GPtrArray           *shown;           /* LanyardPlaceholder of each row, borrowed from the template */

  /* Owned References */
  LanyardTemplate     *tmpl;
  GVariant            *values;          /* as they were set, for those that have no row */
  GHashTable          *sealed;          /* key → what the connector holds of a sealed one */

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

static const char *
peek_sealed (LanyardPlaceholderGroup *self,
             guint                    i)
{
  return g_hash_table_lookup (self->sealed, get_placeholder (self, i)->key);
}

static gboolean
check_value (LanyardPlaceholderGroup  *self,
             guint                     i,
             GError                  **error)
{
  g_autofree char *value = dup_value (self, i);

  return *value == '\0' || lanyard_template_check_placeholder (self->tmpl, get_placeholder (self, i)->key, value, error);
}

/* Only what the template does not need can be taken away. */
static void
show_removal (LanyardPlaceholderGroup *self,
              guint                    i)
{
  GtkWidget *button = g_ptr_array_index (self->removals, i);

  if (button != NULL)
    gtk_widget_set_visible (button, peek_sealed (self, i) != NULL);
}

static void
show_note (LanyardPlaceholderGroup *self,
           guint                    i)
{
  GtkWidget *row = g_ptr_array_index (self->rows, i);
  LanyardNoteRow *note = g_ptr_array_index (self->notes, i);
  g_autofree char *hint = peek_sealed (self, i) != NULL ? g_strdup (_("A value is stored, sealed. Enter a new one to replace it"))
                                                        : describe_placeholder (get_placeholder (self, i));
  g_autoptr(GError) error = NULL;

  show_removal (self, i);

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
remove_cb (GtkWidget               *button,
           LanyardPlaceholderGroup *self)
{
  guint i;

  if (!g_ptr_array_find (self->removals, button, &i))
    return;

  g_hash_table_remove (self->sealed, get_placeholder (self, i)->key);
  changed_cb (self);
}

static GtkWidget *
make_removal (LanyardPlaceholderGroup *self,
              LanyardPlaceholder      *placeholder,
              GtkWidget               *row)
{
  g_autofree char *label = NULL;
  GtkWidget *button;

  if (!placeholder->secret || !placeholder->optional)
    return NULL;

  /* Translators: the label of a secret placeholder, such as "Token" */
  label = g_strdup_printf (_("Remove the Stored %s"), placeholder->label);
  button = gtk_button_new_from_icon_name ("edit-clear-symbolic");
  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect (button, "clicked", G_CALLBACK (remove_cb), self);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (row), button);

  return button;
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
  g_ptr_array_add (self->removals, make_removal (self, placeholder, row));
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
  g_clear_pointer (&self->removals, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_ptr_array_unref);
  g_clear_pointer (&self->sealed, g_hash_table_unref);
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
  self->removals = g_ptr_array_new ();
  self->shown = g_ptr_array_new ();
  self->sealed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
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

      if (!self->editing || placeholder->secret || !lanyard_template_is_field (tmpl, placeholder->key))
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

      if (get_placeholder (self, i)->secret)
        continue;
      if (values != NULL)
        g_variant_lookup (values, get_placeholder (self, i)->key, "&s", &value);
      if (!g_str_equal (shown, value))
        gtk_editable_set_text (row, value);
    }
  self->setting = FALSE;
}

void
lanyard_placeholder_group_set_secrets (LanyardPlaceholderGroup *self,
                                       GVariant                *secrets)
{
  g_return_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self));
  g_return_if_fail (secrets != NULL);

  self->setting = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      LanyardPlaceholder *placeholder = get_placeholder (self, i);
      GtkEditable *row = g_ptr_array_index (self->rows, i);
      g_autofree char *shown = placeholder->secret ? dup_value (self, i) : NULL;
      const char *entry = NULL, *value = "";

      if (!placeholder->secret)
        continue;

      g_variant_lookup (secrets, placeholder->key, "&s", &entry);
      if (entry != NULL && g_str_has_prefix (entry, LANYARD_SECRET_OPEN))
        value = entry + strlen (LANYARD_SECRET_OPEN);
      else if (entry != NULL)
        g_hash_table_replace (self->sealed, g_strdup (placeholder->key), g_strdup (entry));
      else
        g_hash_table_remove (self->sealed, placeholder->key);

      if (!g_str_equal (shown, value))
        gtk_editable_set_text (row, value);
      show_note (self, i);
    }
  self->setting = FALSE;
}

GVariant *
lanyard_placeholder_group_dup_kept (LanyardPlaceholderGroup *self)
{
  GVariantBuilder builder;

  g_return_val_if_fail (LANYARD_IS_PLACEHOLDER_GROUP (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  for (guint i = 0; i < self->rows->len; i++)
    {
      g_autofree char *value = dup_value (self, i);

      if (*value == '\0' && peek_sealed (self, i) != NULL)
        g_variant_builder_add (&builder, "{ss}", get_placeholder (self, i)->key, peek_sealed (self, i));
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
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
      else if (peek_sealed (self, i) != NULL)
        {
          g_autofree char *token = g_strdup_printf ("{%s}", get_placeholder (self, i)->key);

          g_variant_builder_add (&builder, "{ss}", get_placeholder (self, i)->key, token);
        }
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

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-item-row.h"

#include <glib/gi18n-lib.h>

struct _LanyardItemRow
{
  AdwExpanderRow             parent_instance;

  GPtrArray                 *fields;      /* GtkWidget, in the order of the spec */

  /* Owned References */
  LanyardItem               *item;
  char                      *sample;      /* what it comes to for somebody */

  const LanyardItemListSpec *spec;
  gboolean                   has_help;
};

G_DEFINE_FINAL_TYPE (LanyardItemRow, lanyard_item_row, ADW_TYPE_EXPANDER_ROW)

static GtkWidget *
create_switch_row (LanyardItem            *item,
                   const LanyardItemField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *widget = gtk_switch_new ();

  gtk_widget_set_valign (widget, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), widget);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), widget);
  lanyard_bind_switch (item, field->property, widget);

  return row;
}

static GtkWidget *
create_number_row (LanyardItem            *item,
                   const LanyardItemField *field)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *spin = gtk_spin_button_new_with_range (0, field->maximum, 1);

  gtk_widget_set_valign (spin, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), spin);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), spin);
  lanyard_bind_number (item, field->property, spin, 1);

  return row;
}

static void
add_field (LanyardItemRow         *self,
           const LanyardItemField *field)
{
  GtkWidget *other = NULL;
  GtkWidget *row;

  if (field->is_switch)
    row = create_switch_row (self->item, field);
  else if (field->maximum > 0)
    row = create_number_row (self->item, field);
  else if (field->choices != NULL)
    {
      row = adw_combo_row_new ();
      if (field->free)
        other = lanyard_bind_free_choice (self->item, field->property, ADW_COMBO_ROW (row), field->choices);
      else
        lanyard_bind_choice (self->item, field->property, ADW_COMBO_ROW (row), field->choices);
    }
  else
    {
      row = adw_entry_row_new ();
      lanyard_bind_text (self->item, field->property, row);
    }

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _(field->title));
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
  if (other != NULL)
    {
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (other), _(field->title));
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), other);
    }
  g_ptr_array_add (self->fields, row);
}

static gboolean
title_or (GBinding     *binding,
          const GValue *from,
          GValue       *to,
          gpointer      user_data)
{
  const char *text = g_value_get_string (from);
  const char *untitled = user_data;

  g_value_set_string (to, text != NULL && *text != '\0' ? text : untitled);
  return TRUE;
}

static void
show_subtitle_cb (LanyardItemRow *self)
{
  const LanyardItemListSpec *spec = self->spec;
  g_autofree char *value = NULL;
  g_autoptr(GString) subtitle = g_string_new (NULL);
  gboolean flag = FALSE;

  g_object_get (self->item, spec->subtitle_property, &value, NULL);
  if (spec->flag_property != NULL)
    g_object_get (self->item, spec->flag_property, &flag, NULL);

  g_string_append (subtitle, value != NULL ? value : "");
  if (flag)
    g_string_append_printf (subtitle, "%s%s", subtitle->len > 0 ? " · " : "", _(spec->flag_label));
  if (self->sample != NULL)
    g_string_append_printf (subtitle, "%s→ %s", subtitle->len > 0 ? " " : "", self->sample);
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle->str);
}

static void
lanyard_item_row_finalize (GObject *object)
{
  LanyardItemRow *self = LANYARD_ITEM_ROW (object);

  g_clear_object (&self->item);
  g_clear_pointer (&self->fields, g_ptr_array_unref);
  g_clear_pointer (&self->sample, g_free);

  G_OBJECT_CLASS (lanyard_item_row_parent_class)->finalize (object);
}

static void
lanyard_item_row_class_init (LanyardItemRowClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_item_row_finalize;
}

static void
lanyard_item_row_init (LanyardItemRow *self)
{
  self->fields = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
}

/* When it is first opened: a list may have many items. */
static void
expanded_cb (LanyardItemRow *self)
{
  if (self->has_help || self->spec->add_help == NULL)
    return;

  self->has_help = TRUE;
  for (guint i = 0; i < self->fields->len; i++)
    self->spec->add_help (g_ptr_array_index (self->fields, i), self->spec->list, self->spec->fields[i].property);
}

GtkWidget *
lanyard_item_row_new (LanyardItem               *item,
                      const LanyardItemListSpec *spec)
{
  LanyardItemRow *self = g_object_new (LANYARD_TYPE_ITEM_ROW, NULL);

  self->item = g_object_ref (item);
  self->spec = spec;
  g_object_bind_property_full (item, spec->title_property, self, "title", G_BINDING_SYNC_CREATE,
                               title_or, NULL, _(spec->untitled), NULL);
  g_signal_connect_object (item, "notify", G_CALLBACK (show_subtitle_cb), self, G_CONNECT_SWAPPED);
  show_subtitle_cb (self);
  for (const LanyardItemField *field = spec->fields; field->property != NULL; field++)
    add_field (self, field);
  g_signal_connect (self, "notify::expanded", G_CALLBACK (expanded_cb), NULL);

  return GTK_WIDGET (self);
}

LanyardItem *
lanyard_item_row_get_item (LanyardItemRow *self)
{
  g_return_val_if_fail (LANYARD_IS_ITEM_ROW (self), NULL);

  return self->item;
}

GtkWidget *
lanyard_item_row_get_field (LanyardItemRow *self,
                            const char     *field)
{
  g_return_val_if_fail (LANYARD_IS_ITEM_ROW (self), NULL);

  for (guint i = 0; field != NULL && i < self->fields->len; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (self->spec->fields[i].property), "-", '_');

      if (g_str_equal (name, field))
        return g_ptr_array_index (self->fields, i);
    }

  return g_ptr_array_index (self->fields, 0);
}

void
lanyard_item_row_set_sample (LanyardItemRow *self,
                             const char     *sample)
{
  g_return_if_fail (LANYARD_IS_ITEM_ROW (self));

  if (g_strcmp0 (self->sample, sample) == 0)
    return;

  g_free (self->sample);
  self->sample = g_strdup (sample);
  show_subtitle_cb (self);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-copy-row.h"

#include "lanyard-hyphens.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardCopyRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *button;

  /* Owned References */
  char         *value;
};

G_DEFINE_FINAL_TYPE (LanyardCopyRow, lanyard_copy_row, ADW_TYPE_ACTION_ROW)

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
clicked_cb (LanyardCopyRow *self)
{
  lanyard_window_copy (GTK_WIDGET (self), self->value, adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));
}

static void
title_changed_cb (LanyardCopyRow *self)
{
  /* Translators: %s is the name of a value, like "SSO URL" */
  g_autofree char *label = g_strdup_printf (_("Copy %s"), adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self)));

  gtk_widget_set_tooltip_text (self->button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
}

static void
lanyard_copy_row_finalize (GObject *object)
{
  LanyardCopyRow *self = LANYARD_COPY_ROW (object);

  g_clear_pointer (&self->value, g_free);

  G_OBJECT_CLASS (lanyard_copy_row_parent_class)->finalize (object);
}

static void
lanyard_copy_row_get_property (GObject    *object,
                               guint       prop_id,
                               GValue     *value,
                               GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, LANYARD_COPY_ROW (object)->value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_copy_row_set_property (GObject      *object,
                               guint         prop_id,
                               const GValue *value,
                               GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_VALUE:
      lanyard_copy_row_set_value (LANYARD_COPY_ROW (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_copy_row_class_init (LanyardCopyRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->finalize = lanyard_copy_row_finalize;
  object_class->get_property = lanyard_copy_row_get_property;
  object_class->set_property = lanyard_copy_row_set_property;

  properties[PROP_VALUE] =
    g_param_spec_string ("value", NULL, NULL, NULL,
                         G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
}

static void
lanyard_copy_row_init (LanyardCopyRow *self)
{
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (self), 3);
  lanyard_hyphens_forbid_in_row (GTK_WIDGET (self));
  gtk_widget_add_css_class (GTK_WIDGET (self), "property");

  self->button = gtk_button_new_from_icon_name ("edit-copy-symbolic");
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_visible (self->button, FALSE);
  g_signal_connect_swapped (self->button, "clicked", G_CALLBACK (clicked_cb), self);
  g_signal_connect (self, "notify::title", G_CALLBACK (title_changed_cb), NULL);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self), self->button);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (self), self->button);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

GtkWidget *
lanyard_copy_row_new (const char *title,
                      const char *value)
{
  return g_object_new (LANYARD_TYPE_COPY_ROW, "title", title, "value", value, NULL);
}

void
lanyard_copy_row_set_value (LanyardCopyRow *self,
                            const char     *value)
{
  g_autofree char *shown = NULL;

  g_return_if_fail (LANYARD_IS_COPY_ROW (self));

  if (g_strcmp0 (self->value, value) == 0)
    return;

  g_free (self->value);
  self->value = g_strdup (value);
  /* The limit to its lines is one of each paragraph. */
  shown = value != NULL ? g_strdelimit (g_strdup (value), "\r\n", ' ') : NULL;
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self), shown != NULL ? shown : _("Not available yet"));
  gtk_widget_set_visible (self->button, value != NULL);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

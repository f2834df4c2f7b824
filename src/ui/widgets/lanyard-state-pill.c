/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-state-pill.h"

#include <glib/gi18n-lib.h>

struct _LanyardStatePill
{
  GtkWidget              parent_instance;

  GtkWidget             *image;
  GtkWidget             *label;

  LanyardConnectorState  state;
};

static const struct
{
  const char *label;
  const char *icon_name;
  const char *css_class;
} states[] = {
  [LANYARD_CONNECTOR_DRAFT] = { N_("Draft"), "document-edit-symbolic", "draft" },
  [LANYARD_CONNECTOR_ACTIVE] = { N_("Active"), "emblem-ok-symbolic", "active" },
  [LANYARD_CONNECTOR_INACTIVE] = { N_("Deactivated"), "media-playback-pause-symbolic", "inactive" },
};

G_DEFINE_FINAL_TYPE (LanyardStatePill, lanyard_state_pill, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_state_pill_dispose (GObject *object)
{
  LanyardStatePill *self = LANYARD_STATE_PILL (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);

  G_OBJECT_CLASS (lanyard_state_pill_parent_class)->dispose (object);
}

static void
lanyard_state_pill_get_property (GObject    *object,
                                 guint       prop_id,
                                 GValue     *value,
                                 GParamSpec *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_enum (value, LANYARD_STATE_PILL (object)->state);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_state_pill_set_property (GObject      *object,
                                 guint         prop_id,
                                 const GValue *value,
                                 GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_STATE:
      lanyard_state_pill_set_state (LANYARD_STATE_PILL (object), g_value_get_enum (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_state_pill_class_init (LanyardStatePillClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_state_pill_dispose;
  object_class->get_property = lanyard_state_pill_get_property;
  object_class->set_property = lanyard_state_pill_set_property;

  properties[PROP_STATE] =
    g_param_spec_enum ("state", NULL, NULL, LANYARD_TYPE_CONNECTOR_STATE, LANYARD_CONNECTOR_DRAFT,
                       G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "lanyardpill");
}

static void
show_state (LanyardStatePill *self)
{
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), states[self->state].icon_name);
  gtk_label_set_label (GTK_LABEL (self->label), lanyard_state_get_label (self->state));
  gtk_widget_add_css_class (GTK_WIDGET (self), states[self->state].css_class);
}

static void
lanyard_state_pill_init (LanyardStatePill *self)
{
  self->image = g_object_new (GTK_TYPE_IMAGE, "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION, NULL);
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_CENTER);
  show_state (self);
}

GtkWidget *
lanyard_state_pill_new (void)
{
  return g_object_new (LANYARD_TYPE_STATE_PILL, NULL);
}

void
lanyard_state_pill_set_state (LanyardStatePill      *self,
                              LanyardConnectorState  state)
{
  g_return_if_fail (LANYARD_IS_STATE_PILL (self));
  g_return_if_fail ((guint) state < G_N_ELEMENTS (states));

  if (self->state == state)
    return;

  gtk_widget_remove_css_class (GTK_WIDGET (self), states[self->state].css_class);
  self->state = state;
  show_state (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

const char *
lanyard_state_get_label (LanyardConnectorState state)
{
  g_return_val_if_fail ((guint) state < G_N_ELEMENTS (states), NULL);

  return _(states[state].label);
}

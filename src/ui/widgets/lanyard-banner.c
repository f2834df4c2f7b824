/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-banner.h"

struct _LanyardBanner
{
  GtkWidget  parent_instance;

  GtkWidget *revealer;
  GtkWidget *label;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (LanyardBanner, lanyard_banner, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_TITLE,
  N_PROPS,
};

static GParamSpec *properties[N_PROPS];

static void
lanyard_banner_dispose (GObject *object)
{
  LanyardBanner *self = LANYARD_BANNER (object);

  g_clear_pointer (&self->revealer, gtk_widget_unparent);

  G_OBJECT_CLASS (lanyard_banner_parent_class)->dispose (object);
}

static void
lanyard_banner_set_property (GObject      *object,
                             guint         prop_id,
                             const GValue *value,
                             GParamSpec   *pspec)
{
  switch (prop_id)
    {
    case PROP_TITLE:
      lanyard_banner_set_title (LANYARD_BANNER (object), g_value_get_string (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
lanyard_banner_class_init (LanyardBannerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_banner_dispose;
  object_class->set_property = lanyard_banner_set_property;

  properties[PROP_TITLE] =
    g_param_spec_string ("title", NULL, NULL, NULL, G_PARAM_WRITABLE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
lanyard_banner_init (LanyardBanner *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->revealer = gtk_revealer_new ();
  gtk_widget_set_parent (self->revealer, GTK_WIDGET (self));
  gtk_widget_set_visible (self->revealer, FALSE);

  gtk_widget_add_css_class (box, "lanyard-banner");
  gtk_revealer_set_child (GTK_REVEALER (self->revealer), box);

  self->label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->label), 0);
  gtk_widget_set_hexpand (self->label, TRUE);
  gtk_box_append (GTK_BOX (box), self->label);

  self->button = gtk_button_new ();
  gtk_button_set_use_underline (GTK_BUTTON (self->button), TRUE);
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->button, FALSE);
  gtk_box_append (GTK_BOX (box), self->button);
}

GtkWidget *
lanyard_banner_new (void)
{
  return g_object_new (LANYARD_TYPE_BANNER, NULL);
}

/**
 * lanyard_banner_set_title:
 * @self: a banner
 * @title: (nullable): what it says; %NULL hides it
 */
void
lanyard_banner_set_title (LanyardBanner *self,
                          const char    *title)
{
  g_return_if_fail (LANYARD_IS_BANNER (self));

  if (title != NULL)
    gtk_label_set_label (GTK_LABEL (self->label), title);
  gtk_widget_set_visible (self->revealer, title != NULL);
  gtk_revealer_set_reveal_child (GTK_REVEALER (self->revealer), title != NULL);
}

/**
 * lanyard_banner_set_button:
 * @self: a banner
 * @label: what the button says, with a mnemonic
 * @action_name: what it does
 */
void
lanyard_banner_set_button (LanyardBanner *self,
                           const char    *label,
                           const char    *action_name)
{
  g_auto(GStrv) parts = g_strsplit (label, "_", 2);
  g_autofree char *name = g_strjoinv (NULL, parts);

  g_return_if_fail (LANYARD_IS_BANNER (self));

  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  gtk_button_set_label (GTK_BUTTON (self->button), label);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->button), action_name);
  gtk_widget_set_visible (self->button, TRUE);
}

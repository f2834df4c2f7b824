/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-appearance-group.h"

#include "lanyard-logo-choice.h"
#include "lanyard-tile.h"

#include <glib/gi18n-lib.h>

struct _LanyardAppearanceGroup
{
  AdwPreferencesGroup  parent_instance;

  GtkWidget           *color_row;
  GtkWidget           *logo_row;
  GtkWidget           *tile;
  GtkWidget           *remove_button;
  GtkWidget           *swatches[LANYARD_COLOR_COUNT];

  /* Owned References */
  LanyardConnector    *connector;
  GCancellable        *cancellable;
};

static const char * const color_names[LANYARD_COLOR_COUNT] = {
  N_("Blue"), N_("Cyan"), N_("Green"), N_("Olive"), N_("Ochre"), N_("Orange"),
  N_("Red"), N_("Pink"), N_("Purple"), N_("Indigo"), N_("Brown"), N_("Gray"),
};

G_DEFINE_FINAL_TYPE (LanyardAppearanceGroup, lanyard_appearance_group, ADW_TYPE_PREFERENCES_GROUP)

static void
swatch_toggled_cb (GtkToggleButton *swatch,
                   gpointer         user_data)
{
  LanyardAppearanceGroup *self = user_data;

  for (int i = 0; i < LANYARD_COLOR_COUNT; i++)
    {
      if (self->swatches[i] == GTK_WIDGET (swatch) && gtk_toggle_button_get_active (swatch) && self->connector != NULL
          && lanyard_connector_get_color (self->connector) != i)
        g_object_set (self->connector, "color", i, NULL);
    }
}

static void
color_changed_cb (LanyardAppearanceGroup *self)
{
  int color = lanyard_connector_get_color (self->connector);

  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->swatches[color]), TRUE);
}

static void
logo_changed_cb (LanyardAppearanceGroup *self)
{
  gtk_widget_set_visible (self->remove_button, lanyard_connector_get_logo (self->connector) != NULL);
}

static void
choose_clicked_cb (LanyardAppearanceGroup *self)
{
  lanyard_logo_choose (GTK_WIDGET (self), G_OBJECT (self->connector), self->cancellable);
}

static void
remove_clicked_cb (LanyardAppearanceGroup *self)
{
  g_object_set (self->connector, "logo", NULL, NULL);
}

static GtkWidget *
create_swatch (LanyardAppearanceGroup *self,
               int                     color)
{
  g_autofree char *css_class = g_strdup_printf ("tile-%d", color);
  GtkWidget *swatch = gtk_toggle_button_new ();

  gtk_widget_set_halign (swatch, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (swatch, "swatch");
  gtk_widget_add_css_class (swatch, css_class);
  gtk_widget_set_tooltip_text (swatch, _(color_names[color]));
  gtk_accessible_update_property (GTK_ACCESSIBLE (swatch), GTK_ACCESSIBLE_PROPERTY_LABEL, _(color_names[color]), -1);
  gtk_button_set_child (GTK_BUTTON (swatch), gtk_image_new_from_icon_name ("object-select-symbolic"));
  if (color > 0)
    gtk_toggle_button_set_group (GTK_TOGGLE_BUTTON (swatch), GTK_TOGGLE_BUTTON (self->swatches[0]));
  g_signal_connect (swatch, "toggled", G_CALLBACK (swatch_toggled_cb), self);

  return swatch;
}

static GtkWidget *
create_color_row (LanyardAppearanceGroup *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *flow = gtk_flow_box_new ();

  gtk_widget_add_css_class (box, "lanyard-appearance");
  self->tile = lanyard_tile_new ();
  g_object_set (self->tile, "large", TRUE, NULL);
  gtk_box_append (GTK_BOX (box), self->tile);

  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (flow), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (flow), LANYARD_COLOR_COUNT);
  gtk_flow_box_set_min_children_per_line (GTK_FLOW_BOX (flow), 4);
  gtk_widget_set_hexpand (flow, TRUE);
  gtk_widget_set_valign (flow, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (flow), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Color"), -1);
  for (int i = 0; i < LANYARD_COLOR_COUNT; i++)
    {
      GtkWidget *child = g_object_new (GTK_TYPE_FLOW_BOX_CHILD,
                                       "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                       NULL);

      self->swatches[i] = create_swatch (self, i);
      gtk_flow_box_child_set_child (GTK_FLOW_BOX_CHILD (child), self->swatches[i]);
      gtk_widget_set_focusable (child, FALSE);
      gtk_flow_box_append (GTK_FLOW_BOX (flow), child);
    }
  gtk_box_append (GTK_BOX (box), flow);

  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Color"));

  return row;
}

static GtkWidget *
create_logo_row (LanyardAppearanceGroup *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("C_hoose…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _("Logo"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), _("PNG, JPEG or SVG of at most 100 KB; without one, a letter shows"));

  self->remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (self->remove_button, _("Remove Logo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Logo"),
                                  -1);
  gtk_widget_add_css_class (self->remove_button, "flat");
  gtk_widget_set_valign (self->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->remove_button, FALSE);
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), self->remove_button);

  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Logo"), -1);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_clicked_cb), self);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), choose);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), choose);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_RELATION_LABELLED_BY);

  return row;
}

static void
lanyard_appearance_group_dispose (GObject *object)
{
  LanyardAppearanceGroup *self = LANYARD_APPEARANCE_GROUP (object);

  g_cancellable_cancel (self->cancellable);
  if (self->connector != NULL)
    g_signal_handlers_disconnect_by_data (self->connector, self);
  g_clear_object (&self->connector);

  G_OBJECT_CLASS (lanyard_appearance_group_parent_class)->dispose (object);
}

static void
lanyard_appearance_group_finalize (GObject *object)
{
  LanyardAppearanceGroup *self = LANYARD_APPEARANCE_GROUP (object);

  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_appearance_group_parent_class)->finalize (object);
}

static void
lanyard_appearance_group_class_init (LanyardAppearanceGroupClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_appearance_group_dispose;
  object_class->finalize = lanyard_appearance_group_finalize;
}

static void
lanyard_appearance_group_init (LanyardAppearanceGroup *self)
{
  self->cancellable = g_cancellable_new ();
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _("Appearance"));
  self->color_row = create_color_row (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->color_row);
  self->logo_row = create_logo_row (self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->logo_row);
}

void
lanyard_appearance_group_set_connector (LanyardAppearanceGroup *self,
                                        LanyardConnector       *connector)
{
  g_return_if_fail (LANYARD_IS_APPEARANCE_GROUP (self));
  g_return_if_fail (self->connector == NULL);

  self->connector = g_object_ref (connector);
  g_object_bind_property (connector, "label", self->tile, "text", G_BINDING_SYNC_CREATE);
  g_object_bind_property (connector, "color", self->tile, "color", G_BINDING_SYNC_CREATE);
  g_object_bind_property (connector, "logo", self->tile, "logo", G_BINDING_SYNC_CREATE);
  g_signal_connect_swapped (connector, "notify::color", G_CALLBACK (color_changed_cb), self);
  g_signal_connect_swapped (connector, "notify::logo", G_CALLBACK (logo_changed_cb), self);
  color_changed_cb (self);
  logo_changed_cb (self);
}

GtkWidget *
lanyard_appearance_group_get_color_row (LanyardAppearanceGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_APPEARANCE_GROUP (self), NULL);

  return self->color_row;
}

GtkWidget *
lanyard_appearance_group_get_logo_row (LanyardAppearanceGroup *self)
{
  g_return_val_if_fail (LANYARD_IS_APPEARANCE_GROUP (self), NULL);

  return self->logo_row;
}

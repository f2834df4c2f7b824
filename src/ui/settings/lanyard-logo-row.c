/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-logo-row.h"

#include "lanyard-logo-choice.h"
#include "lanyard-logo.h"

#include <glib/gi18n-lib.h>

#define PICTURE_SIZE 32

struct _LanyardLogoRow
{
  AdwActionRow  parent_instance;

  GtkWidget    *picture;
  GtkWidget    *remove_button;
  GtkWidget    *choose_button;

  /* Owned References */
  GObject      *object;
  GCancellable *cancellable;
};

G_DEFINE_FINAL_TYPE (LanyardLogoRow, lanyard_logo_row, ADW_TYPE_ACTION_ROW)

static void
logo_changed_cb (LanyardLogoRow *self)
{
  g_autofree char *logo = NULL;
  g_autoptr(GdkPaintable) paintable = NULL;

  g_object_get (self->object, "logo", &logo, NULL);
  paintable = logo != NULL ? lanyard_logo_create_paintable (logo) : NULL;
  gtk_image_set_from_paintable (GTK_IMAGE (self->picture), paintable);
  gtk_widget_set_visible (self->picture, paintable != NULL);
  gtk_widget_set_visible (self->remove_button, logo != NULL);
}

static void
choose_clicked_cb (LanyardLogoRow *self)
{
  lanyard_logo_choose (GTK_WIDGET (self), self->object, self->cancellable);
}

static void
remove_clicked_cb (LanyardLogoRow *self)
{
  g_object_set (self->object, "logo", NULL, NULL);
}

static void
lanyard_logo_row_dispose (GObject *object)
{
  LanyardLogoRow *self = LANYARD_LOGO_ROW (object);

  g_cancellable_cancel (self->cancellable);

  G_OBJECT_CLASS (lanyard_logo_row_parent_class)->dispose (object);
}

static void
lanyard_logo_row_finalize (GObject *object)
{
  LanyardLogoRow *self = LANYARD_LOGO_ROW (object);

  g_clear_object (&self->object);
  g_clear_object (&self->cancellable);

  G_OBJECT_CLASS (lanyard_logo_row_parent_class)->finalize (object);
}

static void
lanyard_logo_row_class_init (LanyardLogoRowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->dispose = lanyard_logo_row_dispose;
  object_class->finalize = lanyard_logo_row_finalize;
}

static void
lanyard_logo_row_init (LanyardLogoRow *self)
{
  AdwActionRow *row = ADW_ACTION_ROW (self);
  GtkWidget *choose = gtk_button_new_with_mnemonic (_("C_hoose…"));

  self->cancellable = g_cancellable_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), _("Logo"));
  adw_action_row_set_subtitle (row, _("PNG, JPEG or SVG of at most 100 KB"));

  self->picture = gtk_image_new ();
  gtk_image_set_pixel_size (GTK_IMAGE (self->picture), PICTURE_SIZE);
  gtk_widget_set_visible (self->picture, FALSE);
  adw_action_row_add_suffix (row, self->picture);

  self->remove_button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  gtk_widget_set_tooltip_text (self->remove_button, _("Remove Logo"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->remove_button), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Remove Logo"),
                                  -1);
  gtk_widget_add_css_class (self->remove_button, "flat");
  gtk_widget_set_valign (self->remove_button, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (self->remove_button, FALSE);
  g_signal_connect_swapped (self->remove_button, "clicked", G_CALLBACK (remove_clicked_cb), self);
  adw_action_row_add_suffix (row, self->remove_button);

  self->choose_button = choose;
  gtk_widget_set_sensitive (choose, FALSE);
  gtk_widget_set_valign (choose, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Choose a Logo"), -1);
  g_signal_connect_swapped (choose, "clicked", G_CALLBACK (choose_clicked_cb), self);
  adw_action_row_add_suffix (row, choose);
  adw_action_row_set_activatable_widget (row, choose);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (choose), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
}

/**
 * lanyard_logo_row_set_object:
 * @self: a row without one
 * @object: whose logo
 */
void
lanyard_logo_row_set_object (LanyardLogoRow *self,
                             GObject        *object)
{
  g_return_if_fail (LANYARD_IS_LOGO_ROW (self));
  g_return_if_fail (self->object == NULL);

  self->object = g_object_ref (object);
  gtk_widget_set_sensitive (self->choose_button, TRUE);
  g_signal_connect_object (object, "notify::logo", G_CALLBACK (logo_changed_cb), self, G_CONNECT_SWAPPED);
  logo_changed_cb (self);
}

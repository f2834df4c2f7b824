/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-badge.h"

#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

struct _LanyardMetadataBadge
{
  AdwBin                  parent_instance;

  /* Owned References */
  LanyardMetadataWatcher *watcher;    /* while it is in a window */
  char                   *connector_id;
};

G_DEFINE_FINAL_TYPE (LanyardMetadataBadge, lanyard_metadata_badge, ADW_TYPE_BIN)

static void
update_cb (LanyardMetadataBadge *self)
{
  gtk_widget_set_visible (GTK_WIDGET (self),
                          self->watcher != NULL && self->connector_id != NULL &&
                          lanyard_metadata_watcher_count_changes (self->watcher, self->connector_id) > 0);
}

static void
leave_window (LanyardMetadataBadge *self)
{
  if (self->watcher != NULL)
    g_signal_handlers_disconnect_by_func (self->watcher, update_cb, self);
  g_clear_object (&self->watcher);
}

static void
lanyard_metadata_badge_root (GtkWidget *widget)
{
  LanyardMetadataBadge *self = LANYARD_METADATA_BADGE (widget);

  GTK_WIDGET_CLASS (lanyard_metadata_badge_parent_class)->root (widget);

  g_set_object (&self->watcher, lanyard_window_get_metadata_watcher (widget));
  if (self->watcher != NULL)
    g_signal_connect_swapped (self->watcher, "changed", G_CALLBACK (update_cb), self);
  update_cb (self);
}

static void
lanyard_metadata_badge_unroot (GtkWidget *widget)
{
  leave_window (LANYARD_METADATA_BADGE (widget));

  GTK_WIDGET_CLASS (lanyard_metadata_badge_parent_class)->unroot (widget);
}

static void
lanyard_metadata_badge_finalize (GObject *object)
{
  LanyardMetadataBadge *self = LANYARD_METADATA_BADGE (object);

  leave_window (self);
  g_free (self->connector_id);

  G_OBJECT_CLASS (lanyard_metadata_badge_parent_class)->finalize (object);
}

static void
lanyard_metadata_badge_class_init (LanyardMetadataBadgeClass *klass)
{
  GTK_WIDGET_CLASS (klass)->root = lanyard_metadata_badge_root;
  GTK_WIDGET_CLASS (klass)->unroot = lanyard_metadata_badge_unroot;
  G_OBJECT_CLASS (klass)->finalize = lanyard_metadata_badge_finalize;
}

static void
lanyard_metadata_badge_init (LanyardMetadataBadge *self)
{
  GtkWidget *image = gtk_image_new_from_icon_name ("software-update-available-symbolic");

  gtk_widget_set_tooltip_text (image, _("Metadata changed"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Metadata changed"), -1);
  adw_bin_set_child (ADW_BIN (self), image);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
}

GtkWidget *
lanyard_metadata_badge_new (void)
{
  return g_object_new (LANYARD_TYPE_METADATA_BADGE, NULL);
}

/**
 * lanyard_metadata_badge_set_connector_id:
 * @badge: a badge
 * @connector_id: (nullable): whose it is now
 */
void
lanyard_metadata_badge_set_connector_id (GtkWidget  *badge,
                                         const char *connector_id)
{
  LanyardMetadataBadge *self = LANYARD_METADATA_BADGE (badge);

  if (g_strcmp0 (self->connector_id, connector_id) == 0)
    return;

  g_free (self->connector_id);
  self->connector_id = g_strdup (connector_id);
  update_cb (self);
}

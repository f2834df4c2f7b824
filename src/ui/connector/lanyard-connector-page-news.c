/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-page-private.h"

#include "lanyard-metadata-review.h"
#include "lanyard-metadata-watch.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

static void
update_cb (LanyardConnectorPage *self)
{
  LanyardMetadataWatcher *watcher = lanyard_window_get_metadata_watcher (GTK_WIDGET (self));
  const char *failure = watcher != NULL ? lanyard_metadata_watcher_get_failure (watcher, self->connector_id) : NULL;
  g_autofree char *text = NULL;

  if (watcher != NULL && lanyard_metadata_watcher_count_changes (watcher, self->connector_id) > 0)
    text = g_strdup (_("The metadata of the service provider changed"));
  else if (failure != NULL)
    /* Translators: why */
    text = g_strdup_printf (_("The metadata of the service provider cannot be watched: %s"), failure);

  lanyard_banner_set_title (self->news_banner, text);
}

static void
reviewed_cb (gpointer          user_data,
             LanyardConnector *taken)
{
  g_autoptr(LanyardConnectorPage) self = user_data;

  if (taken != NULL && self->editor != NULL)
    _lanyard_connector_page_take (self, taken);
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardConnectorPage) self = user_data;
  g_autoptr(GError) error = NULL;
  LanyardProposal *proposal = lanyard_metadata_watch_check_finish (result, &error);
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "connector.review-metadata", TRUE);
  if (proposal != NULL && root != NULL)
    {
      const char *hash = lanyard_connector_get_metadata_hash (proposal->after);

      gtk_window_present (lanyard_metadata_review_new (GTK_WINDOW (root), proposal, hash, NULL, reviewed_cb,
                                                       g_object_ref (self)));
      return;
    }

  g_clear_pointer (&proposal, lanyard_proposal_free);
  if (error != NULL && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    lanyard_window_show_error (GTK_WIDGET (self), _("Metadata Cannot Be Fetched"), error);
}

/* A fresh copy, compared with what is edited: nothing changes until the
 * person ticks it. */
static void
review_metadata_action (GtkWidget  *widget,
                        const char *action_name,
                        GVariant   *parameter)
{
  LanyardConnectorPage *self = LANYARD_CONNECTOR_PAGE (widget);
  LanyardConnector *connector = lanyard_editor_get_connector (self->editor);

  gtk_widget_action_set_enabled (widget, action_name, FALSE);
  lanyard_metadata_watch_check_async (connector, lanyard_connector_get_metadata_watch_private (connector),
                                      lanyard_time_now (),
                                      lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (self)), checked_cb,
                                      g_object_ref (self));
}

static void
rooted_cb (LanyardConnectorPage *self)
{
  LanyardMetadataWatcher *watcher = lanyard_window_get_metadata_watcher (GTK_WIDGET (self));

  if (watcher == NULL)
    return;

  g_signal_handlers_disconnect_by_func (watcher, update_cb, self);
  g_signal_connect_object (watcher, "changed", G_CALLBACK (update_cb), self, G_CONNECT_SWAPPED);
  update_cb (self);
}

void
_lanyard_connector_page_add_news_actions (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "connector.review-metadata", NULL, review_metadata_action);
}

/* What the watcher of metadata knows of this connector, as long as the page
 * is in a window. */
void
_lanyard_connector_page_show_news (LanyardConnectorPage *self)
{
  lanyard_banner_set_button (self->news_banner, _("Re_view…"), "connector.review-metadata");
  g_signal_connect (self, "notify::root", G_CALLBACK (rooted_cb), NULL);
}

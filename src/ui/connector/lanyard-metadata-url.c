/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-url.h"

#include "lanyard-note-row.h"
#include "lanyard-url.h"

#include <glib/gi18n-lib.h>

struct _LanyardMetadataUrl
{
  AdwWindow                parent_instance;

  /* Template Widgets */
  GtkWidget               *fetch_button;
  GtkWidget               *url_row;
  GtkWidget               *http_row;
  GtkCheckButton          *http_check;
  GtkSwitch               *private_switch;
  GtkWidget               *progress_group;
  GtkProgressBar          *progress;
  GtkWidget               *note;

  /* Owned References */
  GCancellable            *cancellable;   /* while it is fetched */
  LanyardFetched          *fetched;

  LanyardMetadataUrlFunc   func;
  gpointer                 user_data;
};

G_DEFINE_FINAL_TYPE (LanyardMetadataUrl, lanyard_metadata_url, ADW_TYPE_WINDOW)

static char *
dup_url (LanyardMetadataUrl *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->url_row))));
}

static void
update (LanyardMetadataUrl *self)
{
  g_autofree char *url = dup_url (self);
  gboolean is_http = g_ascii_strncasecmp (url, "http://", 7) == 0 && !lanyard_url_is_loopback (url);
  gboolean is_right = lanyard_url_check (url, LANYARD_URL_ALLOW_HTTP, NULL);

  gtk_widget_set_visible (self->http_row, is_http);
  gtk_widget_set_visible (self->progress_group, self->cancellable != NULL);
  gtk_widget_set_sensitive (self->url_row, self->cancellable == NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "metadata-url.fetch",
                                 self->cancellable == NULL && is_right &&
                                 (!is_http || gtk_check_button_get_active (self->http_check)));
}

static void
url_changed_cb (LanyardMetadataUrl *self)
{
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR, NULL);
  update (self);
}

static void
progress_cb (goffset  current,
             goffset  total,
             gpointer user_data)
{
  LanyardMetadataUrl *self = user_data;
  g_autofree char *size = g_format_size (current);

  gtk_progress_bar_set_text (self->progress, size);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) current / (double) total);
  else
    gtk_progress_bar_pulse (self->progress);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(LanyardMetadataUrl) self = user_data;
  g_autoptr(GError) error = NULL;

  self->fetched = lanyard_metadata_fetch_finish (result, &error);
  g_clear_object (&self->cancellable);
  if (g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    return;

  if (self->fetched != NULL)
    {
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR, error->message);
  update (self);
  gtk_widget_grab_focus (self->url_row);
}

static void
fetch_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (widget);
  g_autofree char *url = dup_url (self);
  const LanyardFetchOptions options = {
    .allow_http = gtk_check_button_get_active (self->http_check),
    .allow_private = gtk_switch_get_active (self->private_switch),
    .aggregate_max = LANYARD_FETCH_AGGREGATE_MAX,
    .seconds_max = LANYARD_FETCH_AGGREGATE_SECONDS,
  };

  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_text (self->progress, _("Connecting…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR, NULL);
  lanyard_metadata_fetch_async (url, &options, self->cancellable, progress_cb, self, fetched_cb, g_object_ref (self));
  update (self);
}

static gboolean
lanyard_metadata_url_close_request (GtkWindow *window)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (window);

  if (self->cancellable != NULL)
    g_cancellable_cancel (self->cancellable);

  return GTK_WINDOW_CLASS (lanyard_metadata_url_parent_class)->close_request (window);
}

static void
lanyard_metadata_url_dispose (GObject *object)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (object);
  LanyardMetadataUrlFunc func = g_steal_pointer (&self->func);

  if (func != NULL)
    func (self->user_data, g_steal_pointer (&self->fetched));
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_METADATA_URL);

  G_OBJECT_CLASS (lanyard_metadata_url_parent_class)->dispose (object);
}

static void
lanyard_metadata_url_finalize (GObject *object)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (object);

  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->fetched, lanyard_fetched_free);

  G_OBJECT_CLASS (lanyard_metadata_url_parent_class)->finalize (object);
}

static void
lanyard_metadata_url_class_init (LanyardMetadataUrlClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_metadata_url_dispose;
  object_class->finalize = lanyard_metadata_url_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = lanyard_metadata_url_close_request;

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/io/github/lanyard_sso/Lanyard/ui/connector/lanyard-metadata-url.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, fetch_button);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, url_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, http_row);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, http_check);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, private_switch);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, progress_group);
  gtk_widget_class_bind_template_child (widget_class, LanyardMetadataUrl, progress);
  gtk_widget_class_bind_template_callback (widget_class, url_changed_cb);

  gtk_widget_class_install_action (widget_class, "metadata-url.fetch", NULL, fetch_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Escape, 0, "window.close", NULL);
}

static void
lanyard_metadata_url_init (LanyardMetadataUrl *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->note = lanyard_note_row_attach (self->url_row);
  gtk_widget_grab_focus (self->url_row);
  gtk_window_set_default_widget (GTK_WINDOW (self), self->fetch_button);
  update (self);
}

/**
 * lanyard_metadata_url_new:
 * @parent: the window that it belongs to
 * @url: (nullable): an address to begin with
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
lanyard_metadata_url_new (GtkWindow              *parent,
                          const char             *url,
                          LanyardMetadataUrlFunc  func,
                          gpointer                user_data)
{
  LanyardMetadataUrl *self = g_object_new (LANYARD_TYPE_METADATA_URL, "transient-for", parent, NULL);

  self->func = func;
  self->user_data = user_data;
  if (url != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->url_row), url);
  /* An address on this computer is meant to be one. */
  gtk_switch_set_active (self->private_switch, url != NULL && lanyard_url_is_loopback (url));

  return GTK_WINDOW (self);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-url.h"

#include "lanyard-entity-chooser.h"
#include "lanyard-note-row.h"
#include "lanyard-time.h"
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
  GCancellable            *listing;       /* of the listing of its entities */
  LanyardEntityList       *entities;
  LanyardEntityChooser    *chooser;       /* while it is open */
  char                    *chosen;        /* an entity ID */
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

  if (self->chooser != NULL)
    lanyard_entity_chooser_set_progress (self->chooser, size, total > 0 ? (double) current / (double) total : -1);
  gtk_progress_bar_set_text (self->progress, size);
  if (total > 0)
    gtk_progress_bar_set_fraction (self->progress, (double) current / (double) total);
  else
    gtk_progress_bar_pulse (self->progress);
}

/* What was chosen is read when all of the document is there. */
static void
chosen_cb (gpointer    user_data,
           const char *entity_id)
{
  g_autoptr(LanyardMetadataUrl) self = user_data;

  self->chooser = NULL;
  if (self->func == NULL || (self->cancellable == NULL && self->fetched == NULL))
    return;

  if (entity_id == NULL)
    {
      g_clear_pointer (&self->fetched, lanyard_fetched_free);
      gtk_window_close (GTK_WINDOW (self));
      return;
    }

  self->chosen = g_strdup (entity_id);
  if (self->fetched != NULL)
    gtk_window_close (GTK_WINDOW (self));
}

static void
entities_changed_cb (LanyardMetadataUrl *self)
{
  if (self->chooser != NULL || self->chosen != NULL || self->cancellable == NULL ||
      g_list_model_get_n_items (G_LIST_MODEL (self->entities)) < 2)
    return;

  self->chooser = lanyard_entity_chooser_new_for_list (GTK_WINDOW (self), self->entities, chosen_cb, g_object_ref (self));
  lanyard_entity_chooser_set_progress (self->chooser, gtk_progress_bar_get_text (self->progress),
                                       gtk_progress_bar_get_fraction (self->progress));
  gtk_window_present (GTK_WINDOW (self->chooser));
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardMetadataUrl) self = user_data;
  g_autoptr(GError) error = NULL;

  lanyard_entity_list_load_finish (LANYARD_ENTITY_LIST (source), result, &error);
  if (self->chooser != NULL && LANYARD_ENTITY_LIST (source) == self->entities)
    lanyard_entity_chooser_set_listed (self->chooser, error);
}

/* M-63: fills a list while the document comes. */
static void
list_entities (LanyardMetadataUrl  *self,
               LanyardMetadataFlow *flow)
{
  g_clear_object (&self->listing);
  self->listing = g_cancellable_new ();
  g_clear_object (&self->entities);
  self->entities = lanyard_entity_list_new ();
  g_signal_connect_object (self->entities, "items-changed", G_CALLBACK (entities_changed_cb), self, G_CONNECT_SWAPPED);
  lanyard_entity_list_load_async (self->entities, G_INPUT_STREAM (flow), lanyard_time_now (), self->listing, listed_cb,
                                  g_object_ref (self));
}

static void
fail (LanyardMetadataUrl *self,
      const GError       *error)
{
  g_clear_pointer (&self->chosen, g_free);
  if (self->chooser != NULL)
    gtk_window_close (GTK_WINDOW (self->chooser));
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR, error->message);
  update (self);
  gtk_widget_grab_focus (self->url_row);
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

  if (self->fetched == NULL)
    fail (self, error);
  else if (self->chooser != NULL)
    lanyard_entity_chooser_set_progress (self->chooser, NULL, 0);
  else
    gtk_window_close (GTK_WINDOW (self));
}

static void
fetch_action (GtkWidget  *widget,
              const char *action_name,
              GVariant   *parameter)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (widget);
  g_autofree char *url = dup_url (self);
  g_autoptr(LanyardMetadataFlow) flow = lanyard_metadata_flow_new ();
  const LanyardFetchOptions options = {
    .allow_http = gtk_check_button_get_active (self->http_check),
    .allow_private = gtk_switch_get_active (self->private_switch),
    .aggregate_max = LANYARD_FETCH_AGGREGATE_MAX,
    .seconds_max = LANYARD_FETCH_AGGREGATE_SECONDS,
    .flow = flow,
  };

  self->cancellable = g_cancellable_new ();
  gtk_progress_bar_set_text (self->progress, _("Connecting…"));
  gtk_progress_bar_set_fraction (self->progress, 0);
  lanyard_note_row_set (LANYARD_NOTE_ROW (self->note), LANYARD_NOTE_ERROR, NULL);
  list_entities (self, flow);
  lanyard_metadata_fetch_async (url, &options, self->cancellable, progress_cb, self, fetched_cb, g_object_ref (self));
  update (self);
}

static gboolean
lanyard_metadata_url_close_request (GtkWindow *window)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (window);

  g_cancellable_cancel (self->cancellable);
  g_cancellable_cancel (self->listing);

  return GTK_WINDOW_CLASS (lanyard_metadata_url_parent_class)->close_request (window);
}

static void
lanyard_metadata_url_dispose (GObject *object)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (object);
  LanyardMetadataUrlFunc func = g_steal_pointer (&self->func);

  g_cancellable_cancel (self->listing);
  if (self->chooser != NULL)
    gtk_window_destroy (GTK_WINDOW (self->chooser));
  if (func != NULL)
    func (self->user_data, g_steal_pointer (&self->fetched), self->chosen);
  gtk_widget_dispose_template (GTK_WIDGET (self), LANYARD_TYPE_METADATA_URL);

  G_OBJECT_CLASS (lanyard_metadata_url_parent_class)->dispose (object);
}

static void
lanyard_metadata_url_finalize (GObject *object)
{
  LanyardMetadataUrl *self = LANYARD_METADATA_URL (object);

  g_clear_object (&self->cancellable);
  g_clear_object (&self->listing);
  g_clear_object (&self->entities);
  g_clear_pointer (&self->chosen, g_free);
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
 * @is_known: whether the person has agreed to @url before
 * @func: called once, when the window goes
 * @user_data: for @func
 *
 * Returns: (transfer none): the window
 */
GtkWindow *
lanyard_metadata_url_new (GtkWindow              *parent,
                          const char             *url,
                          gboolean                is_known,
                          LanyardMetadataUrlFunc  func,
                          gpointer                user_data)
{
  LanyardMetadataUrl *self = g_object_new (LANYARD_TYPE_METADATA_URL, "transient-for", parent, NULL);

  self->func = func;
  self->user_data = user_data;
  if (url != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->url_row), url);
  /* Whoever drops or pastes a link may not see where it leads. */
  gtk_switch_set_active (self->private_switch, is_known && url != NULL && lanyard_url_is_loopback (url));

  return GTK_WINDOW (self);
}

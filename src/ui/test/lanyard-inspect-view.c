/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-inspect-view.h"

#include "lanyard-file.h"
#include "lanyard-finding-group.h"
#include "lanyard-hyphens.h"
#include "lanyard-inspect-result.h"
#include "lanyard-saml-error.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardInspectView
{
  AdwBin                parent_instance;

  /* Template Widgets */
  GtkTextView          *input;
  GtkWidget            *buttons;
  AdwPreferencesGroup  *messages_group;

  /* Owned References */
  LanyardConfiguration *configuration;
  LanyardService       *service;
  GCancellable         *cancellable;
  GPtrArray            *messages;
  GPtrArray            *rows;           /* borrowed */
};

G_DEFINE_FINAL_TYPE (LanyardInspectView, lanyard_inspect_view, ADW_TYPE_BIN)

/* Either of both. */
typedef struct
{
  GBytes *bytes;
  GFile  *file;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_clear_pointer (&job->bytes, g_bytes_unref);
  g_clear_object (&job->file);
  g_free (job);
}

static GBytes *
read_file (GFile   *file,
           GError **error)
{
  g_autoptr(GFileInputStream) stream = g_file_read (file, NULL, error);

  return stream != NULL ? g_input_stream_read_bytes (G_INPUT_STREAM (stream), LANYARD_CAPTURE_MAX + 1, NULL, error) : NULL;
}

static gpointer
inspect_worker (LanyardConfiguration  *configuration,
                gpointer               data,
                GError               **error)
{
  Job *job = data;

  if (job->bytes == NULL)
    job->bytes = read_file (job->file, error);

  return job->bytes != NULL ? lanyard_inspect_sync (configuration, job->bytes, lanyard_time_now (), error) : NULL;
}

static void
row_activated_cb (AdwActionRow       *row,
                  LanyardInspectView *self)
{
  guint position;

  if (g_ptr_array_find (self->rows, row, &position))
    lanyard_inspect_result_show (GTK_WIDGET (self), self->configuration, self->service,
                                 g_ptr_array_index (self->messages, position));
}

static void
add_row (LanyardInspectView    *self,
         LanyardInspectMessage *message)
{
  g_autofree char *title = lanyard_inspect_result_dup_title (message);
  g_autofree char *subtitle = lanyard_inspect_result_dup_summary (message);
  GtkWidget *row = lanyard_verdict_row_new (lanyard_inspect_result_get_kind (message), title, subtitle);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), g_object_new (GTK_TYPE_IMAGE,
                                                                 "icon-name", "go-next-symbolic",
                                                                 "accessible-role", GTK_ACCESSIBLE_ROLE_PRESENTATION,
                                                                 NULL));
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), self);
  adw_preferences_group_add (self->messages_group, row);
  g_ptr_array_add (self->rows, row);
}

static void
forget (LanyardInspectView *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->messages_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  gtk_widget_set_visible (GTK_WIDGET (self->messages_group), FALSE);
}

static void
inspected_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(LanyardInspectView) self = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) messages = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);

  if (g_cancellable_is_cancelled (self->cancellable))
    return;

  forget (self);
  if (messages == NULL)
    {
      lanyard_window_show_error (GTK_WIDGET (self), _("There Is No Message to Look At"), error);
      return;
    }

  self->messages = g_steal_pointer (&messages);
  gtk_widget_set_visible (GTK_WIDGET (self->messages_group), TRUE);
  for (guint i = 0; i < self->messages->len; i++)
    add_row (self, g_ptr_array_index (self->messages, i));
}

/* Takes @bytes and @file, one of which is NULL. */
static void
inspect (LanyardInspectView *self,
         GBytes             *bytes,
         GFile              *file)
{
  Job *job = g_new0 (Job, 1);

  job->bytes = bytes;
  job->file = file;
  lanyard_configuration_run_async (self->configuration, inspect_worker, job, job_free, (GDestroyNotify) g_ptr_array_unref,
                                   self->cancellable, inspected_cb, g_object_ref (self));
}

static void
inspect_cb (LanyardInspectView *self)
{
  char *text;

  g_object_get (gtk_text_view_get_buffer (self->input), "text", &text, NULL);
  inspect (self, g_bytes_new_take (text, strlen (text)), NULL);
}

static void
opened_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(LanyardInspectView) self = user_data;
  g_autoptr(GFile) file = lanyard_file_open_finish (result, NULL);

  if (file != NULL)
    inspect (self, NULL, g_steal_pointer (&file));
}

static void
open_cb (LanyardInspectView *self)
{
  lanyard_file_open_async (GTK_WIDGET (self), _("Open Recording"), _("Recordings and messages"),
                           "*.har;*.json;*.xml;*.txt", self->cancellable, opened_cb, g_object_ref (self));
}

static gboolean
dropped_cb (GtkDropTarget      *target,
            const GValue       *value,
            double              x,
            double              y,
            LanyardInspectView *self)
{
  GSList *files = g_value_get_boxed (value);
  char *link;

  if (files == NULL)
    return FALSE;

  /* What a link asks for is in the link. */
  link = lanyard_file_dup_link (files->data);
  if (link != NULL)
    inspect (self, g_bytes_new_take (link, strlen (link)), NULL);
  else if (lanyard_file_is_local (files->data))
    inspect (self, NULL, g_object_ref (G_FILE (files->data)));
  else
    return FALSE;

  return TRUE;
}

static void
lanyard_inspect_view_dispose (GObject *object)
{
  g_cancellable_cancel (LANYARD_INSPECT_VIEW (object)->cancellable);

  G_OBJECT_CLASS (lanyard_inspect_view_parent_class)->dispose (object);
}

static void
lanyard_inspect_view_finalize (GObject *object)
{
  LanyardInspectView *self = LANYARD_INSPECT_VIEW (object);

  g_clear_object (&self->configuration);
  g_clear_object (&self->service);
  g_clear_object (&self->cancellable);
  g_clear_pointer (&self->messages, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);

  G_OBJECT_CLASS (lanyard_inspect_view_parent_class)->finalize (object);
}

static void
lanyard_inspect_view_class_init (LanyardInspectViewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = lanyard_inspect_view_dispose;
  object_class->finalize = lanyard_inspect_view_finalize;

  gtk_widget_class_set_template_from_resource (widget_class, "/io/github/lanyard_sso/Lanyard/ui/test/lanyard-inspect-view.ui");
  gtk_widget_class_bind_template_child (widget_class, LanyardInspectView, input);
  gtk_widget_class_bind_template_child (widget_class, LanyardInspectView, buttons);
  gtk_widget_class_bind_template_child (widget_class, LanyardInspectView, messages_group);
  gtk_widget_class_bind_template_callback (widget_class, inspect_cb);
  gtk_widget_class_bind_template_callback (widget_class, open_cb);
}

static void
lanyard_inspect_view_init (LanyardInspectView *self)
{
  GtkDropTarget *target = gtk_drop_target_new (GDK_TYPE_FILE_LIST, GDK_ACTION_COPY);

  self->cancellable = g_cancellable_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  lanyard_hyphens_forbid_in_view (self->input);
  lanyard_window_fold_box (self->buttons);
  gtk_event_controller_set_propagation_phase (GTK_EVENT_CONTROLLER (target), GTK_PHASE_CAPTURE);
  g_signal_connect (target, "drop", G_CALLBACK (dropped_cb), self);
  gtk_widget_add_controller (GTK_WIDGET (self), GTK_EVENT_CONTROLLER (target));
}

/**
 * lanyard_inspect_view_set_up:
 * @self: a view that was not set up
 * @configuration: whose connectors a message may belong to
 * @service: its identity provider
 * @connector_id: (nullable): where it is shown; messages of others are named
 *   all the same
 */
void
lanyard_inspect_view_set_up (LanyardInspectView   *self,
                             LanyardConfiguration *configuration,
                             LanyardService       *service,
                             const char           *connector_id)
{
  g_return_if_fail (LANYARD_IS_INSPECT_VIEW (self));
  g_return_if_fail (self->configuration == NULL);

  self->configuration = g_object_ref (configuration);
  self->service = g_object_ref (service);
}

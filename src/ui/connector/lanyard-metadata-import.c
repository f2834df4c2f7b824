/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-import.h"

#include "lanyard-entity-chooser.h"
#include "lanyard-metadata-review.h"
#include "lanyard-metadata-url.h"
#include "lanyard-check-note.h"
#include "lanyard-metadata-reading.h"
#include "lanyard-proposal.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

#include <string.h>

/* What is read in threads, and shown step by step. */
typedef struct
{
  GtkWidget            *parent;
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;      /* NULL: a new one */
  LanyardConnector     *compared;       /* a copy of it for the thread */
  GFile                *file;
  GBytes               *text;           /* pasted or dropped */
  char                 *source;
  char                 *fingerprint;

  LanyardMetadataReading *reading;
  char                 *chosen;         /* an entity ID */
  LanyardProposal      *proposal;
  char                 *hash;           /* of what is proposed from metadata */
} Import;

static void
import_free (Import *import)
{
  g_clear_object (&import->parent);
  g_clear_object (&import->configuration);
  g_clear_object (&import->connector);
  g_clear_object (&import->compared);
  g_clear_object (&import->file);
  g_clear_pointer (&import->text, g_bytes_unref);
  g_clear_pointer (&import->reading, lanyard_metadata_reading_free);
  g_clear_pointer (&import->proposal, lanyard_proposal_free);
  g_free (import->source);
  g_free (import->fingerprint);
  g_free (import->chosen);
  g_free (import->hash);
  g_free (import);
}

/* The steps run in threads; what they found is shown in the main thread. */
static void
run_step (GTask               *task,
          GTaskThreadFunc      worker,
          GAsyncReadyCallback  callback)
{
  g_autoptr(GTask) step = g_task_new (g_task_get_source_object (task), g_task_get_cancellable (task), callback,
                                      g_object_ref (task));

  g_task_set_source_tag (step, lanyard_metadata_import_async);
  g_task_set_task_data (step, g_task_get_task_data (task), NULL);
  g_task_run_in_thread (step, worker);
}

static void
read_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;
  gboolean read;

  g_clear_pointer (&import->reading, lanyard_metadata_reading_free);
  import->reading = lanyard_metadata_reading_new ();
  read = import->file != NULL
         ? lanyard_metadata_reading_read_file_sync (import->reading, import->file, lanyard_time_now (), cancellable, &error)
         : lanyard_metadata_reading_read_sync (import->reading, import->text, lanyard_time_now (), cancellable, &error);
  if (read)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
pick_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  if (lanyard_metadata_reading_pick_sync (import->reading, import->chosen, lanyard_time_now (), cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static LanyardProposal *
make_proposal (Import  *import,
               GError **error)
{
  LanyardMetadataReading *reading = import->reading;
  gint64 now = lanyard_time_now ();

  if (import->connector == NULL)
    return lanyard_proposal_new_connector_sync (import->configuration, reading->entity, reading->paste, import->source,
                                                reading->document, NULL, now, error);
  if (reading->entity == NULL)
    return lanyard_proposal_new_for_paste (import->compared, reading->paste, error);

  return lanyard_proposal_new_for_entity (import->compared, reading->entity, import->source, reading->document, now, error);
}

/* The hash of a federation's metadata takes long. */
static void
propose_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  import->proposal = make_proposal (import, &error);
  if (import->proposal == NULL)
    {
      g_task_return_error (task, error);
      return;
    }

  g_free (import->hash);
  import->hash = import->reading->document != NULL
                 ? g_strdup (lanyard_connector_get_metadata_hash (import->proposal->after)) : NULL;
  g_task_return_boolean (task, TRUE);
}

/* Whether the step succeeded and there is still a window to go on in. */
static gboolean
check_step (GTask        *task,
            GAsyncResult *result,
            GtkWindow   **window)
{
  Import *import = g_task_get_task_data (task);
  GtkRoot *root = gtk_widget_get_root (import->parent);
  GError *error = NULL;

  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      g_task_return_error (task, error);
      return FALSE;
    }
  if (root == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return FALSE;
    }

  *window = GTK_WINDOW (root);
  return TRUE;
}

static void
reviewed_cb (gpointer          user_data,
             LanyardConnector *taken)
{
  g_autoptr(GTask) task = user_data;

  g_task_return_pointer (task, taken != NULL ? g_object_ref (taken) : NULL, g_object_unref);
}

static void
show_review (GTask     *task,
             GtkWindow *window)
{
  Import *import = g_task_get_task_data (task);

  gtk_window_present (lanyard_metadata_review_new (window, g_steal_pointer (&import->proposal), import->hash,
                                                   import->fingerprint, reviewed_cb, g_object_ref (task)));
}

/* What was edited meanwhile stays. */
static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GtkWindow *window;

  if (!check_step (task, result, &window))
    return;

  if (import->connector != NULL)
    g_set_object (&import->proposal->before, import->connector);
  if (import->connector != NULL && import->reading->entity != NULL)
    lanyard_check_note_metadata_async (import->configuration, import->proposal, lanyard_time_now (), NULL, NULL);
  show_review (task, window);
}

static void
propose (GTask *task)
{
  Import *import = g_task_get_task_data (task);

  g_clear_object (&import->compared);
  if (import->connector != NULL)
    import->compared = LANYARD_CONNECTOR (lanyard_item_copy (LANYARD_ITEM (import->connector)));
  run_step (task, propose_worker, proposed_cb);
}

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkWindow *window;

  if (check_step (task, result, &window))
    propose (task);
}

static void
chosen_cb (gpointer    user_data,
           const char *entity_id)
{
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (task);

  if (entity_id == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_free (import->chosen);
  import->chosen = g_strdup (entity_id);
  run_step (task, pick_worker, picked_cb);
}

static void ask_url (GTask      *task,
                     GtkWindow  *window,
                     const char *url,
                     gboolean    is_known);

static void
read_cb (GObject      *source,
         GAsyncResult *result,
         gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  GtkWindow *window;

  if (!check_step (task, result, &window))
    return;

  if (import->reading->paste != NULL && import->reading->paste->kind == LANYARD_PASTE_METADATA_URL)
    ask_url (task, window, import->reading->paste->url, FALSE);
  else if (import->reading->entity == NULL && import->reading->n_providers > 1 && import->chosen != NULL)
    run_step (task, pick_worker, picked_cb);
  else if (import->reading->entity == NULL && import->reading->n_providers > 1)
    gtk_window_present (lanyard_entity_chooser_new (window, import->reading->document, chosen_cb, g_object_ref (task)));
  else
    propose (task);
}

static void
url_answered_cb (gpointer        user_data,
                 LanyardFetched *fetched,
                 const char     *entity_id)
{
  g_autoptr(GTask) task = user_data;
  Import *import = g_task_get_task_data (task);
  g_autoptr(LanyardFetched) owned = fetched;

  if (fetched == NULL)
    {
      g_task_return_pointer (task, NULL, NULL);
      return;
    }

  g_clear_object (&import->file);
  g_clear_pointer (&import->text, g_bytes_unref);
  g_free (import->source);
  import->text = g_bytes_ref (fetched->document);
  import->source = g_strdup (fetched->url);
  g_free (import->chosen);
  import->chosen = g_strdup (entity_id);
  import->fingerprint = g_strdup (fetched->fingerprint);
  run_step (task, read_worker, read_cb);
}

static void
ask_url (GTask      *task,
         GtkWindow  *window,
         const char *url,
         gboolean    is_known)
{
  gtk_window_present (lanyard_metadata_url_new (window, url, is_known, url_answered_cb, g_object_ref (task)));
}

static Import *
import_new (GtkWidget                  *parent,
            LanyardConfiguration       *configuration,
            LanyardConnector           *connector,
            const LanyardMetadataGiven *given)
{
  Import *import = g_new0 (Import, 1);

  import->parent = g_object_ref (parent);
  import->configuration = g_object_ref (configuration);
  g_set_object (&import->connector, connector);
  if (given->file != NULL)
    {
      import->file = g_object_ref (given->file);
      import->source = g_file_get_basename (given->file);
    }
  else if (given->text != NULL)
    {
      import->text = lanyard_secret_bytes_new_take (g_strdup (given->text), strlen (given->text));
      import->source = g_strdup ("pasted");
    }

  return import;
}

/**
 * lanyard_metadata_import_async:
 * @parent: a widget of the window that it belongs to
 * @configuration: where new connectors would be
 * @connector: (nullable): what is edited; %NULL: a new one is proposed
 * @given: metadata or other values of a service provider
 * @cancellable: (nullable): a cancellable
 * @callback: called when something was taken, or nothing
 * @user_data: for @callback
 *
 * Reads in a thread and shows what would change; only what the person ticks is
 * taken. The errors are those of lanyard_paste_read(),
 * lanyard_saml_metadata_read() and lanyard_proposal_new_connector().
 */
void
lanyard_metadata_import_async (GtkWidget                  *parent,
                               LanyardConfiguration       *configuration,
                               LanyardConnector           *connector,
                               const LanyardMetadataGiven *given,
                               GCancellable               *cancellable,
                               GAsyncReadyCallback         callback,
                               gpointer                    user_data)
{
  g_autoptr(GTask) task = NULL;

  g_return_if_fail (GTK_IS_WIDGET (parent));
  g_return_if_fail (LANYARD_IS_CONFIGURATION (configuration));
  g_return_if_fail (given != NULL);

  task = g_task_new (parent, cancellable, callback, user_data);
  g_task_set_source_tag (task, lanyard_metadata_import_async);
  g_task_set_task_data (task, import_new (parent, configuration, connector, given), (GDestroyNotify) import_free);

  if (given->ask_url)
    ask_url (task, GTK_WINDOW (gtk_widget_get_root (parent)), given->url, TRUE);
  else
    run_step (task, read_worker, read_cb);
}

LanyardConnector *
lanyard_metadata_import_finish (GAsyncResult  *result,
                                GError       **error)
{
  g_return_val_if_fail (G_IS_TASK (result), NULL);

  return g_task_propagate_pointer (G_TASK (result), error);
}

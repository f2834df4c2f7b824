/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-import.h"

#include "lanyard-entity-chooser.h"
#include "lanyard-error.h"
#include "lanyard-metadata-review.h"
#include "lanyard-metadata-url.h"
#include "lanyard-check-note.h"
#include "lanyard-proposal.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Longer documents are those of federations. */
#define METADATA_MAX (10 * 1024 * 1024)
#define HEAD_SIZE (64 * 1024)

/* What is read in threads, and shown step by step. */
typedef struct
{
  GtkWidget            *parent;
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;      /* NULL: a new one */
  GFile                *file;
  GBytes               *text;           /* pasted or dropped */
  char                 *source;
  char                 *fingerprint;

  LanyardPaste         *paste;
  GBytes               *document;
  guint                 n_providers;    /* 0, 1, 2: or more */
  char                 *entity_id;      /* the only one, or the chosen one */
  LanyardSamlEntity    *entity;
  LanyardProposal      *proposal;
} Import;

static void
import_free (Import *import)
{
  g_clear_object (&import->parent);
  g_clear_object (&import->configuration);
  g_clear_object (&import->connector);
  g_clear_object (&import->file);
  g_clear_pointer (&import->text, g_bytes_unref);
  g_clear_pointer (&import->paste, lanyard_paste_free);
  g_clear_pointer (&import->document, g_bytes_unref);
  g_clear_pointer (&import->entity, lanyard_saml_entity_unref);
  g_clear_pointer (&import->proposal, lanyard_proposal_free);
  g_free (import->source);
  g_free (import->fingerprint);
  g_free (import->entity_id);
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

static gboolean
is_aggregate (const char *head,
              gsize       size)
{
  const char *group = g_strstr_len (head, (gssize) size, "EntitiesDescriptor");
  const char *entity = g_strstr_len (head, (gssize) size, "EntityDescriptor");

  return group != NULL && (entity == NULL || group < entity);
}

static void
set_too_large (GError  **error,
               goffset   size)
{
  g_autofree char *text = g_format_size ((guint64) size);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Documents of more than 10 MB are refused, unless they are those of a federation"),
                     _("Ask for the metadata of this one service provider"),
                     /* Translators: %s is a size like 21 MB */
                     _("The file has %s"), text);
}

/* A long file is mapped, and only if it describes many. */
static GBytes *
map_aggregate (GFile    *file,
               goffset   size,
               GError  **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GMappedFile) mapped = path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;

  if (mapped != NULL && is_aggregate (g_mapped_file_get_contents (mapped),
                                      MIN (g_mapped_file_get_length (mapped), HEAD_SIZE)))
    return g_mapped_file_get_bytes (mapped);

  set_too_large (error, size);
  return NULL;
}

static GBytes *
load_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 cancellable, error);
  goffset size;
  char *contents;
  gsize length;

  if (info == NULL)
    return NULL;
  size = g_file_info_get_size (info);
  if (size > METADATA_MAX)
    return map_aggregate (file, size, error);
  if (!g_file_load_contents (file, cancellable, &contents, &length, NULL, error))
    return NULL;

  /* It may turn out to be a private key. */
  return lanyard_secret_bytes_new_take (contents, length);
}

static gboolean
read_paste (Import  *import,
            GBytes  *bytes,
            GError **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = NULL;

  if (size > METADATA_MAX)
    {
      import->document = g_bytes_ref (bytes);
      return TRUE;
    }

  copy = g_malloc0 (size + 1);
  if (size > 0)
    memcpy (copy, data, size);
  import->paste = lanyard_paste_read (copy, size, error);
  lanyard_secret_erase (copy, size);
  if (import->paste == NULL)
    return FALSE;

  if (import->paste->kind == LANYARD_PASTE_METADATA)
    import->document = g_bytes_ref (import->paste->document);
  return TRUE;
}

static gboolean
count_provider_cb (const LanyardSamlEntitySummary *summary,
                   gpointer                        user_data)
{
  Import *import = user_data;

  if ((summary->roles & LANYARD_SAML_ROLE_SP) == 0)
    return TRUE;

  if (import->n_providers++ == 0)
    import->entity_id = g_strdup (summary->entity_id);
  return import->n_providers < 2;
}

static gboolean
pick_entity (Import        *import,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (import->document);
  const LanyardSamlMetadataPolicy policy = { .now = lanyard_time_now () };

  import->entity = lanyard_saml_metadata_pick (stream, &policy, import->entity_id, cancellable, error);
  return import->entity != NULL;
}

/* One service provider is read, several are to be chosen from; why none can be
 * used the reader of the whole document knows. */
static gboolean
read_metadata (Import        *import,
               GCancellable  *cancellable,
               GError       **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (import->document);
  const LanyardSamlMetadataPolicy policy = { .now = lanyard_time_now () };
  g_autoptr(GPtrArray) entities = NULL;

  if (!lanyard_saml_metadata_scan (stream, &policy, count_provider_cb, import, cancellable, error))
    return FALSE;
  if (import->n_providers > 1)
    return TRUE;
  if (import->n_providers == 1)
    return pick_entity (import, cancellable, error);

  entities = lanyard_saml_metadata_read (import->document, policy.now, error);
  if (entities == NULL)
    return FALSE;

  import->entity = lanyard_saml_entity_ref (g_ptr_array_index (entities, 0));
  return TRUE;
}

static void
read_worker (GTask        *task,
             gpointer      source_object,
             gpointer      task_data,
             GCancellable *cancellable)
{
  Import *import = task_data;
  g_autoptr(GBytes) bytes = NULL;
  GError *error = NULL;

  bytes = import->file != NULL ? load_file (import->file, cancellable, &error) : g_bytes_ref (import->text);
  if (bytes != NULL && read_paste (import, bytes, &error) &&
      (import->document == NULL || read_metadata (import, cancellable, &error)))
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
  GError *error = NULL;

  if (pick_entity (task_data, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
propose_worker (GTask        *task,
                gpointer      source_object,
                gpointer      task_data,
                GCancellable *cancellable)
{
  Import *import = task_data;
  GError *error = NULL;

  import->proposal = lanyard_proposal_new_connector_sync (import->configuration, import->entity, import->paste,
                                                          import->source, import->document, lanyard_time_now (), &error);
  if (import->proposal != NULL)
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
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
  g_autofree char *hash = import->document != NULL
                          ? g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, import->document) : NULL;

  gtk_window_present (lanyard_metadata_review_new (window, g_steal_pointer (&import->proposal), hash,
                                                   import->fingerprint, reviewed_cb, g_object_ref (task)));
}

static void
proposed_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkWindow *window;

  if (check_step (task, result, &window))
    show_review (task, window);
}

static void
propose (GTask     *task,
         GtkWindow *window)
{
  Import *import = g_task_get_task_data (task);
  GError *error = NULL;

  if (import->connector == NULL)
    {
      run_step (task, propose_worker, proposed_cb);
      return;
    }

  if (import->entity != NULL)
    {
      import->proposal = lanyard_proposal_new_for_entity (import->connector, import->entity, import->source,
                                                          import->document, lanyard_time_now (), &error);
      if (import->proposal != NULL)
        lanyard_check_note_metadata_async (import->configuration, import->proposal, lanyard_time_now (), NULL, NULL);
    }
  else
    import->proposal = lanyard_proposal_new_for_paste (import->connector, import->paste, &error);

  if (import->proposal != NULL)
    show_review (task, window);
  else
    g_task_return_error (task, error);
}

static void
picked_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  g_autoptr(GTask) task = user_data;
  GtkWindow *window;

  if (check_step (task, result, &window))
    propose (task, window);
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

  g_free (import->entity_id);
  import->entity_id = g_strdup (entity_id);
  run_step (task, pick_worker, picked_cb);
}

static void ask_url (GTask      *task,
                     GtkWindow  *window,
                     const char *url);

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

  if (import->paste != NULL && import->paste->kind == LANYARD_PASTE_METADATA_URL)
    ask_url (task, window, import->paste->url);
  else if (import->entity == NULL && import->n_providers > 1)
    gtk_window_present (lanyard_entity_chooser_new (window, import->document, chosen_cb, g_object_ref (task)));
  else
    propose (task, window);
}

static void
url_answered_cb (gpointer        user_data,
                 LanyardFetched *fetched)
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
  g_clear_pointer (&import->paste, lanyard_paste_free);
  g_free (import->source);
  import->text = g_bytes_ref (fetched->document);
  import->source = g_strdup (fetched->url);
  import->fingerprint = g_strdup (fetched->fingerprint);
  run_step (task, read_worker, read_cb);
}

static void
ask_url (GTask      *task,
         GtkWindow  *window,
         const char *url)
{
  gtk_window_present (lanyard_metadata_url_new (window, url, url_answered_cb, g_object_ref (task)));
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
    ask_url (task, GTK_WINDOW (gtk_widget_get_root (parent)), given->url);
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

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-connector-actions.h"

#include "lanyard-administration.h"
#include "lanyard-alert.h"
#include "lanyard-bulk.h"
#include "lanyard-connector-page.h"
#include "lanyard-error.h"
#include "lanyard-export.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Connectors by id, and what their lists call them: for workers. */
typedef struct
{
  GtkWidget *from;
  GPtrArray *ids;
  GPtrArray *labels;
  gboolean   active;
  guint      failed;   /* which could not be */
} Batch;

static Batch *
batch_new (GtkWidget *from,
           GPtrArray *connectors,
           gboolean   active)
{
  Batch *batch = g_new0 (Batch, 1);

  batch->from = g_object_ref (from);
  batch->ids = g_ptr_array_new_with_free_func (g_free);
  batch->labels = g_ptr_array_new_with_free_func (g_free);
  batch->active = active;
  for (guint i = 0; i < connectors->len; i++)
    {
      g_ptr_array_add (batch->ids, g_strdup (lanyard_record_get_id (g_ptr_array_index (connectors, i))));
      g_ptr_array_add (batch->labels, g_strdup (lanyard_connector_get_label (g_ptr_array_index (connectors, i))));
    }

  return batch;
}

static void
batch_free (Batch *batch)
{
  g_object_unref (batch->from);
  g_ptr_array_unref (batch->ids);
  g_ptr_array_unref (batch->labels);
  g_free (batch);
}

/* Several are one step, all of them or none. */
static char *
set_several_active (LanyardConfiguration  *configuration,
                    Batch                 *batch,
                    GError               **error)
{
  g_autoptr(LanyardBulk) bulk = NULL;
  char *change_id = NULL;
  GPtrArray *items;

  g_ptr_array_add (batch->ids, NULL);
  bulk = lanyard_bulk_new (batch->active ? LANYARD_BULK_ACTIVATE : LANYARD_BULK_DEACTIVATE,
                           (const char * const *) batch->ids->pdata);
  g_ptr_array_set_size (batch->ids, (int) batch->ids->len - 1);
  if (!lanyard_bulk_plan_sync (bulk, configuration, lanyard_time_now (), NULL, error))
    return NULL;

  items = lanyard_bulk_get_items (bulk);
  for (batch->failed = 0; batch->active && batch->failed < items->len; batch->failed++)
    {
      LanyardBulkItem *item = g_ptr_array_index (items, batch->failed);

      if (lanyard_bulk_item_get_reason (item) == NULL ||
          lanyard_connector_get_state (lanyard_bulk_item_get_connector (item)) == LANYARD_CONNECTOR_ACTIVE)
        continue;

      g_set_error_literal (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, lanyard_bulk_item_get_reason (item));
      return NULL;
    }

  batch->failed = 0;
  if (lanyard_bulk_count (bulk) == 0)
    return g_strdup ("");
  return lanyard_bulk_apply_sync (bulk, configuration, lanyard_time_now (), NULL, NULL, NULL, &change_id, error) ? change_id
                                                                                                              : NULL;
}

/* Gives what undoes it; empty when there was nothing to do. */
static gpointer
set_active_worker (LanyardConfiguration  *configuration,
                   gpointer               data,
                   GError               **error)
{
  Batch *batch = data;
  const char *id = g_ptr_array_index (batch->ids, 0);
  char *change_id = NULL;
  gboolean done;

  if (batch->ids->len > 1)
    return set_several_active (configuration, batch, error);

  done = batch->active ? lanyard_administration_activate_sync (configuration, id, lanyard_time_now (), &change_id, error)
                       : lanyard_administration_deactivate_sync (configuration, id, &change_id, error);
  if (!done)
    return NULL;

  return change_id != NULL ? change_id : g_strdup ("");
}

/* The page of the connector's check, which may be that of @from already. */
static void
show_check (GtkWidget  *from,
            const char *connector_id)
{
  GtkWidget *page = gtk_widget_get_ancestor (from, LANYARD_TYPE_WINDOW_PAGE);

  if (LANYARD_IS_CONNECTOR_PAGE (page))
    gtk_widget_activate_action (page, "connector.show-page", "s", "check");
  else if (page != NULL)
    lanyard_window_push (from, g_object_new (LANYARD_TYPE_CONNECTOR_PAGE,
                                             "configuration", lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (page)),
                                             "service", lanyard_window_page_get_service (LANYARD_WINDOW_PAGE (page)),
                                             "connector-id", connector_id,
                                             "first-page", "check",
                                             NULL));
}

static void
refusal_answered_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  Batch *batch = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB && gtk_widget_get_root (batch->from) != NULL)
    show_check (batch->from, g_ptr_array_index (batch->ids, batch->failed));
  batch_free (batch);
}

/* Takes @batch. */
static void
show_active_failure (Batch        *batch,
                     const GError *error)
{
  const char *label = g_ptr_array_index (batch->labels, batch->failed);
  g_autofree char *heading = NULL;

  /* Translators: %s is the label of an application */
  heading = g_strdup_printf (batch->active ? _("“%s” Cannot Be Activated") : _("“%s” Cannot Be Deactivated"), label);
  if (batch->active && g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED))
    {
      lanyard_alert_async (&(LanyardAlert) { .heading = heading, .body = error->message, .verb = _("_Show Check") },
                           batch->from, NULL, refusal_answered_cb, batch);
      return;
    }

  lanyard_window_show_error (batch->from, heading, error);
  batch_free (batch);
}

static void
set_active_cb (GObject      *source,
               GAsyncResult *result,
               gpointer      user_data)
{
  Batch *batch = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;
  guint n = batch->ids->len;

  change_id = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  if (change_id == NULL)
    {
      show_active_failure (batch, error);
      return;
    }

  if (n == 1)
    /* Translators: %s is the label of an application */
    text = g_strdup_printf (batch->active ? _("“%s” activated") : _("“%s” deactivated"),
                            (const char *) g_ptr_array_index (batch->labels, 0));
  else
    text = g_strdup_printf (batch->active ? ngettext ("%u application activated", "%u applications activated", n)
                                          : ngettext ("%u application deactivated", "%u applications deactivated", n), n);

  if (*change_id != '\0')
    lanyard_window_toast_undo (batch->from, text, change_id);
  else
    lanyard_window_toast (batch->from, text);
  batch_free (batch);
}

/**
 * lanyard_connector_actions_set_active:
 * @from: a widget in the window
 * @configuration: where they are stored
 * @connectors: (element-type LanyardConnector): which
 * @active: whether to activate or to deactivate them
 *
 * Switches single sign-on for connectors on or off; the toast offers to undo
 * it. The first activation makes their keys and certificates.
 */
void
lanyard_connector_actions_set_active (GtkWidget            *from,
                                      LanyardConfiguration *configuration,
                                      GPtrArray            *connectors,
                                      gboolean              active)
{
  Batch *batch;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (connectors->len > 0);

  batch = batch_new (from, connectors, active);
  lanyard_configuration_run_async (configuration, set_active_worker, batch, NULL, g_free, NULL, set_active_cb,
                                   batch);
}

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Batch *batch = user_data;
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;
  g_autoptr(GError) error = NULL;
  guint n = batch->ids->len;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    lanyard_window_show_error (batch->from, _("Deletion Failed"), error);
  else
    {
      if (n == 1)
        /* Translators: %s is the label of an application */
        text = g_strdup_printf (_("“%s” deleted"), (const char *) g_ptr_array_index (batch->labels, 0));
      else
        text = g_strdup_printf (ngettext ("%u application deleted", "%u applications deleted", n), n);
      lanyard_window_toast_undo (batch->from, text, change_id);
    }

  batch_free (batch);
}

static void
delete_now (GtkWidget            *from,
            LanyardConfiguration *configuration,
            GPtrArray            *connectors)
{
  g_autoptr(LanyardChanges) changes = NULL;
  g_autofree char *summary = NULL;

  if (connectors->len == 1)
    summary = g_strdup_printf (_("Delete “%s”"), lanyard_connector_get_label (g_ptr_array_index (connectors, 0)));
  else
    summary = g_strdup_printf (ngettext ("Delete %u application", "Delete %u applications", connectors->len),
                               connectors->len);

  changes = lanyard_changes_new (summary);
  for (guint i = 0; i < connectors->len; i++)
    lanyard_changes_delete (changes, g_ptr_array_index (connectors, i));

  lanyard_configuration_apply_async (configuration, g_steal_pointer (&changes), NULL, deleted_cb,
                                     batch_new (from, connectors, FALSE));
  gtk_widget_activate_action (from, "applications.end-selection", NULL);
}

/* A deletion that waits for its number to be typed. */
typedef struct
{
  GtkWidget            *from;
  LanyardConfiguration *configuration;
  GPtrArray            *connectors;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->from);
  g_object_unref (deletion->configuration);
  g_ptr_array_unref (deletion->connectors);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
delete_confirmed_cb (GObject      *source,
                     GAsyncResult *result,
                     gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB)
    delete_now (deletion->from, deletion->configuration, deletion->connectors);
}

/* Return confirms the right number, and does nothing with another one. */
static void
number_typed_cb (GtkEditable *entry,
                 gpointer     user_data)
{
  g_autofree char *number = g_strdup_printf ("%u", GPOINTER_TO_UINT (user_data));
  gboolean right = g_str_equal (gtk_editable_get_text (entry), number);

  lanyard_alert_set_enabled (GTK_WIDGET (entry), right);
  gtk_entry_set_activates_default (GTK_ENTRY (entry), right);
}

static void
confirm_deletion (GtkWidget            *from,
                  LanyardConfiguration *configuration,
                  GPtrArray            *connectors)
{
  guint n = connectors->len;
  g_autofree char *heading = g_strdup_printf (ngettext ("Delete %u Application?", "Delete %u Applications?", n), n);
  g_autofree char *body = NULL;
  Deletion *deletion = g_new0 (Deletion, 1);
  GtkWidget *entry = gtk_entry_new ();

  body = g_strdup_printf (_("Nobody can sign in to them any more, and their certificates go with them. Type %u to confirm."), n);
  deletion->from = g_object_ref (from);
  deletion->configuration = g_object_ref (configuration);
  deletion->connectors = g_ptr_array_ref (connectors);

  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, _("Number of applications"), -1);
  gtk_entry_set_input_purpose (GTK_ENTRY (entry), GTK_INPUT_PURPOSE_DIGITS);
  g_signal_connect (entry, "changed", G_CALLBACK (number_typed_cb), GUINT_TO_POINTER (n));

  lanyard_alert_async (&(LanyardAlert) {
                         .heading = heading,
                         .body = body,
                         .extra = entry,
                         .verb = _("_Delete"),
                         .destructive = TRUE,
                         .verb_disabled = TRUE,
                       },
                       from, NULL, delete_confirmed_cb, deletion);
}

/**
 * lanyard_connector_actions_delete:
 * @from: a widget in the window
 * @configuration: where they are stored
 * @connectors: (element-type LanyardConnector): which
 *
 * Deletes connectors; the toast offers to undo it. Several are deleted only
 * after their number was typed.
 */
void
lanyard_connector_actions_delete (GtkWidget            *from,
                                  LanyardConfiguration *configuration,
                                  GPtrArray            *connectors)
{
  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (connectors->len > 0);

  if (connectors->len == 1)
    delete_now (from, configuration, connectors);
  else
    confirm_deletion (from, configuration, connectors);
}

static gpointer
metadata_worker (LanyardConfiguration  *configuration,
                 gpointer               data,
                 GError               **error)
{
  return lanyard_administration_export_metadata_sync (configuration, data, LANYARD_METADATA_AS_SET,
                                                      lanyard_time_now (), error);
}

static gpointer
certificate_worker (LanyardConfiguration  *configuration,
                    gpointer               data,
                    GError               **error)
{
  g_autoptr(LanyardCertificate) certificate = NULL;
  char *pem;

  certificate = lanyard_administration_load_certificate_sync (configuration, lanyard_record_get_id (data), error);
  if (certificate == NULL)
    return NULL;

  pem = lanyard_certificate_dup_pem (certificate);
  return g_bytes_new_take (pem, strlen (pem));
}

/**
 * lanyard_connector_actions_export_metadata:
 * @from: a widget in the window
 * @configuration: where it is stored
 * @connector: whose identity provider metadata
 *
 * Saves the metadata where the person says.
 */
void
lanyard_connector_actions_export_metadata (GtkWidget            *from,
                                           LanyardConfiguration *configuration,
                                           LanyardConnector     *connector)
{
  g_autofree char *name = g_strdup_printf ("Lanyard-%s-metadata.xml", lanyard_connector_get_slug (connector));

  lanyard_configuration_run_async (configuration, metadata_worker, g_object_ref (connector), g_object_unref,
                                   (GDestroyNotify) g_bytes_unref, NULL, lanyard_export_read_cb,
                                   lanyard_export_new_read (from, _("Export Metadata"), name, _("Metadata exported"),
                                                            _("Nothing to Export")));
}

void
lanyard_connector_actions_download_certificate (GtkWidget            *from,
                                                LanyardConfiguration *configuration,
                                                LanyardConnector     *connector)
{
  lanyard_configuration_run_async (configuration, certificate_worker, g_object_ref (connector), g_object_unref,
                                   (GDestroyNotify) g_bytes_unref, NULL, lanyard_export_read_cb,
                                   lanyard_export_new_read (from, _("Download Certificate"), "certificate.pem",
                                                            _("Certificate saved"), _("Nothing to Export")));
}

void
lanyard_connector_actions_copy_metadata_url (GtkWidget        *from,
                                             LanyardConnector *connector,
                                             const char       *base_url)
{
  g_autofree char *url = lanyard_connector_dup_metadata_url (connector, base_url);

  lanyard_window_copy (from, url, _("Metadata URL"));
}

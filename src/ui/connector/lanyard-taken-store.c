/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-taken-store.h"

#include "lanyard-administration.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* What is being stored, and where that is said. */
typedef struct
{
  GtkWidget      *page;
  char           *id;
  char           *failure;
  char           *toast;
  gboolean        show;
  LanyardChanges *changes;    /* until they are applied */
} Storing;

static void
storing_free (Storing *storing)
{
  g_object_unref (storing->page);
  g_free (storing->id);
  g_free (storing->failure);
  g_free (storing->toast);
  g_clear_pointer (&storing->changes, lanyard_changes_free);
  g_free (storing);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Storing, storing_free)

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Storing) storing = user_data;
  g_autofree char *change_id = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      lanyard_window_show_error (storing->page, storing->failure, error);
      return;
    }
  if (gtk_widget_get_root (storing->page) == NULL)
    return;

  if (storing->show)
    lanyard_window_show_connector (storing->page, storing->id);
  lanyard_window_toast_undo (storing->page, storing->toast, change_id);
}

static gpointer
check_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  return lanyard_administration_may_save_sync (configuration, data, lanyard_time_now (), error) ? g_object_ref (data) : NULL;
}

static void
checked_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Storing) storing = user_data;
  g_autoptr(GError) error = NULL;
  g_autoptr(GObject) checked = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  LanyardChanges *changes = g_steal_pointer (&storing->changes);

  if (checked == NULL)
    {
      lanyard_changes_free (changes);
      lanyard_window_show_error (storing->page, storing->failure, error);
      return;
    }

  lanyard_configuration_apply_async (LANYARD_CONFIGURATION (source), changes, NULL, applied_cb, g_steal_pointer (&storing));
}

static char *
fill_in (const char *text,
         const char *label)
{
  g_auto(GStrv) parts = g_strsplit (text, "%s", 2);

  return g_strjoinv (label, parts);
}

/**
 * lanyard_taken_store_async:
 * @page: where it was taken in
 * @imported: of lanyard_metadata_import_async()
 * @store: what becomes of it
 *
 * Stores a connector as one step of the history and says so, with Undo; an
 * active one as lanyard_administration_may_save_sync() allows.
 */
void
lanyard_taken_store_async (LanyardWindowPage       *page,
                           GAsyncResult            *imported,
                           const LanyardTakenStore *store)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardConnector) taken = lanyard_metadata_import_finish (imported, &error);
  g_autofree char *summary = NULL;
  const char *label;
  Storing *storing;

  if (error != NULL)
    lanyard_window_show_error (GTK_WIDGET (page), store->not_taken != NULL ? store->not_taken : store->failure, error);
  if (taken == NULL)
    return;

  label = lanyard_connector_get_label (taken);
  summary = fill_in (store->summary, label);
  storing = g_new0 (Storing, 1);
  storing->changes = lanyard_changes_new (summary);
  lanyard_changes_save (storing->changes, LANYARD_RECORD (taken));
  storing->page = GTK_WIDGET (g_object_ref (page));
  storing->id = g_strdup (lanyard_record_get_id (LANYARD_RECORD (taken)));
  storing->failure = g_strdup (store->failure);
  storing->toast = fill_in (store->toast, label);
  storing->show = store->show;
  lanyard_configuration_run_async (lanyard_window_page_get_configuration (page), check_worker, g_steal_pointer (&taken),
                                   g_object_unref, g_object_unref, NULL, checked_cb, storing);
}

static void
imported_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(LanyardWindowPage) page = user_data;

  lanyard_taken_store_async (page, result, &(LanyardTakenStore) {
    .failure = _("Nothing Can Be Filled In"),
    .summary = _("Edit “%s”"),
    /* Translators: %s is the label of an application */
    .toast = _("“%s” changed"),
  });
}

/**
 * lanyard_taken_store_update:
 * @widget: a row of a page, for @connector
 * @connector: what is stored
 * @given: metadata or other values of its service provider
 *
 * Lets the person choose what of it @connector takes, and stores that.
 */
void
lanyard_taken_store_update (GtkWidget                  *widget,
                            LanyardConnector           *connector,
                            const LanyardMetadataGiven *given)
{
  GtkWidget *page = gtk_widget_get_ancestor (widget, LANYARD_TYPE_WINDOW_PAGE);

  g_return_if_fail (LANYARD_IS_CONNECTOR (connector));

  /* The row may show another one before all is read. */
  if (page != NULL)
    lanyard_metadata_import_async (page, lanyard_window_page_get_configuration (LANYARD_WINDOW_PAGE (page)), connector, given,
                                   lanyard_window_page_get_cancellable (LANYARD_WINDOW_PAGE (page)), imported_cb,
                                   g_object_ref (page));
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-restore.h"

#include "lanyard-alert.h"
#include "lanyard-history.h"
#include "lanyard-pair-row.h"
#include "lanyard-time.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget            *from;
  LanyardConfiguration *configuration;
  LanyardRestoration   *restoration;
  gint64                number;
  char                 *change_id;
} Restore;

static void
restore_free (Restore *restore)
{
  g_object_unref (restore->from);
  g_object_unref (restore->configuration);
  lanyard_restoration_free (restore->restoration);
  g_free (restore->change_id);
  g_free (restore);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Restore, restore_free)

static gpointer
apply_worker (LanyardConfiguration  *configuration,
              gpointer               data,
              GError               **error)
{
  Restore *restore = data;

  return lanyard_restoration_apply_sync (restore->restoration, configuration, &restore->change_id, error) ? restore : NULL;
}

static void
applied_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Restore) restore = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = NULL;

  if (lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) == NULL)
    {
      lanyard_window_show_error (restore->from, _("Application Cannot Be Restored"), error);
      return;
    }

  /* Translators: %s is the label of an application */
  text = g_strdup_printf (_("“%s” restored"), lanyard_connector_get_label (restore->restoration->connector));
  if (restore->change_id != NULL)
    lanyard_window_toast_undo (restore->from, text, restore->change_id);
  else
    lanyard_window_toast (restore->from, text);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  Restore *restore = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB)
    lanyard_configuration_run_async (restore->configuration, apply_worker, restore, NULL, NULL, NULL, applied_cb, restore);
  else
    restore_free (restore);
}

static gpointer
plan_worker (LanyardConfiguration  *configuration,
             gpointer               data,
             GError               **error)
{
  Restore *restore = data;

  restore->restoration = lanyard_restoration_new_sync (configuration, restore->number, lanyard_time_now (), error);
  return restore->restoration;
}

static void
planned_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Restore) restore = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *heading = NULL;
  LanyardRestoration *restoration = restore->restoration;

  if (lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error) == NULL)
    {
      lanyard_window_show_error (restore->from, _("Application Cannot Be Restored"), error);
      return;
    }

  /* Translators: %s is the label of an application */
  heading = g_strdup_printf (_("Restore “%s”?"), lanyard_connector_get_label (restoration->connector));
  lanyard_alert_async (&(LanyardAlert) {
                         .heading = heading,
                         .body = restoration->was_deleted ? _("It comes back as it was then.")
                                                          : _("These values become what they were then."),
                         .extra = lanyard_pair_list_new (restoration->pairs, (const char * const *) restoration->notes),
                         .verb = _("_Restore"),
                         .verb_disabled = restoration->pairs->len == 0,
                       },
                       restore->from, NULL, answered_cb, restore);
  (void) g_steal_pointer (&restore);
}

void
lanyard_restore_ask (GtkWidget            *from,
                     LanyardConfiguration *configuration,
                     gint64                number)
{
  Restore *restore = g_new0 (Restore, 1);

  restore->from = g_object_ref (from);
  restore->configuration = g_object_ref (configuration);
  restore->number = number;
  lanyard_configuration_run_async (configuration, plan_worker, restore, NULL, NULL, NULL, planned_cb, restore);
}

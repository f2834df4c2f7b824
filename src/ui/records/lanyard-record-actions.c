/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-actions.h"

#include "lanyard-alert.h"
#include "lanyard-group-end.h"
#include "lanyard-person.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

/* While it is found out what the deletion of a record means, and asked. */
#define ASKING_KEY "lanyard-asking"

typedef struct
{
  GtkWidget            *from;       /* the widget, then the window */
  LanyardConfiguration *configuration;
  LanyardRecord        *record;
  void                (*begun) (GtkWidget *from);
  char                 *name;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_set_data (G_OBJECT (deletion->record), ASKING_KEY, NULL);
  g_object_unref (deletion->from);
  g_object_unref (deletion->configuration);
  g_object_unref (deletion->record);
  g_free (deletion->name);
  g_free (deletion);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (Deletion, deletion_free)

static void
deleted_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *change_id = NULL;
  g_autofree char *text = NULL;

  if (!lanyard_configuration_apply_finish (LANYARD_CONFIGURATION (source), result, &change_id, &error))
    {
      lanyard_window_show_error (deletion->from, _("Deletion Failed"), error);
      return;
    }

  /* Translators: %s is the name of what was deleted */
  text = g_strdup_printf (_("“%s” deleted"), deletion->name);
  lanyard_window_toast_undo (deletion->from, text, change_id);
}

/* The page may be left before the answer comes. */
static void
delete_now (Deletion *deletion)
{
  g_autofree char *summary = g_strdup_printf (_("Delete “%s”"), deletion->name);
  LanyardChanges *changes = lanyard_changes_new (summary);
  g_autoptr(GtkWidget) from = g_steal_pointer (&deletion->from);

  deletion->from = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  lanyard_changes_delete (changes, deletion->record);
  lanyard_configuration_apply_async (deletion->configuration, changes, NULL, deleted_cb, deletion);
  if (deletion->begun != NULL)
    deletion->begun (from);
}

static void
answered_cb (GObject      *source,
             GAsyncResult *result,
             gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;

  if (lanyard_alert_finish (result) == LANYARD_ANSWER_VERB && gtk_widget_get_mapped (deletion->from))
    delete_now (g_steal_pointer (&deletion));
}

static gpointer
describe_worker (LanyardConfiguration  *configuration,
                 gpointer               data,
                 GError               **error)
{
  char *text;

  if (!lanyard_group_end_describe_sync (configuration, data, &text, error))
    return NULL;

  return text != NULL ? text : g_strdup ("");
}

static void
described_cb (GObject      *source,
              GAsyncResult *result,
              gpointer      user_data)
{
  g_autoptr(Deletion) deletion = user_data;
  g_autoptr(GError) error = NULL;
  g_autofree char *text = lanyard_configuration_run_finish (LANYARD_CONFIGURATION (source), result, &error);
  /* Translators: %s is the name of a group */
  g_autofree char *heading = g_strdup_printf (_("Delete “%s”?"), deletion->name);
  const LanyardAlert alert = { .heading = heading, .body = text, .verb = _("_Delete"), .destructive = TRUE };
  GtkWidget *from = deletion->from;

  /* Left meanwhile, perhaps for a page on top of it. */
  if (!gtk_widget_get_mapped (from))
    return;

  if (text == NULL)
    lanyard_window_show_error (from, _("Deletion Failed"), error);
  else if (*text == '\0')
    delete_now (g_steal_pointer (&deletion));
  else
    lanyard_alert_async (&alert, from, NULL, answered_cb, g_steal_pointer (&deletion));
}

/**
 * lanyard_record_actions_delete:
 * @from: a widget in the window
 * @configuration: where the record is stored
 * @record: a group or a person, as it was read
 * @begun: (nullable): is called with @from as soon as it is being deleted
 *
 * Of a group it is first told who would lose access, if anybody would.
 */
void
lanyard_record_actions_delete (GtkWidget            *from,
                               LanyardConfiguration *configuration,
                               LanyardRecord        *record,
                               void                (*begun) (GtkWidget *from))
{
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (LANYARD_IS_RECORD (record));

  if (g_object_get_data (G_OBJECT (record), ASKING_KEY) != NULL)
    return;

  deletion = g_new0 (Deletion, 1);
  deletion->from = g_object_ref (from);
  deletion->configuration = g_object_ref (configuration);
  deletion->record = g_object_ref (record);
  deletion->begun = begun;
  deletion->name = LANYARD_IS_PERSON (record) ? lanyard_person_dup_full_name (LANYARD_PERSON (record))
                                              : g_strdup (lanyard_record_get_title (record));
  g_object_set_data (G_OBJECT (record), ASKING_KEY, deletion);

  if (LANYARD_IS_PERSON (record))
    delete_now (deletion);
  else
    lanyard_configuration_run_async (configuration, describe_worker, g_strdup (lanyard_record_get_id (record)), g_free,
                                     g_free, NULL, described_cb, deletion);
}

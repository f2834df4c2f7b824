/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-record-actions.h"

#include "lanyard-person.h"
#include "lanyard-window.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  GtkWidget *from;
  char      *name;
} Deletion;

static void
deletion_free (Deletion *deletion)
{
  g_object_unref (deletion->from);
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

/**
 * lanyard_record_actions_delete:
 * @from: a widget in the window
 * @configuration: where the record is stored
 * @record: a group or a person, as it was read
 */
void
lanyard_record_actions_delete (GtkWidget            *from,
                               LanyardConfiguration *configuration,
                               LanyardRecord        *record)
{
  g_autofree char *summary = NULL;
  LanyardChanges *changes;
  Deletion *deletion;

  g_return_if_fail (GTK_IS_WIDGET (from));
  g_return_if_fail (LANYARD_IS_RECORD (record));

  deletion = g_new0 (Deletion, 1);
  /* The page may be left before the answer comes. */
  deletion->from = g_object_ref (GTK_WIDGET (gtk_widget_get_root (from)));
  deletion->name = LANYARD_IS_PERSON (record) ? lanyard_person_dup_full_name (LANYARD_PERSON (record))
                                              : g_strdup (lanyard_record_get_title (record));

  summary = g_strdup_printf (_("Delete “%s”"), deletion->name);
  changes = lanyard_changes_new (summary);
  lanyard_changes_delete (changes, record);
  lanyard_configuration_apply_async (configuration, changes, NULL, deleted_cb, deletion);
}

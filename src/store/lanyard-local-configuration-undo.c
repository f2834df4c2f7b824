/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-time.h"
#include "lanyard-writer.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  gint64 sequence;
  char *summary;
  char *action;
  char *kind;
  char *record;
  char *other;
  char *title;
  char *before;
} Entry;

typedef struct
{
  LanyardWriter writer;
  const char *undone;
} Job;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->summary);
  g_free (entry->action);
  g_free (entry->kind);
  g_free (entry->record);
  g_free (entry->other);
  g_free (entry->title);
  g_free (entry->before);
  g_free (entry);
}

static Entry *
read_entry (LanyardStatement *statement)
{
  Entry *entry = g_new0 (Entry, 1);

  entry->sequence = lanyard_statement_get_int (statement, 0);
  entry->summary = g_strdup (lanyard_statement_get_text (statement, 1));
  entry->action = g_strdup (lanyard_statement_get_text (statement, 2));
  entry->kind = g_strdup (lanyard_statement_get_text (statement, 3));
  entry->record = g_strdup (lanyard_statement_get_text (statement, 4));
  entry->other = g_strdup (lanyard_statement_get_text (statement, 5));
  entry->title = g_strdup (lanyard_statement_get_text (statement, 6));
  entry->before = g_strdup (lanyard_statement_get_text (statement, 7));

  return entry;
}

/* What a change did, last first. */
static GPtrArray *
list_entries (LanyardDatabase  *database,
              const char       *change,
              GError          **error)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new_with_free_func (entry_free);
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "SELECT sequence, summary, action, kind, record, other, title,"
                                     " before FROM history WHERE change = $1 ORDER BY sequence DESC",
                                     error);
  if (statement == NULL)
    return NULL;

  lanyard_statement_bind_text (statement, 1, change);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (entries, read_entry (statement));
  if (!lanyard_statement_finish (statement, error))
    return NULL;

  if (entries->len == 0)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Look at the history for the changes there are"),
                         _("There is no change “%s” to undo"), change);
      return NULL;
    }

  return g_steal_pointer (&entries);
}

static gboolean
set_conflict (const Entry  *entry,
              GError      **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CONFLICT,
                     _("Undoing would take away what was done later"),
                     _("Undo the later changes first"),
                     _("“%s” was changed since"), entry->title);

  return FALSE;
}

/* Later changes of the same record, link or password, this one's own apart. */
static gboolean
check_untouched (Job          *job,
                 const Entry  *entry,
                 GError      **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (job->writer.database,
                                     "SELECT sequence FROM history WHERE record = $1 AND kind = $2"
                                     " AND other = $3 AND sequence > $4"
                                     " AND change <> $5 AND change <> $6",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, entry->record);
  lanyard_statement_bind_text (statement, 2, entry->kind);
  lanyard_statement_bind_text (statement, 3, entry->other);
  lanyard_statement_bind_int (statement, 4, entry->sequence);
  lanyard_statement_bind_text (statement, 5, job->undone);
  lanyard_statement_bind_text (statement, 6, job->writer.change);
  if (lanyard_statement_step (statement))
    return set_conflict (entry, error);

  return lanyard_statement_finish (statement, error);
}

static gboolean
undo_create (LanyardWriter       *writer,
             const LanyardTable  *table,
             const Entry         *entry,
             GError             **error)
{
  g_autoptr(LanyardRecord) stored = NULL;

  if (!lanyard_table_peek (table, writer->database, entry->record, &stored, error))
    return FALSE;
  if (stored == NULL)
    return set_conflict (entry, error);

  return lanyard_writer_delete (writer, table, stored, error);
}

/* Of an update or a deletion: the record becomes what it was. */
static gboolean
restore_before (LanyardWriter       *writer,
                const LanyardTable  *table,
                const Entry         *entry,
                gboolean             deleted,
                GError             **error)
{
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(LanyardRecord) before = NULL;
  g_autoptr(LanyardRecord) restored = NULL;

  if (!lanyard_table_peek (table, writer->database, entry->record, &stored, error))
    return FALSE;
  if ((stored == NULL) != deleted)
    return set_conflict (entry, error);

  before = lanyard_table_parse (table, entry->record, 0, entry->before, error);
  if (before == NULL ||
      !lanyard_writer_put (writer, table, stored, before, error) ||
      !lanyard_table_peek (table, writer->database, entry->record, &restored, error))
    return FALSE;

  /* a key pair whose connector was deleted since */
  return restored != NULL || set_conflict (entry, error);
}

/* Whoever set a password had a reason: the one before may be in other hands. */
static gboolean
is_password (const Entry *entry)
{
  return g_str_equal (entry->other, LANYARD_HISTORY_PASSWORD);
}

static gboolean
undo_entry (LanyardWriter  *writer,
            const Entry    *entry,
            GError        **error)
{
  const LanyardTable *table = lanyard_table_for_kind (entry->kind);
  LanyardRelation relation;

  if (lanyard_link_table_for_kind (entry->kind, &relation) != NULL)
    return lanyard_writer_link (writer, relation, entry->record, entry->other,
                                g_str_equal (entry->action, "unlink"), error);
  if (table != NULL && g_str_equal (entry->action, "create"))
    return undo_create (writer, table, entry, error);
  if (table != NULL && g_str_equal (entry->action, "update"))
    return restore_before (writer, table, entry, FALSE, error);
  if (table != NULL && g_str_equal (entry->action, "delete"))
    return restore_before (writer, table, entry, TRUE, error);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT, NULL,
                     _("Restore the configuration from a backup"),
                     _("The history has an entry of an unknown kind, “%s”"), entry->kind);

  return FALSE;
}

/* What an entry speaks of may have been deleted since: that is a conflict. */
static gboolean
undo_if_untouched (Job          *job,
                   const Entry  *entry,
                   GError      **error)
{
  g_autoptr(GError) local_error = NULL;

  if (!check_untouched (job, entry, error))
    return FALSE;
  if (undo_entry (&job->writer, entry, &local_error))
    return TRUE;

  if (g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    return set_conflict (entry, error);

  g_propagate_error (error, g_steal_pointer (&local_error));

  return FALSE;
}

static guint
count_passwords (GPtrArray *entries)
{
  guint n_passwords = 0;

  for (guint i = 0; i < entries->len; i++)
    n_passwords += is_password (g_ptr_array_index (entries, i)) ? 1 : 0;

  return n_passwords;
}

static gboolean
set_refusal (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("The password before may be known to others"),
                     _("Set a new one, or make a link with which the person sets one"),
                     _("The change of a password cannot be undone"));

  return FALSE;
}

static gboolean
undo_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Job *job = data;
  g_autoptr(GPtrArray) entries = list_entries (database, job->undone, error);
  g_autofree char *summary = NULL;
  guint n_passwords;

  if (entries == NULL)
    return FALSE;

  n_passwords = count_passwords (entries);
  if (n_passwords == entries->len)
    return set_refusal (error);

  /* Translators: the summary of the change that is undone */
  summary = g_strdup_printf (n_passwords > 0 ? _("Undo, passwords apart: %s") : _("Undo: %s"),
                             ((Entry *) g_ptr_array_index (entries, 0))->summary);
  job->writer.summary = summary;

  for (guint i = 0; i < entries->len; i++)
    {
      const Entry *entry = g_ptr_array_index (entries, i);

      if (!is_password (entry) && !undo_if_untouched (job, entry, error))
        return FALSE;
    }

  return lanyard_writer_finish (&job->writer, error);
}

/* The inverse is a change of its own, which can be undone in turn. Passwords
 * stay what they are. */
gboolean
_lanyard_local_configuration_undo (LanyardConfiguration  *self,
                                   const char            *change_id,
                                   GError               **error)
{
  LanyardDatabase *database = _lanyard_local_configuration_get_database (self);
  g_autofree char *id = g_uuid_string_random ();
  Job job = {
    .writer = {
      .database = database,
      .change = id,
      .actor = lanyard_configuration_get_actor (self),
      .time = lanyard_time_now (),
    },
    .undone = change_id,
  };
  gboolean undone = lanyard_database_write (database, undo_job, &job, error);

  g_clear_object (&job.writer.event);

  return undone;
}

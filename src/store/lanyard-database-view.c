/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

/* Then it begins anew. */
#define ANSWERS_MAX 32768
/* What is longer is not kept. */
#define ANSWER_MAX 64

/* What one thread reads from, from its first question to its next write. */
typedef struct
{
  LanyardDatabase *database;
  LanyardDatabase *reader;    /* in a transaction; NULL: nothing was asked yet */
} View;

static GPrivate view_key = G_PRIVATE_INIT (g_free);

static View *
get_view (LanyardDatabase *self)
{
  View *view = g_private_get (&view_key);

  return view != NULL && view->database == self ? view : NULL;
}

gboolean
_lanyard_database_holds (LanyardDatabase *self)
{
  return get_view (self) != NULL;
}

/* Every change of a record or a link writes to the history, whose numbers are
 * never used again. */
static gboolean
read_sequence (LanyardDatabase  *reader,
               GError          **error)
{
  g_autoptr(LanyardStatement) statement = lanyard_statement_new (reader, "SELECT max(sequence) FROM history", error);

  if (statement == NULL)
    return FALSE;

  if (lanyard_statement_step (statement))
    reader->sequence = lanyard_statement_get_int (statement, 0);

  return lanyard_statement_finish (statement, error);
}

static void
leave (LanyardDatabase *self,
       LanyardDatabase *reader)
{
  reader->answerer = NULL;
  if (!sqlite3_get_autocommit (reader->handle))
    _lanyard_database_run_statement (reader, "ROLLBACK", NULL);
  _lanyard_database_give_reader (self, reader);
}

LanyardDatabase *
_lanyard_database_get_held (LanyardDatabase  *self,
                            GError          **error)
{
  View *view = get_view (self);
  LanyardDatabase *reader;

  if (view->reader != NULL)
    return view->reader;

  reader = _lanyard_database_take_reader (self, error);
  if (reader == NULL)
    return NULL;
  if (!_lanyard_database_run_statement (reader, "BEGIN", error) || !read_sequence (reader, error))
    {
      leave (self, reader);
      return NULL;
    }

  reader->answerer = self;
  view->reader = reader;

  return reader;
}

/* The next question is asked of what is there then. */
void
_lanyard_database_leave_view (LanyardDatabase *self)
{
  View *view = get_view (self);
  LanyardDatabase *reader = view != NULL ? g_steal_pointer (&view->reader) : NULL;

  if (reader != NULL)
    leave (self, reader);
}

/**
 * lanyard_database_hold:
 * @self: the database
 *
 * Until lanyard_database_release() all that this thread reads is as it was at
 * one moment, and costs less: the time of the first lanyard_database_read()
 * after this, and after each time that the thread writes. Others wait for
 * a reader when too many hold one: not for what takes long.
 */
void
lanyard_database_hold (LanyardDatabase *self)
{
  View *view;

  g_return_if_fail (self != NULL);
  g_return_if_fail (g_private_get (&view_key) == NULL);

  view = g_new0 (View, 1);
  view->database = self;
  g_private_set (&view_key, view);
}

/**
 * lanyard_database_look_anew:
 * @self: the database
 *
 * What the thread reads from now on is later than this, also if it holds what
 * was there before.
 */
void
lanyard_database_look_anew (LanyardDatabase *self)
{
  g_return_if_fail (self != NULL);

  _lanyard_database_leave_view (self);
}

void
lanyard_database_release (LanyardDatabase *self)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (_lanyard_database_holds (self));

  _lanyard_database_leave_view (self);
  g_private_replace (&view_key, NULL);
}

/**
 * lanyard_database_recall:
 * @self: the connection
 * @question: what lanyard_database_memorize() was told
 *
 * Returns: (transfer full) (nullable): the answer, if there was no change since
 *   as far as the view shows; %NULL if it is not known, or no view is held
 */
GPtrArray *
lanyard_database_recall (LanyardDatabase *self,
                         const char      *question)
{
  LanyardDatabase *answerer = self->answerer;
  GPtrArray *answer = NULL;

  lanyard_database_assert_worker (self);

  if (answerer == NULL)
    return NULL;

  g_mutex_lock (&answerer->answers_mutex);
  if (answerer->answers_sequence == self->sequence)
    answer = g_hash_table_lookup (answerer->answers, question);
  if (answer != NULL)
    g_ptr_array_ref (answer);
  g_mutex_unlock (&answerer->answers_mutex);

  return answer;
}

/**
 * lanyard_database_memorize:
 * @self: the connection
 * @question: a name that no other question has
 * @answer: what follows from records and links alone, and nobody changes
 *
 * Keeps @answer until there is a change: the view has to be one that was held
 * when @answer was read.
 */
void
lanyard_database_memorize (LanyardDatabase *self,
                           const char      *question,
                           GPtrArray       *answer)
{
  LanyardDatabase *answerer = self->answerer;

  lanyard_database_assert_worker (self);

  if (answerer == NULL || answer->len > ANSWER_MAX)
    return;

  g_mutex_lock (&answerer->answers_mutex);
  if (answerer->answers_sequence <= self->sequence)
    {
      if (answerer->answers_sequence < self->sequence || g_hash_table_size (answerer->answers) >= ANSWERS_MAX)
        g_hash_table_remove_all (answerer->answers);
      answerer->answers_sequence = self->sequence;
      g_hash_table_replace (answerer->answers, g_strdup (question), g_ptr_array_ref (answer));
    }
  g_mutex_unlock (&answerer->answers_mutex);
}

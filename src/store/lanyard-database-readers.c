/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-database-private.h"

/* More that read at the same time wait for one another. */
#define READERS_MAX 8

static void
reader_free (LanyardDatabase *reader)
{
  reader->owner = g_thread_self ();
  _lanyard_database_disconnect (reader);
  g_free (reader->path);
  g_free (reader);
}

static LanyardDatabase *
open_reader (LanyardDatabase  *self,
             GError          **error)
{
  LanyardDatabase *reader = g_new0 (LanyardDatabase, 1);

  reader->path = g_strdup (self->path);
  reader->owner = g_thread_self ();
  if (_lanyard_database_connect (reader, error) &&
      lanyard_database_execute (reader, "PRAGMA query_only = ON", error))
    return reader;

  reader_free (reader);
  return NULL;
}

/* For the calling thread alone, until it is given back. */
LanyardDatabase *
_lanyard_database_take_reader (LanyardDatabase  *self,
                               GError          **error)
{
  LanyardDatabase *reader = NULL;

  g_mutex_lock (&self->readers_mutex);
  while (self->readers->len == 0 && self->n_readers == READERS_MAX)
    g_cond_wait (&self->reader_is_free, &self->readers_mutex);
  if (self->readers->len > 0)
    reader = g_ptr_array_steal_index (self->readers, self->readers->len - 1);
  else
    self->n_readers++;
  g_mutex_unlock (&self->readers_mutex);

  if (reader != NULL)
    {
      reader->owner = g_thread_self ();
      return reader;
    }

  reader = open_reader (self, error);
  if (reader == NULL)
    {
      g_mutex_lock (&self->readers_mutex);
      self->n_readers--;
      g_cond_signal (&self->reader_is_free);
      g_mutex_unlock (&self->readers_mutex);
    }

  return reader;
}

void
_lanyard_database_give_reader (LanyardDatabase *self,
                               LanyardDatabase *reader)
{
  reader->owner = NULL;

  g_mutex_lock (&self->readers_mutex);
  g_ptr_array_add (self->readers, reader);
  g_cond_signal (&self->reader_is_free);
  g_mutex_unlock (&self->readers_mutex);
}

/* Nobody reads any more. */
void
_lanyard_database_close_readers (LanyardDatabase *self)
{
  g_assert (self->readers->len == self->n_readers);

  for (guint i = 0; i < self->readers->len; i++)
    reader_free (self->readers->pdata[i]);
  g_ptr_array_set_size (self->readers, 0);
  self->n_readers = 0;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-database.h"

#include <sqlite3.h>

G_BEGIN_DECLS

/* A connection and who may use it now. The one that writes has a thread for
 * that, and others beside it that only read. */
struct _LanyardDatabase
{
  char *path;
  sqlite3 *handle;
  GThread *owner;
  GHashTable *statements;     /* SQL → sqlite3_stmt that nobody uses now */
  GHashTable *memories;       /* of rows that were read, NULL: none */
  gsize memories_size;        /* their bytes, replaced ones included */
  LanyardDatabase *answerer;  /* that a view is of; NULL: none is held */
  gint64 sequence;            /* of the last change that the view shows */

  GAsyncQueue *jobs;          /* NULL for a reader, as all that follows */
  GThread *worker;
  gboolean has_readers;

  GMutex readers_mutex;
  GCond reader_is_free;
  GPtrArray *readers;         /* that nobody uses now */
  guint n_readers;

  GMutex answers_mutex;
  GHashTable *answers;        /* question → GPtrArray */
  gint64 answers_sequence;    /* of the last change that they know of */
};

guint         _lanyard_database_hash_text      (gconstpointer         text);
gboolean      _lanyard_database_connect         (LanyardDatabase      *self,
                                                 GError              **error);
void          _lanyard_database_disconnect      (LanyardDatabase      *self);
/* What all databases of the process did so far: for tests of how it grows. */
void          _lanyard_database_get_effort      (guint                *statements,
                                                 guint                *steps);
gboolean      _lanyard_database_run_statement   (LanyardDatabase      *self,
                                                 const char           *sql,
                                                 GError              **error);
void          _lanyard_database_set_error       (LanyardDatabase      *self,
                                                 int                   rc,
                                                 GError              **error);
sqlite3_stmt *_lanyard_database_take_statement  (LanyardDatabase      *self,
                                                 const char           *sql,
                                                 GError              **error);
void          _lanyard_database_give_statement  (LanyardDatabase      *self,
                                                 sqlite3_stmt         *statement);

void          _lanyard_database_keep_locks      (void);

/* The thread that writes. */
void          _lanyard_database_start_worker    (LanyardDatabase      *self);
void          _lanyard_database_stop_worker     (LanyardDatabase      *self);
gboolean      _lanyard_database_run_on_worker   (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 gboolean              write,
                                                 GError              **error);
void          _lanyard_database_write_on_worker (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 LanyardDatabaseThenFunc then,
                                                 gpointer              then_data);

/* Readers beside it. */
LanyardDatabase *_lanyard_database_take_reader  (LanyardDatabase      *self,
                                                 GError              **error);
void          _lanyard_database_give_reader     (LanyardDatabase      *self,
                                                 LanyardDatabase      *reader);
void          _lanyard_database_close_readers   (LanyardDatabase      *self);

/* What the calling thread holds. */
gboolean      _lanyard_database_holds           (LanyardDatabase      *self);
LanyardDatabase *_lanyard_database_get_held     (LanyardDatabase      *self,
                                                 GError              **error);
void          _lanyard_database_leave_view      (LanyardDatabase      *self);

G_END_DECLS

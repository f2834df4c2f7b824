/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardDatabase:
 *
 * One SQLite file: a connection with the one thread that writes, and further
 * ones for reading. The functions that take a %LanyardDatabaseFunc are called
 * on any other thread and wait for it; it gets the connection that it may use,
 * and what it calls asserts that it is on the thread that may.
 */
typedef struct _LanyardDatabase LanyardDatabase;

typedef gboolean (*LanyardDatabaseFunc) (LanyardDatabase  *self,
                                         gpointer          data,
                                         GError          **error);
/* @error: why nothing of it remains; NULL: it is on the disk */
typedef void (*LanyardDatabaseThenFunc) (const GError    *error,
                                         gpointer         user_data);

LanyardDatabase *lanyard_database_open          (const char           *path,
                                                 GError              **error);
void             lanyard_database_close         (LanyardDatabase      *self);
const char      *lanyard_database_get_path      (LanyardDatabase      *self);
gboolean         lanyard_database_run           (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 GError              **error);
gboolean         lanyard_database_read          (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 GError              **error);
gboolean         lanyard_database_write         (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 GError              **error);
void             lanyard_database_write_later   (LanyardDatabase      *self,
                                                 LanyardDatabaseFunc   func,
                                                 gpointer              data,
                                                 LanyardDatabaseThenFunc then,
                                                 gpointer              user_data);
gboolean         lanyard_database_enable_wal    (LanyardDatabase      *self,
                                                 GError              **error);

/* What a thread reads between these was there at one moment, until it writes. */
void             lanyard_database_hold          (LanyardDatabase      *self);
void             lanyard_database_look_anew     (LanyardDatabase      *self);
void             lanyard_database_release       (LanyardDatabase      *self);

/* In a LanyardDatabaseFunc, this and all of LanyardStatement: */
void             lanyard_database_assert_worker (LanyardDatabase      *self);
gboolean         lanyard_database_execute       (LanyardDatabase      *self,
                                                 const char           *script,
                                                 GError              **error);
/* While a view is held: of records and links alone, which no change leaves as they are
 * without telling it. */
GPtrArray       *lanyard_database_recall        (LanyardDatabase      *self,
                                                 const char           *question);
void             lanyard_database_memorize      (LanyardDatabase      *self,
                                                 const char           *question,
                                                 GPtrArray            *answer);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardDatabase, lanyard_database_close)

/**
 * LanyardStatement:
 *
 * A prepared statement. Parameters are written $1, $2 … Bind, step while
 * there are rows, then finish: it tells whether all of it went well.
 */
typedef struct _LanyardStatement LanyardStatement;

LanyardStatement *lanyard_statement_new         (LanyardDatabase   *database,
                                                 const char        *sql,
                                                 GError           **error);
void              lanyard_statement_free        (LanyardStatement  *self);
void              lanyard_statement_bind_text   (LanyardStatement  *self,
                                                 int                parameter,
                                                 const char        *value);
void              lanyard_statement_bind_int    (LanyardStatement  *self,
                                                 int                parameter,
                                                 gint64             value);
void              lanyard_statement_bind_bytes  (LanyardStatement  *self,
                                                 int                parameter,
                                                 GBytes            *value);
gboolean          lanyard_statement_step        (LanyardStatement  *self);
gboolean          lanyard_statement_finish      (LanyardStatement  *self,
                                                 GError           **error);
gboolean          lanyard_statement_execute     (LanyardStatement  *self,
                                                 GError           **error);
/* rows that the statement inserted, updated or deleted */
int               lanyard_statement_get_changes (LanyardStatement  *self);
/* of the row that was inserted last */
gint64            lanyard_statement_get_row     (LanyardStatement  *self);
const char       *lanyard_statement_get_text    (LanyardStatement  *self,
                                                 int                column);
gint64            lanyard_statement_get_int     (LanyardStatement  *self,
                                                 int                column);
GBytes           *lanyard_statement_dup_bytes   (LanyardStatement  *self,
                                                 int                column);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardStatement, lanyard_statement_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-database.h"
#include "lanyard-table.h"

G_BEGIN_DECLS

/**
 * LanyardWriter:
 *
 * One change while it is carried out, in a transaction: what a row is changed
 * by and the history entry for it are written by the same function here.
 */
typedef struct
{
  LanyardDatabase *database;
  const char      *change;
  const char      *actor;
  const char      *summary;
  gint64           time;
  guint            entries;     /* written so far */
  LanyardEvent    *event;       /* of them; the owner drops it */
} LanyardWriter;

/* One entry of the history; @connector (its id) and @person (the username)
 * are those that it concerns. */
typedef struct
{
  const char *action;
  const char *kind;
  const char *record;
  const char *other;
  const char *title;
  const char *before;
  const char *after;
  const char *connector;
  const char *person;
} LanyardWriterEntry;

gboolean lanyard_writer_put          (LanyardWriter       *self,
                                      const LanyardTable  *table,
                                      LanyardRecord       *before,
                                      LanyardRecord       *after,
                                      GError             **error);
gboolean lanyard_writer_delete       (LanyardWriter       *self,
                                      const LanyardTable  *table,
                                      LanyardRecord       *record,
                                      GError             **error);
gboolean lanyard_writer_link         (LanyardWriter       *self,
                                      LanyardRelation      relation,
                                      const char          *group_id,
                                      const char          *other_id,
                                      gboolean             linked,
                                      GError             **error);
gboolean lanyard_writer_add_password (LanyardWriter       *self,
                                      const char          *person_id,
                                      const char          *hash,
                                      GError             **error);

gboolean lanyard_writer_finish       (LanyardWriter       *self,
                                      GError             **error);
gboolean _lanyard_writer_close_doors (LanyardWriter            *self,
                                      const char               *person_id,
                                      GError                  **error);
void    _lanyard_writer_note         (LanyardWriter            *self,
                                      const LanyardWriterEntry *entry);

/* How a relation is stored and what the history calls it. */
typedef struct
{
  const char *kind;
  const char *table;
  const char *from_column;
  const char *from_kind;
  const char *column;       /* of the other side */
  const char *other_kind;
} LanyardLinkTable;

const LanyardLinkTable *lanyard_link_table_for_relation (LanyardRelation  relation);
const LanyardLinkTable *lanyard_link_table_for_kind     (const char      *kind,
                                                         LanyardRelation *relation);

/* What the history has in "other" for an entry about a password. */
#define LANYARD_HISTORY_PASSWORD "password"

G_END_DECLS

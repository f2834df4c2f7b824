/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/**
 * LanyardRecord:
 *
 * An item that a configuration stores: it has an id (UUID, given when it is
 * made) and a revision (0 until it was saved, then counted up). Neither is a
 * field.
 */
#define LANYARD_TYPE_RECORD (lanyard_record_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardRecord, lanyard_record, LANYARD, RECORD, LanyardItem)

struct _LanyardRecordClass
{
  LanyardItemClass parent_class;

  /* "connector", "group", "person", "settings", "key_pair" */
  const char *kind;
  /* what lists show and sort by */
  const char *(*get_title) (LanyardRecord *self);
  /* all that lists are searched for; without it, the title */
  char *(*dup_searched) (LanyardRecord *self);
};

char       *lanyard_record_fold           (const char    *text);
const char *lanyard_record_get_id         (LanyardRecord *self);
gint64      lanyard_record_get_revision   (LanyardRecord *self);
const char *lanyard_record_get_title      (LanyardRecord *self);
const char *lanyard_record_get_search_key (LanyardRecord *self);
const char *lanyard_record_get_kind       (LanyardRecord *self);
void        lanyard_record_set_identity   (LanyardRecord *self,
                                           const char    *id,
                                           gint64         revision);

G_END_DECLS

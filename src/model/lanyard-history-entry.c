/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history-entry.h"

#include "lanyard-item-private.h"

struct _LanyardHistoryEntry
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardHistoryEntry, lanyard_history_entry, LANYARD_TYPE_ITEM)

enum
{
  FIELD_SEQUENCE,
  FIELD_CHANGE,
  FIELD_TIME,
  FIELD_ACTOR,
  FIELD_SUMMARY,
  FIELD_ACTION,
  FIELD_KIND,
  FIELD_RECORD,
  FIELD_TITLE,
  FIELD_BEFORE,
  FIELD_AFTER,
};

static const LanyardField fields[] = {
  [FIELD_SEQUENCE] = { "sequence", LANYARD_FIELD_INT64 },
  [FIELD_CHANGE] = { "change", LANYARD_FIELD_STRING },
  [FIELD_TIME] = { "time", LANYARD_FIELD_INT64 },
  [FIELD_ACTOR] = { "actor", LANYARD_FIELD_STRING },
  [FIELD_SUMMARY] = { "summary", LANYARD_FIELD_STRING },
  [FIELD_ACTION] = { "action", LANYARD_FIELD_STRING },
  [FIELD_KIND] = { "kind", LANYARD_FIELD_STRING },
  [FIELD_RECORD] = { "record", LANYARD_FIELD_STRING },
  [FIELD_TITLE] = { "title", LANYARD_FIELD_STRING },
  [FIELD_BEFORE] = { "before", LANYARD_FIELD_STRING },
  [FIELD_AFTER] = { "after", LANYARD_FIELD_STRING },
};

static void
lanyard_history_entry_class_init (LanyardHistoryEntryClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_history_entry_init (LanyardHistoryEntry *self)
{
}

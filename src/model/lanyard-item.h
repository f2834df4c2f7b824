/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>
#include <json-glib/json-glib.h>

G_BEGIN_DECLS

/**
 * LanyardItem:
 *
 * A thing whose GObject properties are its fields. A subclass is a table of
 * them; each becomes a property with %LANYARD_PARAM_FIELD and is part of the
 * JSON form (its name with "_" for "-"), of copies, comparison and
 * differences.
 *
 * Field types: string, boolean, int, int64, enum (its nick in JSON), GStrv,
 * GVariant of "a{ss}" or "a{sas}" (a JSON object), and GListModel of items of
 * one class (a JSON array; the model is owned by the item, created with it,
 * never replaced, and is a GListStore). Fields that hold their default are
 * left out of the JSON form; an unknown member or a wrong type is
 * LANYARD_ERROR_INVALID. A string field that is set to NULL or "" is NULL;
 * strings are valid UTF-8.
 *
 * The signal "changed" (no argument) is emitted when a field, a list or an
 * item in a list changes.
 */
#define LANYARD_TYPE_ITEM (lanyard_item_get_type ())
G_DECLARE_DERIVABLE_TYPE (LanyardItem, lanyard_item, LANYARD, ITEM, GObject)

struct _LanyardItemClass
{
  GObjectClass parent_class;

  /* Rules whose breach would corrupt the record; they block saving. */
  gboolean (*validate) (LanyardItem  *self,
                        GError      **error);

  /*< private >*/
  gconstpointer table;
};

#define LANYARD_PARAM_FIELD (1 << G_PARAM_USER_SHIFT)

/* One field that differs: texts for people and for the history. */
typedef struct
{
  char *field;      /* JSON name, "acs[1].url" inside lists */
  char *before;     /* NULL: was not set */
  char *after;
} LanyardFieldChange;

void         lanyard_field_change_free (LanyardFieldChange *change);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardFieldChange, lanyard_field_change_free)

JsonNode    *lanyard_item_to_json            (LanyardItem  *self);
char        *lanyard_item_to_json_text       (LanyardItem  *self,
                                              gboolean      pretty);
LanyardItem *lanyard_item_new_from_json      (GType         type,
                                              JsonNode     *node,
                                              GError      **error);
LanyardItem *lanyard_item_new_from_json_text (GType         type,
                                              const char   *text,
                                              GError      **error);
LanyardItem *lanyard_item_copy               (LanyardItem  *self);
void         lanyard_item_assign             (LanyardItem  *self,
                                              LanyardItem  *other);
gboolean     lanyard_item_equal              (LanyardItem  *self,
                                              LanyardItem  *other);
GPtrArray   *lanyard_item_diff               (LanyardItem  *before,
                                              LanyardItem  *after);
gboolean     lanyard_item_validate           (LanyardItem  *self,
                                              GError      **error);
gboolean     lanyard_item_set_text           (LanyardItem  *self,
                                              const char   *field,
                                              const char   *value,
                                              gboolean      append,
                                              GError      **error);

G_END_DECLS

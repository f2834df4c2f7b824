/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event.h"

#include "lanyard-item-private.h"

#include <string.h>

struct _LanyardEvent
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardEvent, lanyard_event, LANYARD_TYPE_ITEM)

enum
{
  FIELD_SEQUENCE,
  FIELD_TIME,
  FIELD_EVENT,
  FIELD_PERSON,
  FIELD_CONNECTOR,
  FIELD_FLOW,
  FIELD_CODE,
  FIELD_RULE,
  FIELD_EXPECTED,
  FIELD_RECEIVED,
  FIELD_FIX,
  FIELD_MESSAGE,
  FIELD_DETAIL,
  FIELD_ADDRESS,
  FIELD_AGENT,
  FIELD_REFERENCE,
  FIELD_ACTOR,
  FIELD_ACTION,
  FIELD_KIND,
  FIELD_RECORD,
  FIELD_TITLE,
  FIELD_FIELDS,
  FIELD_COUNT,
  FIELD_CHANGE,
  FIELD_BINDING,
  FIELD_RELAY_STATE,
  FIELD_REQUEST,
};

static const LanyardField fields[] = {
  [FIELD_SEQUENCE] = { "sequence", LANYARD_FIELD_INT64 },
  [FIELD_TIME] = { "time", LANYARD_FIELD_INT64 },
  [FIELD_EVENT] = { "event", LANYARD_FIELD_STRING },
  [FIELD_PERSON] = { "person", LANYARD_FIELD_STRING },
  [FIELD_CONNECTOR] = { "connector", LANYARD_FIELD_STRING },
  [FIELD_FLOW] = { "flow", LANYARD_FIELD_STRING },
  [FIELD_CODE] = { "code", LANYARD_FIELD_STRING },
  [FIELD_RULE] = { "rule", LANYARD_FIELD_STRING },
  [FIELD_EXPECTED] = { "expected", LANYARD_FIELD_STRING },
  [FIELD_RECEIVED] = { "received", LANYARD_FIELD_STRING },
  [FIELD_FIX] = { "fix", LANYARD_FIELD_STRING },
  [FIELD_MESSAGE] = { "message", LANYARD_FIELD_STRING },
  [FIELD_DETAIL] = { "detail", LANYARD_FIELD_STRING },
  [FIELD_ADDRESS] = { "address", LANYARD_FIELD_STRING },
  [FIELD_AGENT] = { "agent", LANYARD_FIELD_STRING },
  [FIELD_REFERENCE] = { "reference", LANYARD_FIELD_STRING },
  [FIELD_ACTOR] = { "actor", LANYARD_FIELD_STRING },
  [FIELD_ACTION] = { "action", LANYARD_FIELD_STRING },
  [FIELD_KIND] = { "kind", LANYARD_FIELD_STRING },
  [FIELD_RECORD] = { "record", LANYARD_FIELD_STRING },
  [FIELD_TITLE] = { "title", LANYARD_FIELD_STRING },
  [FIELD_FIELDS] = { "fields", LANYARD_FIELD_STRV },
  [FIELD_COUNT] = { "count", LANYARD_FIELD_INT },
  [FIELD_CHANGE] = { "change", LANYARD_FIELD_STRING },
  [FIELD_BINDING] = { "binding", LANYARD_FIELD_STRING },
  [FIELD_RELAY_STATE] = { "relay-state", LANYARD_FIELD_STRING },
  [FIELD_REQUEST] = { "request", LANYARD_FIELD_STRING },
};

static const char * const kinds[] = {
  "sign-in", "refusal", "logout", LANYARD_EVENT_CHANGE, "warning", "test", "negative-test", "second-factor", "password",
  "directory", NULL,
};

static void
lanyard_event_class_init (LanyardEventClass *klass)
{
  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_event_init (LanyardEvent *self)
{
}

const char * const *
lanyard_event_list_kinds (void)
{
  return kinds;
}

/**
 * lanyard_event_new:
 * @event: what happened, as in lanyard_event_list_kinds()
 * @time: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): a new event
 */
LanyardEvent *
lanyard_event_new (const char *event,
                   gint64      time)
{
  LanyardEvent *self = g_object_new (LANYARD_TYPE_EVENT, NULL);
  GValue value = G_VALUE_INIT;

  g_value_init (&value, G_TYPE_INT64);
  g_value_set_int64 (&value, time);
  _lanyard_item_put_value (LANYARD_ITEM (self), FIELD_TIME, &value);
  lanyard_event_set_text (self, "event", event);

  return self;
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_event_get_sequence, LanyardEvent, LANYARD_IS_EVENT, gint64, int64, FIELD_SEQUENCE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_event_get_time, LanyardEvent, LANYARD_IS_EVENT, gint64, int64, FIELD_TIME)

static int
find_text (const char *field)
{
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (fields[i].name[0] == field[0] && fields[i].type == LANYARD_FIELD_STRING && strcmp (fields[i].name, field) == 0)
      return (int) i;

  return -1;
}

/**
 * lanyard_event_get_text:
 * @self: an event
 * @field: a field of type string, "person"
 *
 * Returns: (transfer none) (nullable): what it holds
 */
const char *
lanyard_event_get_text (LanyardEvent *self,
                        const char   *field)
{
  int index = find_text (field);

  g_return_val_if_fail (LANYARD_IS_EVENT (self), NULL);
  g_return_val_if_fail (index >= 0, NULL);

  return _lanyard_item_get_string (self, index);
}

/**
 * lanyard_event_set_text:
 * @self: an event that nobody watches
 * @field: a field of type string, "person"
 * @text: (nullable): UTF-8
 *
 * As g_object_set(), in a small part of the time: nobody is told.
 */
void
lanyard_event_set_text (LanyardEvent *self,
                        const char   *field,
                        const char   *text)
{
  GValue value = G_VALUE_INIT;
  int index = find_text (field);

  g_return_if_fail (LANYARD_IS_EVENT (self));
  g_return_if_fail (index >= 0);

  g_value_init (&value, G_TYPE_STRING);
  g_value_set_static_string (&value, text);
  _lanyard_item_put_value (LANYARD_ITEM (self), index, &value);
}

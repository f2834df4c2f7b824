/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-event.h"

#include "lanyard-item-private.h"

struct _LanyardEvent
{
  LanyardItem parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardEvent, lanyard_event, LANYARD_TYPE_ITEM)

enum
{
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
};

static const LanyardField fields[] = {
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

/**
 * lanyard_event_new:
 * @event: what happened: "sign-in", "refusal", "warning", "logout", "test" …
 * @time: seconds since 1970-01-01T00:00:00Z
 *
 * Returns: (transfer full): a new event
 */
LanyardEvent *
lanyard_event_new (const char *event,
                   gint64      time)
{
  return g_object_new (LANYARD_TYPE_EVENT,
                       "event", event,
                       "time", time,
                       NULL);
}

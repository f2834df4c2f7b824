/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-writer.h"

#include <json-glib/json-glib.h>

#include "lanyard-local-configuration-private.h"

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static void
add_other_members (JsonObject   *object,
                   JsonObject   *other,
                   gboolean      both,
                   GStrvBuilder *names)
{
  JsonObjectIter iter;
  const char *name;
  JsonNode *value;

  json_object_iter_init (&iter, object);
  while (json_object_iter_next (&iter, &name, &value))
    {
      JsonNode *opposite = other != NULL ? json_object_get_member (other, name) : NULL;

      if (opposite == NULL || (both && !json_node_equal (value, opposite)))
        g_strv_builder_add (names, name);
    }
}

/* Names alone: the values are in the history. */
static char **
list_fields (const char *before,
             const char *after)
{
  g_autoptr(GStrvBuilder) names = g_strv_builder_new ();
  g_autoptr(JsonNode) old = before != NULL ? json_from_string (before, NULL) : NULL;
  g_autoptr(JsonNode) new = after != NULL ? json_from_string (after, NULL) : NULL;

  if (get_object (new) != NULL)
    add_other_members (get_object (new), get_object (old), TRUE, names);
  if (get_object (old) != NULL && get_object (new) != NULL)
    add_other_members (get_object (old), get_object (new), FALSE, names);

  return g_strv_builder_end (names);
}

/* What all steps of a change have in common is said of the whole. */
static void
keep_common (LanyardEvent *event,
             const char   *field,
             const char   *value)
{
  if (g_strcmp0 (lanyard_event_get_text (event, field), value) != 0)
    g_object_set (event, field, NULL, NULL);
}

/*
 * _lanyard_writer_note:
 * @self: the change
 * @entry: one entry of the history
 *
 * Takes it into the event of the change.
 */
void
_lanyard_writer_note (LanyardWriter            *self,
                      const LanyardWriterEntry *entry)
{
  g_auto(GStrv) fields = NULL;

  if (self->event != NULL)
    {
      keep_common (self->event, "connector", entry->connector);
      keep_common (self->event, "person", entry->person);
      keep_common (self->event, "record", entry->record);
      keep_common (self->event, "title", entry->title);
      keep_common (self->event, "kind", entry->kind);
      keep_common (self->event, "action", entry->action);
      g_object_set (self->event, "fields", NULL, NULL);
      return;
    }

  self->event = lanyard_event_new (LANYARD_EVENT_CHANGE, self->time);
  if (g_str_equal (entry->action, "update"))
    fields = list_fields (entry->before, entry->after);
  g_object_set (self->event,
                "actor", self->actor,
                "message", self->summary,
                "change", self->change,
                "action", entry->action,
                "kind", entry->kind,
                "record", entry->record,
                "title", entry->title,
                "connector", entry->connector,
                "person", entry->person,
                "fields", fields,
                NULL);
}

/**
 * lanyard_writer_finish:
 * @self: the change, carried out
 * @error: return location for errors of the database
 *
 * Keeps one event for all that was written to the history, in the same
 * transaction: no change is without, and an import is no flood.
 */
gboolean
lanyard_writer_finish (LanyardWriter  *self,
                       GError        **error)
{
  if (self->event == NULL)
    return TRUE;

  g_object_set (self->event, "count", (int) self->entries, NULL);

  return _lanyard_local_configuration_insert_event (self->database, self->event, error);
}

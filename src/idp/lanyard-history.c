/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-history.h"

#include "lanyard-directory.h"
#include "lanyard-history-private.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>
#include <string.h>

struct _LanyardHistoryStep
{
  GObject    parent_instance;

  gint64     number;
  gint64     oldest;
  gint64     time;
  char      *change;
  char      *actor;
  char      *summary;
  char      *title;
  char      *connector_id;
  GPtrArray *pairs;
};

G_DEFINE_FINAL_TYPE (LanyardHistoryStep, lanyard_history_step, G_TYPE_OBJECT)

/* The fields of an entry that are looked at here. */
typedef struct
{
  gint64  sequence;
  gint64  time;
  char   *change;
  char   *actor;
  char   *summary;
  char   *action;
  char   *kind;
  char   *record;
  char   *title;
  char   *before;
  char   *after;
} Entry;

static void
lanyard_history_step_finalize (GObject *object)
{
  LanyardHistoryStep *self = LANYARD_HISTORY_STEP (object);

  g_free (self->change);
  g_free (self->actor);
  g_free (self->summary);
  g_free (self->title);
  g_free (self->connector_id);
  g_ptr_array_unref (self->pairs);

  G_OBJECT_CLASS (lanyard_history_step_parent_class)->finalize (object);
}

static void
lanyard_history_step_class_init (LanyardHistoryStepClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = lanyard_history_step_finalize;
}

static void
lanyard_history_step_init (LanyardHistoryStep *self)
{
  self->pairs = g_ptr_array_new_with_free_func (g_object_unref);
}

static void
entry_clear (Entry *entry)
{
  g_free (entry->change);
  g_free (entry->actor);
  g_free (entry->summary);
  g_free (entry->action);
  g_free (entry->kind);
  g_free (entry->record);
  g_free (entry->title);
  g_free (entry->before);
  g_free (entry->after);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Entry, entry_clear)

static void
entry_init (Entry               *entry,
            LanyardHistoryEntry *item)
{
  g_object_get (item,
                "sequence", &entry->sequence,
                "time", &entry->time,
                "change", &entry->change,
                "actor", &entry->actor,
                "summary", &entry->summary,
                "action", &entry->action,
                "kind", &entry->kind,
                "record", &entry->record,
                "title", &entry->title,
                "before", &entry->before,
                "after", &entry->after,
                NULL);
}

static GType
get_type_of_kind (const char *kind)
{
  const GType types[] = {
    LANYARD_TYPE_CONNECTOR, LANYARD_TYPE_GROUP, LANYARD_TYPE_PERSON, LANYARD_TYPE_SETTINGS, LANYARD_TYPE_KEY_PAIR,
    LANYARD_TYPE_DIRECTORY,
  };

  for (gsize i = 0; i < G_N_ELEMENTS (types); i++)
    {
      g_autoptr(LanyardRecordClass) klass = g_type_class_ref (types[i]);

      if (g_str_equal (klass->kind, kind))
        return types[i];
    }

  return G_TYPE_INVALID;
}

/* A form that a later version wrote may not be readable: then NULL. */
static LanyardItem *
read_item (GType       type,
           const char *text)
{
  return text != NULL ? lanyard_item_new_from_json_text (type, text, NULL) : NULL;
}

static JsonObject *
get_object (JsonNode *node)
{
  return node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
}

static char *
dup_member (const char *text,
            const char *name)
{
  g_autoptr(JsonNode) node = text != NULL ? json_from_string (text, NULL) : NULL;
  JsonObject *object = get_object (node);

  return object != NULL ? g_strdup (json_object_get_string_member_with_default (object, name, NULL)) : NULL;
}

static gboolean
is_of_person (const char *kind)
{
  return g_str_equal (kind, "person_grant") || g_str_equal (kind, "person_mfa");
}

/* A link to a connector. */
static gboolean
is_access (const char *kind)
{
  return g_str_equal (kind, "grant") || g_str_equal (kind, "exclusion") || g_str_equal (kind, "mfa") || is_of_person (kind);
}

/* The connector that an entry is about; NULL: another kind of record. */
static char *
dup_connector_id (const Entry *entry)
{
  const char *text = entry->after != NULL ? entry->after : entry->before;

  if (g_str_equal (entry->kind, "connector"))
    return g_strdup (entry->record);
  if (g_str_equal (entry->kind, "key_pair") || is_access (entry->kind))
    return dup_member (text, "connector");

  return NULL;
}

static void
take_pair (LanyardHistoryStep *self,
           const char         *field,
           const char         *label,
           const char         *before,
           const char         *after)
{
  g_ptr_array_add (self->pairs, lanyard_field_pair_new (field, label, before, after, TRUE, FALSE));
}

static void
add_connector_pairs (LanyardHistoryStep *self,
                     const Entry        *entry)
{
  g_autoptr(LanyardItem) before = read_item (LANYARD_TYPE_CONNECTOR, entry->before);
  g_autoptr(LanyardItem) after = read_item (LANYARD_TYPE_CONNECTOR, entry->after);
  g_autoptr(GPtrArray) pairs = NULL;

  if (after == NULL)
    return;

  pairs = lanyard_connector_list_pairs ((LanyardConnector *) before, LANYARD_CONNECTOR (after), LANYARD_PAIRS_DIFFERENT);
  g_ptr_array_extend_and_steal (self->pairs, g_steal_pointer (&pairs));
}

static char *
describe_key_pair (LanyardItem *item)
{
  g_autofree char *certificate = NULL;
  const char *pem;
  static const char * const roles[] = {
    [LANYARD_KEY_ROLE_NEXT] = N_("Next"),
    [LANYARD_KEY_ROLE_ACTIVE] = N_("Active"),
    [LANYARD_KEY_ROLE_RETIRED] = N_("Retired"),
  };

  if (item == NULL)
    return NULL;

  pem = lanyard_key_pair_get_certificate (LANYARD_KEY_PAIR (item));
  certificate = pem != NULL ? lanyard_certificate_describe (pem) : g_strdup ("");
  return g_strdup_printf ("%s · %s", _(roles[lanyard_key_pair_get_role (LANYARD_KEY_PAIR (item))]), certificate);
}

static void
add_key_pair_pair (LanyardHistoryStep *self,
                   const Entry        *entry)
{
  g_autoptr(LanyardItem) before = read_item (LANYARD_TYPE_KEY_PAIR, entry->before);
  g_autoptr(LanyardItem) after = read_item (LANYARD_TYPE_KEY_PAIR, entry->after);
  g_autofree char *before_text = describe_key_pair (before);
  g_autofree char *after_text = describe_key_pair (after);

  take_pair (self, "certificate", _("Signing Certificate"), before_text, after_text);
}

LanyardFieldPair *
_lanyard_history_make_access_pair (const char *kind,
                                   const char *title,
                                   gboolean    linked)
{
  const char *rule = g_str_equal (kind, "exclusion") ? _("Excluded")
                     : g_str_equal (kind, "mfa") || g_str_equal (kind, "person_mfa") ? _("Second Factor Required")
                     : _("Granted");
  g_autofree char *label = g_strdup_printf (is_of_person (kind) ? _("Person “%s”") : _("Group “%s”"), title);

  return lanyard_field_pair_new (kind, label, linked ? NULL : rule, linked ? rule : NULL, TRUE, FALSE);
}

/* Who or what was put into a group, or granted to it. */
static void
add_link_pair (LanyardHistoryStep *self,
               const Entry        *entry)
{
  gboolean linked = g_str_equal (entry->action, "link");
  const char *text = linked ? entry->after : entry->before;
  g_autofree char *group = dup_member (text, "group_title");
  g_autofree char *member = dup_member (text, "person_title");
  g_autofree char *label = NULL;

  if (is_access (entry->kind))
    {
      g_ptr_array_add (self->pairs, _lanyard_history_make_access_pair (entry->kind, group != NULL ? group : member, linked));
      return;
    }

  /* Translators: a group, then somebody in it */
  label = g_strdup_printf (_("Group “%s”: %s"), group, member);
  take_pair (self, "member", label, linked ? NULL : _("Member"), linked ? _("Member") : NULL);
}

/* People, groups, settings. */
static void
add_field_pairs (LanyardHistoryStep *self,
                 const Entry        *entry)
{
  GType type = get_type_of_kind (entry->kind);
  g_autoptr(LanyardItem) before = type != G_TYPE_INVALID ? read_item (type, entry->before) : NULL;
  g_autoptr(LanyardItem) after = type != G_TYPE_INVALID ? read_item (type, entry->after) : NULL;
  g_autoptr(GPtrArray) changes = NULL;

  if (after == NULL)
    return;
  if (before == NULL)
    before = g_object_new (type, NULL);

  changes = lanyard_item_diff (before, after);
  for (guint i = 0; i < changes->len; i++)
    {
      LanyardFieldChange *change = g_ptr_array_index (changes, i);
      g_autofree char *before_text = change->before != NULL ? lanyard_text_make_visible (change->before, 400) : NULL;
      g_autofree char *after_text = change->after != NULL ? lanyard_text_make_visible (change->after, 400) : NULL;

      take_pair (self, change->field, lanyard_field_get_label (change->field), before_text, after_text);
    }
}

static void
add_entry (LanyardHistoryStep *self,
           const Entry        *entry)
{
  gboolean is_connector = g_str_equal (entry->kind, "connector");

  if (is_connector)
    {
      g_free (self->title);
      self->title = g_strdup (entry->title);
    }

  if (is_connector)
    add_connector_pairs (self, entry);
  else if (g_str_equal (entry->kind, "key_pair"))
    add_key_pair_pair (self, entry);
  else if (g_str_equal (entry->action, "link") || g_str_equal (entry->action, "unlink"))
    add_link_pair (self, entry);
  else if (g_str_equal (entry->action, "password"))
    take_pair (self, "password", _("Password"), entry->before != NULL ? "••••••" : NULL,
               entry->after != NULL ? "••••••" : NULL);
  else
    add_field_pairs (self, entry);
}

/* A step is all that a change did to one connector, or to one other record. */
static gboolean
continues (LanyardHistoryStep        *step,
           const Entry               *entry,
           const LanyardHistoryQuery *query)
{
  g_autofree char *connector_id = NULL;

  if (step == NULL || g_strcmp0 (step->change, entry->change) != 0)
    return FALSE;
  if (query->record_id != NULL)
    return TRUE;

  connector_id = dup_connector_id (entry);
  return g_strcmp0 (step->connector_id, connector_id) == 0 &&
         (connector_id != NULL || g_strcmp0 (step->title, entry->title) == 0);
}

static LanyardHistoryStep *
step_new (const Entry *entry)
{
  LanyardHistoryStep *self = g_object_new (LANYARD_TYPE_HISTORY_STEP, NULL);
  const char *text = entry->after != NULL ? entry->after : entry->before;

  self->number = entry->sequence;
  self->time = entry->time;
  self->change = g_strdup (entry->change);
  self->actor = g_strdup (entry->actor);
  self->summary = g_strdup (entry->summary);
  self->connector_id = dup_connector_id (entry);
  self->title = is_access (entry->kind) ? dup_member (text, "connector_title") : g_strdup (entry->title);

  return self;
}

/**
 * lanyard_history_list_sync:
 * @configuration: a configuration
 * @query: which part of its history
 * @error: why it cannot be read
 *
 * Secrets, private keys and password hashes are not in it.
 *
 * Returns: (transfer container) (element-type LanyardHistoryStep): newest first
 */
GPtrArray *
lanyard_history_list_sync (LanyardConfiguration       *configuration,
                           const LanyardHistoryQuery  *query,
                           GError                    **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  GPtrArray *steps;
  LanyardHistoryStep *step = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (query != NULL, NULL);

  entries = lanyard_configuration_query_history_sync (configuration, query, error);
  if (entries == NULL)
    return NULL;

  steps = g_ptr_array_new_with_free_func (g_object_unref);
  for (guint i = 0; i < entries->len; i++)
    {
      g_auto(Entry) entry = { 0 };

      entry_init (&entry, g_ptr_array_index (entries, i));
      if (!continues (step, &entry, query))
        {
          step = step_new (&entry);
          g_ptr_array_add (steps, step);
        }
      step->oldest = entry.sequence;
      add_entry (step, &entry);
    }

  return steps;
}

gint64
lanyard_history_step_get_number (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), 0);

  return self->number;
}

gint64
lanyard_history_step_get_oldest (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), 0);

  return self->oldest;
}

const char *
lanyard_history_step_get_change (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->change;
}

gint64
lanyard_history_step_get_time (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), 0);

  return self->time;
}

const char *
lanyard_history_step_get_actor (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->actor;
}

const char *
lanyard_history_step_get_summary (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->summary;
}

const char *
lanyard_history_step_get_title (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->title;
}

const char *
lanyard_history_step_get_connector_id (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->connector_id;
}

GPtrArray *
lanyard_history_step_get_pairs (LanyardHistoryStep *self)
{
  g_return_val_if_fail (LANYARD_IS_HISTORY_STEP (self), NULL);

  return self->pairs;
}

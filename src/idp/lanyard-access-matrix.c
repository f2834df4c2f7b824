/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-matrix-private.h"

#include <string.h>

#include "lanyard-access-private.h"

/* A person is in a group: by their numbers. */
typedef struct
{
  guint person;
  guint group;
} Membership;

static const struct
{
  LanyardRelation    relation;
  LanyardAccessLinks link;
} group_links[] = {
  { LANYARD_RELATION_GRANT, LANYARD_ACCESS_LINK_GRANT },
  { LANYARD_RELATION_EXCLUSION, LANYARD_ACCESS_LINK_EXCLUSION },
  { LANYARD_RELATION_MFA, LANYARD_ACCESS_LINK_MFA },
};

static const struct
{
  LanyardRelation    relation;
  LanyardAccessLinks link;
} person_links[] = {
  { LANYARD_RELATION_PERSON_GRANT, LANYARD_ACCESS_LINK_GRANT },
  { LANYARD_RELATION_PERSON_MFA, LANYARD_ACCESS_LINK_MFA },
};

/* As people look for them. */
typedef struct
{
  char          *key;
  LanyardRecord *record;
} Entry;

static int
compare_entries (gconstpointer a,
                 gconstpointer b)
{
  const Entry *entry = a, *other = b;
  int order = strcmp (entry->key, other->key);

  return order != 0 ? order : strcmp (lanyard_record_get_id (entry->record), lanyard_record_get_id (other->record));
}

static char *
dup_key (LanyardRecord *record)
{
  g_autofree char *folded = NULL;
  g_autofree char *name = NULL;

  /* The rules of a decision are in the database's order. */
  if (LANYARD_IS_GROUP (record))
    return g_strdup (lanyard_group_get_name (LANYARD_GROUP (record)));

  name = LANYARD_IS_PERSON (record) ? lanyard_person_dup_full_name (LANYARD_PERSON (record))
                                    : g_strdup (lanyard_record_get_title (record));
  folded = g_utf8_casefold (name, -1);
  return g_utf8_collate_key (folded, -1);
}

static GPtrArray *
sort_records (GPtrArray *records)
{
  g_autofree Entry *entries = g_new (Entry, records->len);
  GPtrArray *sorted = g_ptr_array_new_full (records->len, g_object_unref);

  for (guint i = 0; i < records->len; i++)
    entries[i] = (Entry) { dup_key (records->pdata[i]), records->pdata[i] };
  if (records->len > 1)
    qsort (entries, records->len, sizeof (Entry), compare_entries);
  for (guint i = 0; i < records->len; i++)
    {
      g_ptr_array_add (sorted, g_object_ref (entries[i].record));
      g_free (entries[i].key);
    }

  return sorted;
}

static GPtrArray *
list_sorted (LanyardConfiguration  *configuration,
             GType                  type,
             GError               **error)
{
  g_autoptr(GPtrArray) records = lanyard_configuration_list_sync (configuration, type, error);

  return records != NULL ? sort_records (records) : NULL;
}

static GHashTable *
number_records (GPtrArray *records)
{
  GHashTable *numbers = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < records->len; i++)
    g_hash_table_insert (numbers, (gpointer) lanyard_record_get_id (records->pdata[i]), GUINT_TO_POINTER (i + 1));

  return numbers;
}

static gboolean
load_records (LanyardAccessMatrix   *self,
              LanyardConfiguration  *configuration,
              GError               **error)
{
  self->people = list_sorted (configuration, LANYARD_TYPE_PERSON, error);
  self->groups = self->people != NULL ? list_sorted (configuration, LANYARD_TYPE_GROUP, error) : NULL;
  self->connectors = self->groups != NULL ? list_sorted (configuration, LANYARD_TYPE_CONNECTOR, error) : NULL;
  if (self->connectors == NULL)
    return FALSE;

  self->people_numbers = number_records (self->people);
  self->groups_numbers = number_records (self->groups);
  self->connectors_numbers = number_records (self->connectors);
  self->suspended = g_new0 (gboolean, self->people->len);
  self->disabled = g_new0 (gboolean, self->groups->len);
  self->singles = g_new0 (GHashTable *, self->connectors->len);
  self->granted = g_new0 (gboolean, self->connectors->len);
  self->links = g_malloc0_n (self->connectors->len, self->groups->len);
  for (guint i = 0; i < self->people->len; i++)
    self->suspended[i] = lanyard_person_is_suspended (self->people->pdata[i]);
  for (guint i = 0; i < self->groups->len; i++)
    self->disabled[i] = lanyard_group_is_disabled (self->groups->pdata[i]);

  return TRUE;
}

static gboolean
load_links (LanyardAccessMatrix   *self,
            LanyardConfiguration  *configuration,
            guint                  group,
            gboolean              *any,
            GError               **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (group_links); i++)
    {
      g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, group_links[i].relation,
                                                                 lanyard_record_get_id (self->groups->pdata[group]), NULL,
                                                                 error);

      if (ids == NULL)
        return FALSE;
      for (gsize j = 0; ids[j] != NULL; j++)
        {
          guint connector = _lanyard_access_matrix_find (self->connectors_numbers, ids[j]);

          if (connector == LANYARD_ACCESS_NONE)
            continue;
          self->links[(gsize) connector * self->groups->len + group] |= (guint8) group_links[i].link;
          self->granted[connector] |= group_links[i].link == LANYARD_ACCESS_LINK_GRANT;
          *any = TRUE;
        }
    }

  return TRUE;
}

static gboolean
load_members (LanyardAccessMatrix   *self,
              LanyardConfiguration  *configuration,
              guint                  group,
              GArray                *memberships,
              GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                             lanyard_record_get_id (self->groups->pdata[group]), NULL, error);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      Membership membership = { _lanyard_access_matrix_find (self->people_numbers, ids[i]), group };

      if (membership.person != LANYARD_ACCESS_NONE)
        g_array_append_val (memberships, membership);
    }

  return ids != NULL;
}

/* Person by person, and there in the order of the groups. */
static void
sort_memberships (LanyardAccessMatrix *self,
                  GArray              *memberships)
{
  g_autofree guint *next = NULL;

  self->first = g_new0 (guint, self->people->len + 1);
  self->memberships = g_new (guint, memberships->len);
  for (guint i = 0; i < memberships->len; i++)
    self->first[g_array_index (memberships, Membership, i).person + 1]++;
  for (guint i = 0; i < self->people->len; i++)
    self->first[i + 1] += self->first[i];

  next = g_memdup2 (self->first, sizeof (guint) * (self->people->len + 1));
  for (guint i = 0; i < memberships->len; i++)
    {
      Membership *membership = &g_array_index (memberships, Membership, i);

      self->memberships[next[membership->person]++] = membership->group;
    }
}

static gboolean
load_groups (LanyardAccessMatrix   *self,
             LanyardConfiguration  *configuration,
             GError               **error)
{
  g_autoptr(GArray) memberships = g_array_new (FALSE, FALSE, sizeof (Membership));

  for (guint i = 0; i < self->groups->len; i++)
    {
      gboolean any = FALSE;

      if (!load_links (self, configuration, i, &any, error) ||
          (any && !load_members (self, configuration, i, memberships, error)))
        return FALSE;
    }

  sort_memberships (self, memberships);
  return TRUE;
}

static LanyardAccessLinks
get_person_links (LanyardAccessMatrix *self,
                  guint                connector,
                  guint                person)
{
  GHashTable *links = self->singles[connector];

  return links != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (links, GUINT_TO_POINTER (person))) : 0;
}

static void
add_person_link (LanyardAccessMatrix *self,
                 guint                connector,
                 guint                person,
                 LanyardAccessLinks   link)
{
  LanyardAccessLinks links = get_person_links (self, connector, person) | link;

  if (self->singles[connector] == NULL)
    self->singles[connector] = g_hash_table_new (NULL, NULL);
  g_hash_table_insert (self->singles[connector], GUINT_TO_POINTER (person), GUINT_TO_POINTER (links));
  self->granted[connector] |= link == LANYARD_ACCESS_LINK_GRANT;
}

static gboolean
load_person_links (LanyardAccessMatrix   *self,
                   LanyardConfiguration  *configuration,
                   guint                  connector,
                   GError               **error)
{
  for (gsize i = 0; i < G_N_ELEMENTS (person_links); i++)
    {
      g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, person_links[i].relation, NULL,
                                                                 lanyard_record_get_id (self->connectors->pdata[connector]),
                                                                 error);

      if (ids == NULL)
        return FALSE;
      for (gsize j = 0; ids[j] != NULL; j++)
        {
          guint person = _lanyard_access_matrix_find (self->people_numbers, ids[j]);

          if (person != LANYARD_ACCESS_NONE)
            add_person_link (self, connector, person, person_links[i].link);
        }
    }

  return TRUE;
}

static gboolean
load_singles (LanyardAccessMatrix   *self,
              LanyardConfiguration  *configuration,
              GError               **error)
{
  for (guint i = 0; i < self->connectors->len; i++)
    if (!load_person_links (self, configuration, i, error))
      return FALSE;

  return TRUE;
}

static void
clear_matrix (gpointer data)
{
  LanyardAccessMatrix *self = data;

  for (guint i = 0; self->singles != NULL && i < self->connectors->len; i++)
    g_clear_pointer (&self->singles[i], g_hash_table_unref);
  g_clear_pointer (&self->people_numbers, g_hash_table_unref);
  g_clear_pointer (&self->groups_numbers, g_hash_table_unref);
  g_clear_pointer (&self->connectors_numbers, g_hash_table_unref);
  g_clear_pointer (&self->people, g_ptr_array_unref);
  g_clear_pointer (&self->groups, g_ptr_array_unref);
  g_clear_pointer (&self->connectors, g_ptr_array_unref);
  g_free (self->suspended);
  g_free (self->disabled);
  g_free (self->first);
  g_free (self->memberships);
  g_free (self->links);
  g_free (self->singles);
  g_free (self->granted);
}

/* As it would be without the group @without; LANYARD_ACCESS_NONE: as it is. */
static void
evaluate (LanyardAccessMatrix *self,
          guint                without,
          LanyardAccessCell   *cell)
{
  const guint8 *links = self->links + (gsize) cell->connector * self->groups->len;
  LanyardAccessPolicy policy = lanyard_connector_get_access_policy (self->connectors->pdata[cell->connector]);
  LanyardAccessLinks own = get_person_links (self, cell->connector, cell->person);
  gboolean mfa = policy == LANYARD_ACCESS_REQUIRE_MFA || (own & LANYARD_ACCESS_LINK_MFA) != 0;
  gboolean refused = policy == LANYARD_ACCESS_DENY || self->suspended[cell->person];

  cell->n_groups = 0;
  cell->n_disabled = 0;
  cell->effect = LANYARD_ACCESS_SAME;
  cell->single = (own & LANYARD_ACCESS_LINK_GRANT) != 0;
  for (guint i = self->first[cell->person]; i < self->first[cell->person + 1]; i++)
    {
      guint group = self->memberships[i];

      if (group == without)
        continue;
      refused |= (links[group] & LANYARD_ACCESS_LINK_EXCLUSION) != 0;
      mfa |= (links[group] & LANYARD_ACCESS_LINK_MFA) != 0;
      if ((links[group] & LANYARD_ACCESS_LINK_GRANT) == 0)
        continue;
      if (self->disabled[group])
        cell->n_disabled++;
      else
        cell->n_groups++;
    }

  cell->allowed = !refused && (cell->n_groups > 0 || cell->single);
  cell->needs_mfa = !cell->allowed || mfa;
}

guint
_lanyard_access_matrix_find (GHashTable *numbers,
                             const char *id)
{
  guint number = GPOINTER_TO_UINT (g_hash_table_lookup (numbers, id));

  return number > 0 ? number - 1 : LANYARD_ACCESS_NONE;
}

LanyardAccessLinks
_lanyard_access_matrix_get_links (LanyardAccessMatrix *self,
                                  guint                connector,
                                  guint                group)
{
  return (LanyardAccessLinks) self->links[(gsize) connector * self->groups->len + group];
}

/* Only of a group to which something is linked. */
gboolean
_lanyard_access_matrix_is_member (LanyardAccessMatrix *self,
                                  guint                person,
                                  guint                group)
{
  for (guint i = self->first[person]; i < self->first[person + 1]; i++)
    if (self->memberships[i] == group)
      return TRUE;

  return FALSE;
}

/* What the end of @group would mean: fills in its effect. */
void
_lanyard_access_matrix_compare_cell (LanyardAccessMatrix *self,
                                     guint                group,
                                     LanyardAccessCell   *cell)
{
  LanyardAccessCell after = { .person = cell->person, .connector = cell->connector };

  evaluate (self, group, &after);
  if (cell->allowed != after.allowed)
    cell->effect = cell->allowed ? LANYARD_ACCESS_LOST : LANYARD_ACCESS_GAINED;
  else if (cell->allowed && cell->needs_mfa && !after.needs_mfa)
    cell->effect = LANYARD_ACCESS_EASED;
}

/**
 * lanyard_access_matrix_new_sync:
 * @configuration: where everything is
 * @error: why it cannot be read
 *
 * Reads a list for each kind of record, four of each group, and two of each
 * connector, however many people there are.
 *
 * Returns: (transfer full): who can sign in to what at present
 */
LanyardAccessMatrix *
lanyard_access_matrix_new_sync (LanyardConfiguration  *configuration,
                                GError               **error)
{
  g_autoptr(LanyardAccessMatrix) self = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  self = g_atomic_rc_box_new0 (LanyardAccessMatrix);
  if (!load_records (self, configuration, error) || !load_groups (self, configuration, error) ||
      !load_singles (self, configuration, error))
    return NULL;

  return g_steal_pointer (&self);
}

LanyardAccessMatrix *
lanyard_access_matrix_ref (LanyardAccessMatrix *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return g_atomic_rc_box_acquire (self);
}

void
lanyard_access_matrix_unref (LanyardAccessMatrix *self)
{
  if (self != NULL)
    g_atomic_rc_box_release_full (self, clear_matrix);
}

guint
lanyard_access_matrix_get_n_people (LanyardAccessMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->people->len;
}

guint
lanyard_access_matrix_get_n_connectors (LanyardAccessMatrix *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->connectors->len;
}

LanyardPerson *
lanyard_access_matrix_get_person (LanyardAccessMatrix *self,
                                  guint                person)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (person < self->people->len, NULL);

  return self->people->pdata[person];
}

LanyardConnector *
lanyard_access_matrix_get_connector (LanyardAccessMatrix *self,
                                     guint                connector)
{
  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (connector < self->connectors->len, NULL);

  return self->connectors->pdata[connector];
}

void
lanyard_access_matrix_get_cell (LanyardAccessMatrix *self,
                                guint                person,
                                guint                connector,
                                LanyardAccessCell   *cell)
{
  g_return_if_fail (self != NULL);
  g_return_if_fail (person < self->people->len);
  g_return_if_fail (connector < self->connectors->len);

  cell->person = person;
  cell->connector = connector;
  evaluate (self, LANYARD_ACCESS_NONE, cell);
}

static void
add_group_rules (LanyardAccessMatrix   *self,
                 guint                  connector,
                 guint                  group,
                 LanyardAccessDecision *decision)
{
  LanyardAccessLinks links = _lanyard_access_matrix_get_links (self, connector, group);
  const char *id = lanyard_record_get_id (self->groups->pdata[group]);
  const char *name = lanyard_group_get_name (self->groups->pdata[group]);

  if ((links & LANYARD_ACCESS_LINK_EXCLUSION) != 0)
    _lanyard_access_decision_add (decision, LANYARD_ACCESS_RULE_EXCLUSION, id, name);
  if ((links & LANYARD_ACCESS_LINK_GRANT) != 0)
    _lanyard_access_decision_add (decision,
                                  self->disabled[group] ? LANYARD_ACCESS_RULE_DISABLED : LANYARD_ACCESS_RULE_GRANT, id, name);
  if ((links & LANYARD_ACCESS_LINK_MFA) != 0)
    _lanyard_access_decision_add (decision, LANYARD_ACCESS_RULE_MFA, id, name);
}

/**
 * lanyard_access_matrix_explain:
 * @self: a matrix
 * @cell: one of its cells
 *
 * Returns: (transfer full): what was decided and all that speaks for or against
 *   it, with the names of groups
 */
LanyardAccessDecision *
lanyard_access_matrix_explain (LanyardAccessMatrix     *self,
                               const LanyardAccessCell *cell)
{
  LanyardAccessDecision *decision;

  g_return_val_if_fail (self != NULL, NULL);
  g_return_val_if_fail (cell->person < self->people->len, NULL);
  g_return_val_if_fail (cell->connector < self->connectors->len, NULL);

  decision = _lanyard_access_decision_begin (self->connectors->pdata[cell->connector], self->people->pdata[cell->person]);
  for (guint i = self->first[cell->person]; i < self->first[cell->person + 1]; i++)
    add_group_rules (self, cell->connector, self->memberships[i], decision);
  if (cell->single)
    _lanyard_access_decision_add (decision, LANYARD_ACCESS_RULE_PERSON_GRANT, NULL, NULL);
  if ((get_person_links (self, cell->connector, cell->person) & LANYARD_ACCESS_LINK_MFA) != 0)
    _lanyard_access_decision_add (decision, LANYARD_ACCESS_RULE_PERSON_MFA, NULL, NULL);
  _lanyard_access_decision_finish (decision);

  return decision;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-groups-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

struct _LanyardDirectoryGroups
{
  LanyardDirectoryTable *table;
  GHashTable            *by_entry;      /* entry of a group → LanyardGroup */
  GHashTable            *kept;          /* entry that is refused → LanyardGroup that came from it */
  GHashTable            *by_identifier; /* of those that came from it → LanyardGroup */
  GHashTable            *memberships;   /* id of a person → groups of the directory that they are in */
};

/* What making it takes. */
typedef struct
{
  LanyardDirectoryGroups *self;
  LanyardConfiguration   *configuration;
  LanyardPeopleRows      *rows;
  LanyardPeopleImport    *import;
  const char             *attribute;    /* that identifies a group */
  GHashTable             *names;        /* of groups that are new in the directory → how many have it */
} Making;

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

/* Who is in the group as it is. */
static gboolean
load_members (LanyardDirectoryGroups  *self,
              LanyardConfiguration    *configuration,
              LanyardGroup            *group,
              GError                 **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER, get_id (group), NULL, error);

  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    {
      GPtrArray *groups = g_hash_table_lookup (self->memberships, ids[i]);

      if (groups == NULL)
        {
          groups = g_ptr_array_new_with_free_func (g_object_unref);
          g_hash_table_insert (self->memberships, g_strdup (ids[i]), groups);
        }
      g_ptr_array_add (groups, g_object_ref (group));
    }

  return ids != NULL;
}

static gboolean
load_known (LanyardDirectoryGroups  *self,
            LanyardConfiguration    *configuration,
            GError                 **error)
{
  g_autoptr(GPtrArray) groups = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error);

  for (guint i = 0; groups != NULL && i < groups->len; i++)
    {
      const char *identifier = lanyard_group_get_directory_id (groups->pdata[i]);

      if (identifier == NULL)
        continue;
      g_hash_table_insert (self->by_identifier, g_strdup (identifier), g_object_ref (groups->pdata[i]));
      if (!load_members (self, configuration, groups->pdata[i], error))
        return FALSE;
    }

  return groups != NULL;
}

static const char *
get_name (Making                *making,
          LanyardDirectoryEntry *entry)
{
  return lanyard_directory_table_get_group_name (making->self->table, entry);
}

/* Nobody comes into the group. Takes @cause. */
static void
refuse (Making                *making,
        LanyardDirectoryEntry *entry,
        GError                *cause)
{
  LanyardPeopleLine *line = _lanyard_people_line_new (entry->number);
  const char *name = get_name (making, entry);

  line->key = g_strdup (*name != '\0' ? name : entry->dn);
  line->verdict = LANYARD_PEOPLE_LINE_REFUSED;
  line->error = cause;
  _lanyard_people_import_add_line (making->import, line);
}

static void
refuse_since (Making                *making,
              LanyardDirectoryEntry *entry,
              const char            *code,
              const char            *why,
              const char            *fix,
              const char            *what)
{
  g_autofree char *visible = lanyard_text_make_visible (get_name (making, entry), 64);
  g_auto(GStrv) parts = g_strsplit (what, "%s", -1);
  g_autofree char *whole = g_strjoinv (visible, parts);
  GError *cause = NULL;

  _lanyard_directory_row_set_refusal (&cause, code, why, fix, whole);
  refuse (making, entry, cause);
}

/* FALSE if the group is refused. */
static gboolean
describe (Making                *making,
          LanyardDirectoryEntry *entry,
          LanyardGroup          *group)
{
  g_autofree char *description = lanyard_directory_entry_dup_text (entry, "description");
  GError *cause = NULL;

  if (description != NULL)
    g_object_set (group, "description", description, NULL);
  if (lanyard_item_validate (LANYARD_ITEM (group), &cause))
    return TRUE;

  lanyard_error_set_code (cause, "bad-value");
  refuse (making, entry, cause);
  return FALSE;
}

/* A group that came from the directory, which may have another name now. While
 * that cannot be taken over, only those go who are not in it any more. */
static void
plan_known (Making                *making,
            LanyardDirectoryEntry *entry,
            LanyardGroup          *before)
{
  g_autoptr(LanyardGroup) after = LANYARD_GROUP (lanyard_item_copy (LANYARD_ITEM (before)));
  const char *name = get_name (making, entry);

  if (_lanyard_people_index_find_group (making->rows->index, name) == NULL)
    g_object_set (after, "name", name, NULL);
  if (!describe (making, entry, after))
    {
      g_hash_table_insert (making->self->kept, entry, g_object_ref (before));
      return;
    }

  if (!lanyard_item_equal (LANYARD_ITEM (before), LANYARD_ITEM (after)))
    _lanyard_people_import_add_group (making->import, after);
  _lanyard_people_index_replace_group (making->rows->index, before, after);
  g_hash_table_insert (making->self->by_entry, entry, g_steal_pointer (&after));
}

/* A group that is new in the directory, and ours by its name or new here. */
static gboolean
plan_unknown (Making                 *making,
              LanyardDirectoryEntry  *entry,
              const char             *identifier,
              GError                **error)
{
  const char *name = get_name (making, entry);
  LanyardGroup *before = _lanyard_people_index_find_group (making->rows->index, name);
  g_autoptr(LanyardGroup) after = NULL;

  if (before != NULL && lanyard_group_get_directory_id (before) != NULL)
    {
      refuse_since (making, entry, "other-entry", _("Its members would get what the other one may use"),
                    _("If it is the same group, empty the field directory_id of the one that is here; else rename one of them"),
                    _("The group “%s” belongs to another entry of the directory here"));
      return TRUE;
    }

  after = before != NULL ? LANYARD_GROUP (lanyard_item_copy (LANYARD_ITEM (before))) : lanyard_group_new (name);
  g_object_set (after, "directory-id", identifier, NULL);
  if (!describe (making, entry, after))
    return TRUE;

  /* A group that was ours until now has members of its own. */
  if (before != NULL && !load_members (making->self, making->configuration, after, error))
    return FALSE;
  if (before == NULL)
    g_ptr_array_add (making->rows->groups, g_object_ref (after));
  else
    _lanyard_people_import_add_group (making->import, after);

  _lanyard_people_index_add_group (making->rows->index, after);
  g_hash_table_insert (making->self->by_entry, entry, g_steal_pointer (&after));
  return TRUE;
}

/* FALSE if the entry cannot be told from others: then nobody comes into its
 * group, and only those go who are in none of those with the identifier. */
static gboolean
check_identifier (Making                *making,
                  LanyardDirectoryEntry *entry,
                  const char            *identifier,
                  GHashTable            *counts)
{
  LanyardGroup *before = g_hash_table_lookup (making->self->by_identifier, identifier);

  if (*identifier == '\0')
    {
      refuse_since (making, entry, "no-identifier", _("It could not be told later which group it is"),
                    _("Let the account read the attribute, or map “directory_id” to another one"),
                    _("The group “%s” has no identifier"));
      return FALSE;
    }
  if (GPOINTER_TO_UINT (g_hash_table_lookup (counts, identifier)) == 1)
    return TRUE;

  refuse_since (making, entry, "doubled", _("Which of them counts could only be guessed"),
                _("Map “directory_id” to an attribute that is different in each entry"),
                _("The group “%s” has the identifier of another one"));
  if (before != NULL)
    g_hash_table_insert (making->self->kept, entry, g_object_ref (before));
  return FALSE;
}

/* Those that are known come first, since they may give their names back. How
 * many of the others have a name is in @making->names after that; what is
 * refused has no identifier any more. */
static void
plan_all_known (Making             *making,
                GPtrArray          *groups,
                char             ***identifiers)
{
  g_autoptr(GHashTable) counts = lanyard_directory_entries_count (groups, making->attribute);
  char **list = g_new0 (char *, groups->len + 1);

  *identifiers = list;
  for (guint i = 0; i < groups->len; i++)
    {
      LanyardDirectoryEntry *entry = groups->pdata[i];
      const char *name = get_name (making, entry);
      LanyardGroup *before;

      list[i] = lanyard_directory_entry_dup_identifier (entry, making->attribute);
      before = g_hash_table_lookup (making->self->by_identifier, list[i]);
      if (!check_identifier (making, entry, list[i], counts))
        *list[i] = '\0';
      else if (before != NULL)
        plan_known (making, entry, before);
      else
        g_hash_table_insert (making->names, g_strdup (name),
                             GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (making->names, name)) + 1));
    }
}

static gboolean
plan_all_unknown (Making              *making,
                  GPtrArray           *groups,
                  const char * const  *identifiers,
                  GError             **error)
{
  for (guint i = 0; i < groups->len; i++)
    {
      if (*identifiers[i] == '\0' || g_hash_table_contains (making->self->by_identifier, identifiers[i]))
        continue;
      if (GPOINTER_TO_UINT (g_hash_table_lookup (making->names, get_name (making, groups->pdata[i]))) > 1)
        refuse_since (making, groups->pdata[i], "doubled", _("The members of one would get what the other one may use"),
                      _("Leave one of them out, or rename it in the directory"),
                      _("Two groups of the directory are called “%s”"));
      else if (!plan_unknown (making, groups->pdata[i], identifiers[i], error))
        return FALSE;
    }

  return TRUE;
}

LanyardDirectoryGroups *
_lanyard_directory_groups_new (LanyardConfiguration    *configuration,
                               LanyardDirectory        *directory,
                               LanyardDirectoryTable   *table,
                               LanyardPeopleRows       *rows,
                               LanyardPeopleImport     *import,
                               GError                 **error)
{
  g_autoptr(LanyardDirectoryGroups) self = g_new0 (LanyardDirectoryGroups, 1);
  g_autoptr(GHashTable) names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_auto(GStrv) identifiers = NULL;
  GPtrArray *groups = lanyard_directory_table_get_groups (table);
  Making making = {
    .self = self, .configuration = configuration, .rows = rows, .import = import, .names = names,
    .attribute = lanyard_directory_get_attribute (directory, LANYARD_PEOPLE_IDENTIFIER),
  };

  self->table = table;
  self->by_entry = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->kept = g_hash_table_new_full (NULL, NULL, NULL, g_object_unref);
  self->by_identifier = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->memberships = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);

  if (!lanyard_directory_has_groups (directory))
    return g_steal_pointer (&self);
  if (!load_known (self, configuration, error))
    return NULL;

  plan_all_known (&making, groups, &identifiers);
  return plan_all_unknown (&making, groups, (const char * const *) identifiers, error) ? g_steal_pointer (&self) : NULL;
}

void
_lanyard_directory_groups_free (LanyardDirectoryGroups *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->by_entry);
  g_hash_table_unref (self->kept);
  g_hash_table_unref (self->by_identifier);
  g_hash_table_unref (self->memberships);
  g_free (self);
}

/* How many groups here came from the directory. */
guint
_lanyard_directory_groups_count (LanyardDirectoryGroups *self)
{
  return g_hash_table_size (self->by_identifier);
}

static gboolean
contains (GPtrArray  *groups,
          const char *id)
{
  for (guint i = 0; groups != NULL && i < groups->len; i++)
    if (strcmp (get_id (groups->pdata[i]), id) == 0)
      return TRUE;

  return FALSE;
}

static int
compare_groups (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (lanyard_group_get_name (*(LanyardGroup * const *) a), lanyard_group_get_name (*(LanyardGroup * const *) b));
}

/* Into and out of which groups the person of the line goes. Groups that are
 * ours are left alone. */
void
_lanyard_directory_groups_assign (LanyardDirectoryGroups *self,
                                  LanyardDirectoryEntry  *entry,
                                  LanyardPeopleLine      *line)
{
  GHashTable *entries = lanyard_directory_table_get_memberships (self->table, entry);
  GPtrArray *current = line->before != NULL ? g_hash_table_lookup (self->memberships, get_id (line->before)) : NULL;
  g_autoptr(GPtrArray) wanted = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer of;

  g_clear_pointer (&line->groups, g_ptr_array_unref);
  line->groups = g_ptr_array_new_with_free_func (g_object_unref);
  line->left = g_ptr_array_new_with_free_func (g_object_unref);
  if (entries != NULL)
    g_hash_table_iter_init (&iter, entries);
  while (entries != NULL && g_hash_table_iter_next (&iter, &of, NULL))
    {
      LanyardGroup *group = g_hash_table_lookup (self->by_entry, of);
      LanyardGroup *kept = g_hash_table_lookup (self->kept, of);

      if (group == NULL && kept == NULL)
        continue;
      g_ptr_array_add (wanted, group != NULL ? group : kept);
      if (group != NULL && !contains (current, get_id (group)))
        g_ptr_array_add (line->groups, g_object_ref (group));
    }
  g_ptr_array_sort (line->groups, compare_groups);
  for (guint i = 0; current != NULL && i < current->len; i++)
    if (!contains (wanted, get_id (current->pdata[i])))
      g_ptr_array_add (line->left, g_object_ref (current->pdata[i]));
}

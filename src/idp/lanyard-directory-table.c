/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-table.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-csv.h"
#include "lanyard-error.h"
#include "lanyard-people-import.h"
#include "lanyard-text.h"

/* ACCOUNTDISABLE of userAccountControl ([MS-ADTS] 2.2.16). */
#define ACCOUNT_DISABLED 0x2
/* pwdAccountLockedTime of an account that an administrator locked; other times
 * end by themselves. */
#define LOCKED_FOR_EVER "000001010000Z"

struct _LanyardDirectoryTable
{
  GPtrArray  *people;       /* (element-type LanyardDirectoryEntry) */
  GPtrArray  *groups;
  GHashTable *by_dn;        /* folded name → entry of a person (unowned) */
  GHashTable *by_uid;       /* user name of POSIX → entry of a person (unowned), NULL if several have it */
  GHashTable *groups_by_dn; /* folded name → entry of a group (unowned) */
  GHashTable *group_names;  /* entry of a group → what it is called */
  GHashTable *memberships;  /* entry of a person → set of names of groups */
  GHashTable *memberships_of_entries;   /* entry of a person → set of entries of groups (unowned) */
  gboolean    has_groups;
};

static const char * const person_classes[] = {
  "inetOrgPerson", "organizationalPerson", "person", "posixAccount", "user", "account", NULL,
};
/* Accounts of machines are persons to Active Directory. */
static const char * const machine_classes[] = {
  "computer", "msDS-ManagedServiceAccount", "msDS-GroupManagedServiceAccount", NULL,
};
static const char * const group_classes[] = {
  "groupOfNames", "groupOfUniqueNames", "groupOfMembers", "posixGroup", "group", NULL,
};
static const char * const person_attributes[] = { "uid", "sAMAccountName", "userPrincipalName", "mail", NULL };
static const char * const group_attributes[] = { "member", "uniqueMember", "memberUid", NULL };

/* What says nothing about the person, or is told in another way. */
static const char * const hidden[] = { "objectClass", "memberOf", NULL };

static gboolean
has_any (LanyardDirectoryEntry *entry,
         const char * const    *names)
{
  for (gsize i = 0; names[i] != NULL; i++)
    if (lanyard_directory_entry_get_values (entry, names[i]) != NULL)
      return TRUE;

  return FALSE;
}

/**
 * lanyard_directory_table_new:
 *
 * Returns: (transfer full): a table without people
 */
LanyardDirectoryTable *
lanyard_directory_table_new (void)
{
  LanyardDirectoryTable *self = g_new0 (LanyardDirectoryTable, 1);

  self->people = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_directory_entry_free);
  self->groups = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_directory_entry_free);
  self->by_dn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->by_uid = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->groups_by_dn = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->group_names = g_hash_table_new_full (NULL, NULL, NULL, g_free);
  self->memberships_of_entries = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);
  self->memberships = g_hash_table_new_full (NULL, NULL, NULL, (GDestroyNotify) g_hash_table_unref);

  return self;
}

void
lanyard_directory_table_free (LanyardDirectoryTable *self)
{
  if (self == NULL)
    return;

  g_hash_table_unref (self->memberships_of_entries);
  g_hash_table_unref (self->memberships);
  g_hash_table_unref (self->group_names);
  g_hash_table_unref (self->groups_by_dn);
  g_hash_table_unref (self->by_uid);
  g_hash_table_unref (self->by_dn);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->people);
  g_free (self);
}

/**
 * lanyard_directory_table_add:
 * @self: a table
 * @entry: (transfer full): an entry
 *
 * Adds a person or a group, by the object classes or, without those, by the
 * attributes; anything else is passed over.
 */
void
lanyard_directory_table_add (LanyardDirectoryTable *self,
                             LanyardDirectoryEntry *entry)
{
  gboolean has_classes = lanyard_directory_entry_get_values (entry, "objectClass") != NULL;
  gboolean is_group = has_classes ? lanyard_directory_entry_has_class (entry, group_classes) : has_any (entry, group_attributes);
  gboolean is_person = has_classes ? lanyard_directory_entry_has_class (entry, person_classes) &&
                                     !lanyard_directory_entry_has_class (entry, machine_classes)
                                   : has_any (entry, person_attributes);

  if (is_group)
    lanyard_directory_table_add_group (self, entry);
  else if (is_person)
    lanyard_directory_table_add_person (self, entry);
  else
    lanyard_directory_entry_free (entry);
}

/* A name of several people stands for none of them: else people could write
 * somebody else’s name into their own entry, and be in that one’s groups. */
static void
index_uid (LanyardDirectoryTable *self,
           const char            *uid,
           LanyardDirectoryEntry *entry)
{
  gpointer other;
  gboolean is_known = g_hash_table_lookup_extended (self->by_uid, uid, NULL, &other);

  g_hash_table_insert (self->by_uid, g_strdup (uid), is_known && other != entry ? NULL : entry);
}

/**
 * lanyard_directory_table_add_person:
 * @self: a table
 * @entry: (transfer full): a person
 */
void
lanyard_directory_table_add_person (LanyardDirectoryTable *self,
                                    LanyardDirectoryEntry *entry)
{
  g_auto(GStrv) uids = lanyard_directory_entry_dup_texts (entry, "uid");

  g_ptr_array_add (self->people, entry);
  g_hash_table_insert (self->by_dn, lanyard_directory_dn_fold (entry->dn), entry);
  for (gsize i = 0; uids[i] != NULL; i++)
    index_uid (self, uids[i], entry);
}

/**
 * lanyard_directory_table_add_group:
 * @self: a table
 * @entry: (transfer full): a group
 */
void
lanyard_directory_table_add_group (LanyardDirectoryTable *self,
                                   LanyardDirectoryEntry *entry)
{
  g_ptr_array_add (self->groups, entry);
}

/* @group: (nullable): its entry, if the table has it */
static void
join (LanyardDirectoryTable *self,
      LanyardDirectoryEntry *person,
      LanyardDirectoryEntry *group,
      const char            *group_name)
{
  GHashTable *names = person != NULL ? g_hash_table_lookup (self->memberships, person) : NULL;
  GHashTable *entries = person != NULL ? g_hash_table_lookup (self->memberships_of_entries, person) : NULL;

  if (person == NULL)
    return;
  if (entries == NULL)
    {
      entries = g_hash_table_new (NULL, NULL);
      g_hash_table_insert (self->memberships_of_entries, person, entries);
    }
  if (group != NULL)
    g_hash_table_add (entries, group);
  if (names == NULL)
    {
      names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
      g_hash_table_insert (self->memberships, person, names);
    }
  g_hash_table_add (names, g_strdup (group_name));
  self->has_groups = TRUE;
}

/* @attribute: of a group, with the names of its members. The unique ones may
 * have an identifier behind them: "cn=Ada#'0101'B". */
static void
join_members (LanyardDirectoryTable *self,
              LanyardDirectoryEntry *group,
              const char            *attribute,
              const char            *group_name)
{
  g_auto(GStrv) members = lanyard_directory_entry_dup_texts (group, attribute);

  for (gsize i = 0; members[i] != NULL; i++)
    {
      char *identifier = strstr (members[i], "#'");
      g_autofree char *folded = NULL;

      if (identifier != NULL)
        *identifier = '\0';
      folded = lanyard_directory_dn_fold (members[i]);
      join (self, g_hash_table_lookup (self->by_dn, folded), group, group_name);
    }
}

static void
join_uids (LanyardDirectoryTable *self,
           LanyardDirectoryEntry *group,
           const char            *group_name)
{
  g_auto(GStrv) uids = lanyard_directory_entry_dup_texts (group, "memberUid");

  for (gsize i = 0; uids[i] != NULL; i++)
    join (self, g_hash_table_lookup (self->by_uid, uids[i]), group, group_name);
}

/* What the person says themselves. Without @all, groups that are not in the
 * table do not count. */
static void
join_own (LanyardDirectoryTable *self,
          LanyardDirectoryEntry *person,
          gboolean               all)
{
  g_auto(GStrv) groups = lanyard_directory_entry_dup_texts (person, "memberOf");

  for (gsize i = 0; groups[i] != NULL; i++)
    {
      g_autofree char *folded = lanyard_directory_dn_fold (groups[i]);
      g_autofree char *leaf = lanyard_directory_dn_dup_leaf (groups[i]);
      LanyardDirectoryEntry *group = g_hash_table_lookup (self->groups_by_dn, folded);

      if (group != NULL || (all && *leaf != '\0'))
        join (self, person, group, group != NULL ? g_hash_table_lookup (self->group_names, group) : leaf);
    }
}

/* @taken: (nullable): names of groups so far; of a file, two groups with one
 * name would be one, with the members of both */
static gboolean
name_group (LanyardDirectoryTable  *self,
            LanyardDirectoryEntry  *group,
            const char             *attribute,
            GHashTable             *taken,
            GError                **error)
{
  g_autofree char *text = lanyard_directory_entry_dup_text (group, attribute);
  g_autofree char *name = g_strstrip (text != NULL ? g_steal_pointer (&text) : lanyard_directory_dn_dup_leaf (group->dn));
  g_autofree char *visible = NULL;

  if (taken != NULL && !g_hash_table_add (taken, g_strdup (name)))
    {
      visible = lanyard_text_make_visible (name, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                         _("The members of one would get what the other one may use"),
                         _("Leave one of them out, or rename it in the directory"),
                         _("Two groups of the directory are called “%s”"), visible);
      return FALSE;
    }

  g_hash_table_insert (self->groups_by_dn, lanyard_directory_dn_fold (group->dn), group);
  g_hash_table_insert (self->group_names, group, g_steal_pointer (&name));
  return TRUE;
}

/**
 * lanyard_directory_table_close:
 * @self: a table
 * @group_name: (nullable): the attribute with the name of a group; %NULL: the
 *   common name, no two groups may have the same one, and people may also be
 *   in groups that are not in the table
 * @error: %LANYARD_ERROR_INVALID: two groups have one name
 *
 * Finds out who is in which group, once all entries are there. Members that
 * are not in the table, and groups in groups, are passed over.
 *
 * Returns: whether it can be told
 */
gboolean
lanyard_directory_table_close (LanyardDirectoryTable  *self,
                               const char             *group_name,
                               GError                **error)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < self->groups->len; i++)
    {
      LanyardDirectoryEntry *group = self->groups->pdata[i];
      const char *name;

      if (!name_group (self, group, group_name != NULL ? group_name : "cn", group_name == NULL ? taken : NULL, error))
        return FALSE;
      name = lanyard_directory_table_get_group_name (self, group);
      join_members (self, group, "member", name);
      join_members (self, group, "uniqueMember", name);
      join_uids (self, group, name);
    }
  for (guint i = 0; i < self->people->len; i++)
    join_own (self, self->people->pdata[i], group_name == NULL);

  return TRUE;
}

/* (element-type LanyardDirectoryEntry) (transfer none) */
GPtrArray *
lanyard_directory_table_get_people (LanyardDirectoryTable *self)
{
  return self->people;
}

/* (element-type LanyardDirectoryEntry) (transfer none) */
GPtrArray *
lanyard_directory_table_get_groups (LanyardDirectoryTable *self)
{
  return self->groups;
}

/**
 * lanyard_directory_table_list_headers:
 * @self: a table that is closed
 * @error: %LANYARD_ERROR_INVALID: there are more than
 *   %LANYARD_CSV_COLUMNS_MAX of them
 *
 * Returns: (transfer full): the attributes that people have, in the order in
 *   which they come, and the groups if anybody is in one
 */
char **
lanyard_directory_table_list_headers (LanyardDirectoryTable  *self,
                                      GError                **error)
{
  g_autoptr(GStrvBuilder) headers = g_strv_builder_new ();
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; hidden[i] != NULL; i++)
    g_hash_table_add (seen, g_ascii_strdown (hidden[i], -1));

  for (guint i = 0; i < self->people->len; i++)
    {
      LanyardDirectoryEntry *entry = self->people->pdata[i];

      for (guint j = 0; j < entry->attributes->len; j++)
        {
          LanyardDirectoryAttribute *attribute = entry->attributes->pdata[j];

          if (g_hash_table_add (seen, g_ascii_strdown (attribute->name, -1)))
            g_strv_builder_add (headers, attribute->name);
        }
      if (g_hash_table_size (seen) > LANYARD_CSV_COLUMNS_MAX)
        {
          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                             _("Export only the attributes that are needed"),
                             _("The people have more than %d different attributes"), LANYARD_CSV_COLUMNS_MAX);
          return NULL;
        }
    }
  if (self->has_groups)
    g_strv_builder_add (headers, LANYARD_PEOPLE_GROUPS);

  return g_strv_builder_end (headers);
}

/**
 * lanyard_directory_table_get_group_name:
 * @self: a table that is closed
 * @group: one of its groups
 *
 * Returns: what the group is called
 */
const char *
lanyard_directory_table_get_group_name (LanyardDirectoryTable *self,
                                        LanyardDirectoryEntry *group)
{
  return g_hash_table_lookup (self->group_names, group);
}

/**
 * lanyard_directory_table_get_memberships:
 * @self: a table that is closed
 * @person: one of its people
 *
 * Returns: (transfer none) (nullable) (element-type LanyardDirectoryEntry):
 *   the set of the person's groups that are in the table; %NULL: none
 */
GHashTable *
lanyard_directory_table_get_memberships (LanyardDirectoryTable *self,
                                         LanyardDirectoryEntry *person)
{
  return g_hash_table_lookup (self->memberships_of_entries, person);
}

static int
compare_names (gconstpointer a,
               gconstpointer b)
{
  return strcmp (*(const char * const *) a, *(const char * const *) b);
}

/**
 * lanyard_directory_table_list_names:
 * @self: a table that is closed
 * @person: one of its people
 *
 * Returns: (transfer full): the names of the person's groups, sorted
 */
char **
lanyard_directory_table_list_names (LanyardDirectoryTable *self,
                                    LanyardDirectoryEntry *person)
{
  GHashTable *names = g_hash_table_lookup (self->memberships, person);
  g_autoptr(GPtrArray) list = g_ptr_array_new_null_terminated (4, g_free, TRUE);
  GHashTableIter iter;
  gpointer name;

  if (names != NULL)
    {
      g_hash_table_iter_init (&iter, names);
      while (g_hash_table_iter_next (&iter, &name, NULL))
        g_ptr_array_add (list, g_strdup (name));
      g_ptr_array_sort (list, compare_names);
    }

  return (char **) g_ptr_array_free (g_steal_pointer (&list), FALSE);
}

/* Whether the account is off, in the words of the attribute. */
static char *
dup_suspended (LanyardDirectoryEntry *person,
               const char            *attribute)
{
  char *text = lanyard_directory_entry_dup_text (person, attribute);
  g_autofree char *number = NULL;
  gint64 bits;

  if (text != NULL && g_ascii_strcasecmp (attribute, "pwdAccountLockedTime") == 0)
    {
      gboolean locked = strcmp (text, LOCKED_FOR_EVER) == 0;

      g_free (text);
      return g_strdup (locked ? "yes" : "no");
    }
  if (text == NULL || g_ascii_strcasecmp (attribute, LANYARD_DIRECTORY_ACCOUNT_CONTROL) != 0)
    return text;

  number = text;
  if (!g_ascii_string_to_signed (number, 10, G_MININT32, G_MAXUINT32, &bits, NULL))
    return g_steal_pointer (&number);
  return g_strdup ((bits & ACCOUNT_DISABLED) != 0 ? "yes" : "no");
}

/* The user name of whom the attribute names, if it is known. */
static char *
dup_manager (LanyardDirectoryTable *self,
             LanyardDirectoryEntry *person,
             GPtrArray             *columns,
             const char            *attribute)
{
  char *text = lanyard_directory_entry_dup_text (person, attribute);
  g_autofree char *dn = text;
  g_autofree char *folded = NULL;
  LanyardDirectoryEntry *manager;
  char *username = NULL;
  int column;

  if (dn == NULL || strchr (dn, '=') == NULL)
    return g_steal_pointer (&dn);

  folded = lanyard_directory_dn_fold (dn);
  manager = g_hash_table_lookup (self->by_dn, folded);
  column = lanyard_people_columns_find (columns, "username");
  if (manager != NULL && column >= 0)
    username = lanyard_directory_entry_dup_text (manager, ((LanyardPeopleColumn *) columns->pdata[column])->header);

  return username != NULL ? username : lanyard_directory_dn_dup_leaf (dn);
}

static char *
join_texts (LanyardDirectoryEntry *person,
            const char            *attribute)
{
  g_auto(GStrv) values = lanyard_directory_entry_dup_texts (person, attribute);

  return lanyard_people_values_join ((const char * const *) values);
}

/**
 * lanyard_directory_table_dup_cell:
 * @self: a table that is closed
 * @person: one of its people
 * @columns: (element-type LanyardPeopleColumn): the columns of the table
 * @column: the place of one
 *
 * Of several values custom attributes get all, fields the first.
 *
 * Returns: (transfer full): the cell
 */
char *
lanyard_directory_table_dup_cell (LanyardDirectoryTable *self,
                                  LanyardDirectoryEntry *person,
                                  GPtrArray             *columns,
                                  guint                  column)
{
  const LanyardPeopleColumn *made = columns->pdata[column];
  char *cell;

  if (made->field == NULL)
    return g_strdup ("");

  if (strcmp (made->field, LANYARD_PEOPLE_GROUPS) == 0 && strcmp (made->header, LANYARD_PEOPLE_GROUPS) == 0)
    {
      g_auto(GStrv) names = lanyard_directory_table_list_names (self, person);

      return lanyard_people_values_join ((const char * const *) names);
    }
  if (strcmp (made->field, LANYARD_PEOPLE_GROUPS) == 0 || g_str_has_prefix (made->field, LANYARD_PEOPLE_ATTRIBUTES))
    return join_texts (person, made->header);

  if (strcmp (made->field, LANYARD_PEOPLE_IDENTIFIER) == 0)
    cell = lanyard_directory_entry_dup_identifier (person, made->header);
  else if (strcmp (made->field, "suspended") == 0)
    cell = dup_suspended (person, made->header);
  else if (strcmp (made->field, "manager") == 0)
    cell = dup_manager (self, person, columns, made->header);
  else
    cell = lanyard_directory_entry_dup_text (person, made->header);

  return cell != NULL ? cell : g_strdup ("");
}

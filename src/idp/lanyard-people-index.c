/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-index-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

struct _LanyardPeopleIndex
{
  LanyardConfiguration *configuration;
  GHashTable           *by_username;    /* folded → LanyardPerson */
  GHashTable           *by_email;
  GHashTable           *by_identifier;  /* in the directory → LanyardPerson */
  GHashTable           *groups;         /* name → LanyardGroup */
  GHashTable           *members;        /* id of a group → set of ids of people */
};

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

/* As configurations tell user names and addresses apart. */
char *
_lanyard_people_index_fold (const char *text)
{
  g_autofree char *normal = g_utf8_normalize (text, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (text);
}

static void
put (GHashTable    *table,
     const char    *key,
     LanyardPerson *person)
{
  if (key != NULL)
    g_hash_table_replace (table, _lanyard_people_index_fold (key), g_object_ref (person));
}

static LanyardPerson *
look_up (GHashTable *table,
         const char *key)
{
  g_autofree char *folded = key != NULL ? _lanyard_people_index_fold (key) : NULL;

  return folded != NULL ? g_hash_table_lookup (table, folded) : NULL;
}

static void
drop (GHashTable *table,
      const char *key)
{
  g_autofree char *folded = key != NULL ? _lanyard_people_index_fold (key) : NULL;

  if (folded != NULL)
    g_hash_table_remove (table, folded);
}

LanyardPeopleIndex *
_lanyard_people_index_new_sync (LanyardConfiguration  *configuration,
                                GError               **error)
{
  g_autoptr(GPtrArray) people = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error);
  g_autoptr(GPtrArray) groups = NULL;
  LanyardPeopleIndex *self;

  groups = people != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error) : NULL;
  if (groups == NULL)
    return NULL;

  self = g_new0 (LanyardPeopleIndex, 1);
  self->configuration = g_object_ref (configuration);
  self->by_username = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_email = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->by_identifier = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->groups = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  self->members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_hash_table_unref);

  for (guint i = 0; i < people->len; i++)
    _lanyard_people_index_replace (self, NULL, people->pdata[i]);
  for (guint i = 0; i < groups->len; i++)
    _lanyard_people_index_add_group (self, groups->pdata[i]);

  return self;
}

void
_lanyard_people_index_free (LanyardPeopleIndex *self)
{
  if (self == NULL)
    return;

  g_object_unref (self->configuration);
  g_hash_table_unref (self->by_username);
  g_hash_table_unref (self->by_email);
  g_hash_table_unref (self->by_identifier);
  g_hash_table_unref (self->groups);
  g_hash_table_unref (self->members);
  g_free (self);
}

/* (transfer none) (nullable) */
LanyardPerson *
_lanyard_people_index_find (LanyardPeopleIndex *self,
                            gboolean            by_email,
                            const char         *text)
{
  return look_up (by_email ? self->by_email : self->by_username, text);
}

GHashTable *
_lanyard_people_index_get_identifiers (LanyardPeopleIndex *self)
{
  return self->by_identifier;
}

/* Whether @owner is somebody else than @person. */
static gboolean
is_other (LanyardPerson *owner,
          LanyardPerson *person)
{
  return owner != NULL && strcmp (get_id (owner), get_id (person)) != 0;
}

/* LANYARD_ERROR_EXISTS: somebody else has the user name or the address. */
gboolean
_lanyard_people_index_check (LanyardPeopleIndex  *self,
                             LanyardPerson       *after,
                             GError             **error)
{
  const char *username = lanyard_person_get_username (after);
  const char *email = lanyard_person_get_email (after);
  LanyardPerson *owner = look_up (self->by_username, username);
  g_autofree char *visible = NULL;

  if (is_other (owner, after))
    {
      visible = lanyard_text_make_visible (username, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS, _("Two people could not be told apart at sign-in"),
                         _("Choose another one, or match by user name to change that person"),
                         _("Somebody else has the user name “%s”"), visible);
      return FALSE;
    }

  owner = look_up (self->by_email, email);
  if (is_other (owner, after))
    {
      g_autofree char *holder = lanyard_text_make_visible (lanyard_person_get_username (owner), 64);

      visible = lanyard_text_make_visible (email, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_EXISTS, _("Two people could not be told apart at sign-in"),
                         _("Choose another one, or match by address to change that person"),
                         /* Translators: a user name, then an address */
                         _("“%s” has the address “%s”"), holder, visible);
      return FALSE;
    }

  return TRUE;
}

/* @before: (nullable): gives its user name and address back */
void
_lanyard_people_index_replace (LanyardPeopleIndex *self,
                               LanyardPerson      *before,
                               LanyardPerson      *after)
{
  if (before != NULL)
    {
      drop (self->by_username, lanyard_person_get_username (before));
      drop (self->by_email, lanyard_person_get_email (before));
    }
  put (self->by_username, lanyard_person_get_username (after), after);
  put (self->by_email, lanyard_person_get_email (after), after);
  if (lanyard_person_get_directory_id (after) != NULL)
    g_hash_table_replace (self->by_identifier, g_strdup (lanyard_person_get_directory_id (after)), g_object_ref (after));
}

/* By its name, or its name without blanks around; (transfer none) (nullable) */
LanyardGroup *
_lanyard_people_index_find_group (LanyardPeopleIndex *self,
                                  const char         *name)
{
  LanyardGroup *group = g_hash_table_lookup (self->groups, name);
  g_autofree char *stripped = group == NULL ? g_strstrip (g_strdup (name)) : NULL;

  return group != NULL ? group : g_hash_table_lookup (self->groups, stripped);
}

void
_lanyard_people_index_add_group (LanyardPeopleIndex *self,
                                 LanyardGroup       *group)
{
  g_hash_table_replace (self->groups, g_strdup (lanyard_group_get_name (group)), g_object_ref (group));
}

void
_lanyard_people_index_replace_group (LanyardPeopleIndex *self,
                                     LanyardGroup       *before,
                                     LanyardGroup       *after)
{
  g_hash_table_remove (self->groups, lanyard_group_get_name (before));
  _lanyard_people_index_add_group (self, after);
}

/* The members of a group that is there are loaded when they are first asked for. */
static GHashTable *
get_members (LanyardPeopleIndex  *self,
             LanyardGroup        *group,
             GError             **error)
{
  GHashTable *members = g_hash_table_lookup (self->members, get_id (group));
  g_auto(GStrv) ids = NULL;

  if (members != NULL)
    return members;

  if (lanyard_record_get_revision (LANYARD_RECORD (group)) > 0)
    {
      ids = lanyard_configuration_list_links_sync (self->configuration, LANYARD_RELATION_MEMBER, get_id (group), NULL, error);
      if (ids == NULL)
        return NULL;
    }

  members = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (gsize i = 0; ids != NULL && ids[i] != NULL; i++)
    g_hash_table_add (members, g_strdup (ids[i]));
  g_hash_table_insert (self->members, g_strdup (get_id (group)), members);

  return members;
}

gboolean
_lanyard_people_index_is_member_sync (LanyardPeopleIndex  *self,
                                      LanyardGroup        *group,
                                      LanyardPerson       *person,
                                      gboolean            *is_member,
                                      GError             **error)
{
  GHashTable *members = get_members (self, group, error);

  if (members == NULL)
    return FALSE;

  *is_member = g_hash_table_contains (members, get_id (person));
  return TRUE;
}

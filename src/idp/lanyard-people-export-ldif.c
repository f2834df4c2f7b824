/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-export.h"

#include <string.h>

#include "lanyard-ldif.h"

/* Attributes of inetOrgPerson (RFC 2798) beside those that every entry has. */
static const struct
{
  const char *attribute;
  const char *field;
  gboolean    ascii;        /* its syntax has no other characters */
} attributes[] = {
  { "mail", "email", TRUE },
  { "givenName", "first-name", FALSE },
  { "displayName", "display-name", FALSE },
  { "employeeNumber", "employee-id", FALSE },
  { "title", "job-title", FALSE },
  { "departmentNumber", "department", FALSE },
  { "o", "company", FALSE },
  { "l", "location", FALSE },
  { "telephoneNumber", "phone", TRUE },
  { "description", "description", FALSE },
};

typedef struct
{
  GString    *text;
  char       *base;
  GHashTable *names;        /* id of a person → name of the entry */
  GHashTable *usernames;    /* user name → name of the entry (unowned) */
} Writer;

static void
clear_writer (Writer *writer)
{
  if (writer->text != NULL)
    g_string_free (writer->text, TRUE);
  g_free (writer->base);
  g_clear_pointer (&writer->usernames, g_hash_table_unref);
  g_clear_pointer (&writer->names, g_hash_table_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Writer, clear_writer)

static void
append_optional (GString    *text,
                 const char *name,
                 const char *value)
{
  if (value != NULL && *value != '\0')
    lanyard_ldif_append (text, name, value);
}

/* The domain of the organization: its scope, else the host of the IdP. */
static char *
dup_domain (LanyardSettings *settings)
{
  const char *scope = lanyard_settings_get_scope (settings);
  g_autoptr(GUri) uri = g_uri_parse (lanyard_settings_get_base_url (settings), G_URI_FLAGS_NONE, NULL);
  const char *host = uri != NULL ? g_uri_get_host (uri) : NULL;

  if (scope != NULL)
    return g_strdup (scope);
  return g_strdup (host != NULL && !g_hostname_is_ip_address (host) ? host : "lanyard.invalid");
}

/* "example.org" → "dc=example,dc=org" */
static char *
make_base (const char *domain)
{
  g_auto(GStrv) labels = g_strsplit (domain, ".", -1);
  GString *base = g_string_new (NULL);

  for (gsize i = 0; labels[i] != NULL; i++)
    {
      g_autofree char *escaped = lanyard_directory_dn_escape (labels[i]);

      if (*escaped != '\0')
        g_string_append_printf (base, "%sdc=%s", base->len > 0 ? "," : "", escaped);
    }

  return g_string_free (base, FALSE);
}

static void
append_unit (Writer     *writer,
             const char *unit)
{
  g_autofree char *dn = g_strdup_printf ("ou=%s,%s", unit, writer->base);

  g_string_append_c (writer->text, '\n');
  lanyard_ldif_append (writer->text, "dn", dn);
  lanyard_ldif_append (writer->text, "objectClass", "organizationalUnit");
  lanyard_ldif_append (writer->text, "ou", unit);
}

/* What the people are below. There is no version before it: slapadd would take
 * that for an entry. */
static void
append_tree (Writer          *writer,
             LanyardSettings *settings)
{
  const char *organization = lanyard_settings_get_organization (settings);
  g_autofree char *leaf = lanyard_directory_dn_dup_leaf (writer->base);

  lanyard_ldif_append (writer->text, "dn", writer->base);
  lanyard_ldif_append (writer->text, "objectClass", "organization");
  lanyard_ldif_append (writer->text, "objectClass", "dcObject");
  lanyard_ldif_append (writer->text, "o", organization != NULL ? organization : leaf);
  lanyard_ldif_append (writer->text, "dc", leaf);
  append_unit (writer, "people");
  append_unit (writer, "groups");
}

static void
name_people (Writer    *writer,
             GPtrArray *people)
{
  for (guint i = 0; i < people->len; i++)
    {
      const char *username = lanyard_person_get_username (people->pdata[i]);
      g_autofree char *escaped = lanyard_directory_dn_escape (username);
      char *dn = g_strdup_printf ("uid=%s,ou=people,%s", escaped, writer->base);

      if (lanyard_person_is_suspended (people->pdata[i]))
        {
          g_free (dn);
          continue;
        }
      g_hash_table_insert (writer->names, g_strdup (lanyard_record_get_id (people->pdata[i])), dn);
      g_hash_table_insert (writer->usernames, g_strdup (username), dn);
    }
}

static void
append_attributes (Writer        *writer,
                   LanyardPerson *person)
{
  g_autofree char *manager = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *value = NULL;

      g_object_get (person, attributes[i].field, &value, NULL);
      if (value != NULL && (!attributes[i].ascii || g_str_is_ascii (value)))
        append_optional (writer->text, attributes[i].attribute, value);
    }

  g_object_get (person, "manager", &manager, NULL);
  if (manager != NULL)
    append_optional (writer->text, "manager", g_hash_table_lookup (writer->usernames, manager));
}

static void
append_person (Writer        *writer,
               LanyardPerson *person)
{
  const char *dn = g_hash_table_lookup (writer->names, lanyard_record_get_id (LANYARD_RECORD (person)));
  const char *last_name = lanyard_person_get_last_name (person);
  g_autofree char *full_name = lanyard_person_dup_full_name (person);

  if (dn == NULL)
    return;

  g_string_append_c (writer->text, '\n');
  lanyard_ldif_append (writer->text, "dn", dn);
  lanyard_ldif_append (writer->text, "objectClass", "inetOrgPerson");
  lanyard_ldif_append (writer->text, "uid", lanyard_person_get_username (person));
  lanyard_ldif_append (writer->text, "cn", full_name);
  lanyard_ldif_append (writer->text, "sn", last_name != NULL ? last_name : full_name);
  append_attributes (writer, person);
}

/* A group must have a member; for an empty one that is nobody. */
static gboolean
append_group (Writer                *writer,
              LanyardConfiguration  *configuration,
              LanyardGroup          *group,
              GError               **error)
{
  g_auto(GStrv) ids = lanyard_configuration_list_links_sync (configuration, LANYARD_RELATION_MEMBER,
                                                             lanyard_record_get_id (LANYARD_RECORD (group)), NULL, error);
  g_autofree char *escaped = lanyard_directory_dn_escape (lanyard_group_get_name (group));
  g_autofree char *dn = g_strdup_printf ("cn=%s,ou=groups,%s", escaped, writer->base);
  gboolean is_empty = TRUE;

  if (ids == NULL)
    return FALSE;

  g_string_append_c (writer->text, '\n');
  lanyard_ldif_append (writer->text, "dn", dn);
  lanyard_ldif_append (writer->text, "objectClass", "groupOfNames");
  lanyard_ldif_append (writer->text, "cn", lanyard_group_get_name (group));
  append_optional (writer->text, "description", lanyard_group_get_description (group));
  for (gsize i = 0; ids[i] != NULL; i++)
    {
      const char *member = g_hash_table_lookup (writer->names, ids[i]);

      append_optional (writer->text, "member", member);
      is_empty = is_empty && member == NULL;
    }
  if (is_empty)
    lanyard_ldif_append (writer->text, "member", "");

  return TRUE;
}

static gboolean
append_all (Writer                *writer,
            LanyardConfiguration  *configuration,
            GPtrArray             *people,
            GPtrArray             *groups,
            GError               **error)
{
  guint n_left_out;

  name_people (writer, people);
  n_left_out = people->len - g_hash_table_size (writer->names);
  if (n_left_out > 0)
    g_string_append_printf (writer->text, "\n# Suspended people are left out (%u), since the entry of a person cannot\n"
                            "# say that they may not sign in.\n", n_left_out);

  for (guint i = 0; i < people->len; i++)
    append_person (writer, people->pdata[i]);
  for (guint i = 0; i < groups->len; i++)
    if (!append_group (writer, configuration, groups->pdata[i], error))
      return FALSE;

  return TRUE;
}

/**
 * lanyard_people_export_ldif_sync:
 * @configuration: where the people are
 * @error: of @configuration
 *
 * People who may sign in as entries of inetOrgPerson and groups as
 * groupOfNames (LDIF, RFC 2849), below the domain of the organization, for
 * ldapadd, slapadd and lanyard_people_import_plan_sync(). What these classes
 * have no attribute for, such as custom attributes and notes, is not in it,
 * and nothing of passwords.
 *
 * Returns: (transfer full): the entries
 */
GBytes *
lanyard_people_export_ldif_sync (LanyardConfiguration  *configuration,
                                 GError               **error)
{
  g_autoptr(LanyardSettings) settings = NULL;
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) groups = NULL;
  g_autofree char *domain = NULL;
  g_auto(Writer) writer = { NULL };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  settings = lanyard_configuration_load_settings_sync (configuration, error);
  people = settings != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error) : NULL;
  groups = people != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_GROUP, error) : NULL;
  if (groups == NULL)
    return NULL;

  domain = dup_domain (settings);
  writer.text = g_string_new (NULL);
  writer.base = make_base (domain);
  writer.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  writer.usernames = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  append_tree (&writer, settings);
  if (!append_all (&writer, configuration, people, groups, error))
    return NULL;

  return g_string_free_to_bytes (g_steal_pointer (&writer.text));
}

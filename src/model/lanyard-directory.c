/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-item-private.h"
#include "lanyard-text.h"

struct _LanyardDirectory
{
  LanyardRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (LanyardDirectory, lanyard_directory, LANYARD_TYPE_RECORD)

enum
{
  FIELD_URI,
  FIELD_PRESET,
  FIELD_CA_CERTIFICATES,
  FIELD_BIND_DN,
  FIELD_BASE_DN,
  FIELD_PEOPLE_FILTER,
  FIELD_GROUP_BASE_DN,
  FIELD_GROUP_FILTER,
  FIELD_WITHOUT_GROUPS,
  FIELD_MAPPING,
  FIELD_PAGE_SIZE,
  FIELD_TIME_LIMIT,
};

static const LanyardField fields[] = {
  [FIELD_URI] = { "uri", LANYARD_FIELD_STRING },
  [FIELD_PRESET] = { "preset", LANYARD_FIELD_STRING, .text = LANYARD_DIRECTORY_OPENLDAP },
  [FIELD_CA_CERTIFICATES] = { "ca-certificates", LANYARD_FIELD_STRING },
  [FIELD_BIND_DN] = { "bind-dn", LANYARD_FIELD_STRING },
  [FIELD_BASE_DN] = { "base-dn", LANYARD_FIELD_STRING },
  [FIELD_PEOPLE_FILTER] = { "people-filter", LANYARD_FIELD_STRING },
  [FIELD_GROUP_BASE_DN] = { "group-base-dn", LANYARD_FIELD_STRING },
  [FIELD_GROUP_FILTER] = { "group-filter", LANYARD_FIELD_STRING },
  [FIELD_WITHOUT_GROUPS] = { "without-groups", LANYARD_FIELD_BOOLEAN },
  [FIELD_MAPPING] = { "mapping", LANYARD_FIELD_DICT },
  [FIELD_PAGE_SIZE] = { "page-size", LANYARD_FIELD_INT, .number = 500, .minimum = 1, .maximum = 10000 },
  [FIELD_TIME_LIMIT] = { "time-limit", LANYARD_FIELD_INT, .number = 60, .minimum = 1, .maximum = 3600 },
};

/* Fields of a person and the attributes that have them. The identifier is
 * what stays when all else of an entry changes. */
typedef struct
{
  const char *field;
  const char *open_ldap;
  const char *active_directory;
} Mapping;

static const Mapping mappings[] = {
  { "directory_id", "entryUUID", "objectGUID" },
  { "username", "uid", "userPrincipalName" },
  { "email", "mail", "mail" },
  { "first_name", "givenName", "givenName" },
  { "last_name", "sn", "sn" },
  { "display_name", "displayName", "displayName" },
  { "description", "description", "description" },
  { "employee_id", "employeeNumber", "employeeID" },
  { "job_title", "title", "title" },
  { "department", "departmentNumber", "department" },
  { "company", "o", "company" },
  { "location", "l", "physicalDeliveryOfficeName" },
  { "phone", "telephoneNumber", "telephoneNumber" },
  { "manager", "manager", "manager" },
  { "suspended", "pwdAccountLockedTime", "userAccountControl" },
  { "group_name", "cn", "cn" },
};

/* In the mapping: the directory does not say it, whatever the preset is. */
#define NO_ATTRIBUTE "-"
#define PEM_BEGIN "-----BEGIN CERTIFICATE-----"
#define OPEN_LDAP_PEOPLE "(objectClass=inetOrgPerson)"
#define ACTIVE_DIRECTORY_PEOPLE "(&(objectCategory=person)(objectClass=user))"
#define OPEN_LDAP_GROUPS "(|(objectClass=groupOfNames)(objectClass=groupOfUniqueNames)(objectClass=posixGroup))"
#define ACTIVE_DIRECTORY_GROUPS "(objectClass=group)"

static const char *
lanyard_directory_get_record_title (LanyardRecord *record)
{
  return _lanyard_item_get_string (record, FIELD_URI);
}

static gboolean
is_active_directory (gpointer self)
{
  return g_strcmp0 (_lanyard_item_get_string (self, FIELD_PRESET), LANYARD_DIRECTORY_ACTIVE_DIRECTORY) == 0;
}

static gboolean
check_uri (const char  *text,
           GError     **error)
{
  g_autoptr(GUri) uri = g_uri_parse (text, G_URI_FLAGS_NONE, NULL);
  g_autofree char *visible = NULL;
  gboolean is_plain = uri != NULL && g_uri_get_host (uri) != NULL && *g_uri_get_host (uri) != '\0' &&
                      g_uri_get_userinfo (uri) == NULL && g_uri_get_query (uri) == NULL && g_uri_get_fragment (uri) == NULL &&
                      (*g_uri_get_path (uri) == '\0' || strcmp (g_uri_get_path (uri), "/") == 0);

  if (is_plain && (strcmp (g_uri_get_scheme (uri), "ldaps") == 0 || strcmp (g_uri_get_scheme (uri), "ldap") == 0))
    return TRUE;

  visible = lanyard_text_make_visible (text, 128);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("People and a password come over this connection"),
                     _("Enter “ldaps://” and the name of the server, or “ldap://” for one with StartTLS"),
                     _("“%s” is not the address of a directory"), visible);
  return FALSE;
}

static gboolean
is_attribute (const char *text)
{
  return g_ascii_isalpha (*text) && text[strspn (text, G_CSET_A_2_Z G_CSET_a_2_z G_CSET_DIGITS "-")] == '\0';
}

static gboolean
check_mapping (GVariant  *mapping,
               GError   **error)
{
  GVariantIter iter;
  const char *field, *attribute;

  g_variant_iter_init (&iter, mapping);
  while (g_variant_iter_next (&iter, "{&s&s}", &field, &attribute))
    {
      g_autofree char *visible = NULL;

      if (strcmp (attribute, NO_ATTRIBUTE) == 0 || is_attribute (attribute))
        continue;
      visible = lanyard_text_make_visible (attribute, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Enter a name such as “mail”"), _("“%s” is no attribute of a directory"), visible);
      return FALSE;
    }

  return TRUE;
}

static gboolean
lanyard_directory_validate (LanyardItem  *item,
                            GError      **error)
{
  const char *uri = _lanyard_item_get_string (item, FIELD_URI);
  const char *preset = _lanyard_item_get_string (item, FIELD_PRESET);
  g_autofree char *visible = NULL;

  if (g_strcmp0 (preset, LANYARD_DIRECTORY_OPENLDAP) != 0 && !is_active_directory (item))
    {
      visible = lanyard_text_make_visible (preset != NULL ? preset : "", 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                         _("Choose “openldap” or “active-directory”"), _("“%s” is no kind of directory"), visible);
      return FALSE;
    }
  if (!check_mapping (_lanyard_item_get_dict (item, FIELD_MAPPING), error))
    return FALSE;
  if (uri == NULL)
    return TRUE;
  if (!check_uri (uri, error))
    return FALSE;
  if (_lanyard_item_get_string (item, FIELD_BASE_DN) != NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("People are looked for below it"),
                     _("Enter one such as “dc=example,dc=org”"), _("The directory has no base"));
  return FALSE;
}

static void
lanyard_directory_class_init (LanyardDirectoryClass *klass)
{
  LanyardItemClass *item_class = LANYARD_ITEM_CLASS (klass);
  LanyardRecordClass *record_class = LANYARD_RECORD_CLASS (klass);

  item_class->validate = lanyard_directory_validate;
  record_class->kind = "directory";
  record_class->get_title = lanyard_directory_get_record_title;

  _lanyard_item_class_install_fields (klass, fields, G_N_ELEMENTS (fields));
}

static void
lanyard_directory_init (LanyardDirectory *self)
{
  lanyard_record_set_identity (LANYARD_RECORD (self), LANYARD_DIRECTORY_ID, 0);
}

/**
 * lanyard_directory_new:
 *
 * Returns: (transfer full): a connection to nothing yet
 */
LanyardDirectory *
lanyard_directory_new (void)
{
  return g_object_new (LANYARD_TYPE_DIRECTORY, NULL);
}

LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_uri, LanyardDirectory, LANYARD_IS_DIRECTORY, const char *, string, FIELD_URI)
LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_ca_certificates, LanyardDirectory, LANYARD_IS_DIRECTORY, const char *, string, FIELD_CA_CERTIFICATES)
LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_bind_dn, LanyardDirectory, LANYARD_IS_DIRECTORY, const char *, string, FIELD_BIND_DN)
LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_base_dn, LanyardDirectory, LANYARD_IS_DIRECTORY, const char *, string, FIELD_BASE_DN)
LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_page_size, LanyardDirectory, LANYARD_IS_DIRECTORY, int, int, FIELD_PAGE_SIZE)
LANYARD_DEFINE_FIELD_GETTER (lanyard_directory_get_time_limit, LanyardDirectory, LANYARD_IS_DIRECTORY, int, int, FIELD_TIME_LIMIT)

/**
 * lanyard_directory_get_people_filter:
 * @self: a connection
 *
 * Returns: which entries are people (RFC 4515); that of the preset until one
 *   is set
 */
const char *
lanyard_directory_get_people_filter (LanyardDirectory *self)
{
  const char *filter = _lanyard_item_get_string (self, FIELD_PEOPLE_FILTER);

  return filter != NULL ? filter : is_active_directory (self) ? ACTIVE_DIRECTORY_PEOPLE : OPEN_LDAP_PEOPLE;
}

/**
 * lanyard_directory_get_group_base_dn:
 * @self: a connection
 *
 * Returns: (nullable): below what groups are looked for; the base of the
 *   people until one is set
 */
const char *
lanyard_directory_get_group_base_dn (LanyardDirectory *self)
{
  const char *base = _lanyard_item_get_string (self, FIELD_GROUP_BASE_DN);

  return base != NULL ? base : lanyard_directory_get_base_dn (self);
}

/**
 * lanyard_directory_get_group_filter:
 * @self: a connection
 *
 * Returns: which entries are groups; that of the preset until one is set
 */
const char *
lanyard_directory_get_group_filter (LanyardDirectory *self)
{
  const char *filter = _lanyard_item_get_string (self, FIELD_GROUP_FILTER);

  return filter != NULL ? filter : is_active_directory (self) ? ACTIVE_DIRECTORY_GROUPS : OPEN_LDAP_GROUPS;
}

/**
 * lanyard_directory_has_groups:
 * @self: a connection
 *
 * Returns: whether groups come from the directory as well
 */
gboolean
lanyard_directory_has_groups (LanyardDirectory *self)
{
  return !_lanyard_item_get_boolean (self, FIELD_WITHOUT_GROUPS);
}

static const char *
get_preset_attribute (LanyardDirectory *self,
                      const char       *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (mappings); i++)
    if (strcmp (mappings[i].field, field) == 0)
      return is_active_directory (self) ? mappings[i].active_directory : mappings[i].open_ldap;

  return NULL;
}

/**
 * lanyard_directory_get_attribute:
 * @self: a connection
 * @field: a field of a person, "attributes.NAME", "directory_id" or
 *   "group_name"
 *
 * Returns: (nullable): the attribute that has it: of the mapping, else of the
 *   preset; %NULL if the directory does not say it
 */
const char *
lanyard_directory_get_attribute (LanyardDirectory *self,
                                 const char       *field)
{
  GVariant *mapping = _lanyard_item_get_dict (self, FIELD_MAPPING);
  const char *attribute;

  if (g_variant_lookup (mapping, field, "&s", &attribute))
    return strcmp (attribute, NO_ATTRIBUTE) != 0 ? attribute : NULL;

  return get_preset_attribute (self, field);
}

/**
 * lanyard_directory_set_attribute:
 * @self: a connection
 * @field: as lanyard_directory_get_attribute()
 * @attribute: (nullable): what has it
 *
 * What is as the preset has it follows the preset.
 */
void
lanyard_directory_set_attribute (LanyardDirectory *self,
                                 const char       *field,
                                 const char       *attribute)
{
  const char *preset = get_preset_attribute (self, field);
  const char *text = attribute != NULL ? attribute : "";
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_return_if_fail (LANYARD_IS_DIRECTORY (self));

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, _lanyard_item_get_dict (self, FIELD_MAPPING));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (strcmp (key, field) != 0)
      g_variant_builder_add (&builder, "{ss}", key, value);
  if (strcmp (text, preset != NULL ? preset : "") != 0)
    g_variant_builder_add (&builder, "{ss}", field, *text != '\0' ? text : NO_ATTRIBUTE);

  g_object_set (self, "mapping", g_variant_builder_end (&builder), NULL);
}

/**
 * lanyard_directory_set_ca_certificates:
 * @self: a connection
 * @file: (nullable): certificates as PEM; %NULL: those of the system count
 * @error: %LANYARD_ERROR_INVALID: it has none
 *
 * Returns: whether they are set
 */
gboolean
lanyard_directory_set_ca_certificates (LanyardDirectory  *self,
                                       GBytes            *file,
                                       GError           **error)
{
  g_autofree char *text = NULL;
  const char *data = NULL;
  gsize size = 0;

  g_return_val_if_fail (LANYARD_IS_DIRECTORY (self), FALSE);

  if (file != NULL)
    {
      data = g_bytes_get_data (file, &size);
      if (size == 0 || !g_utf8_validate_len (data, size, NULL) || g_strstr_len (data, (gssize) size, PEM_BEGIN) == NULL)
        {
          lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("The directory could not be told from another one"),
                             _("Choose a file with “-----BEGIN CERTIFICATE-----”"), _("The file has no certificate as PEM"));
          return FALSE;
        }
      text = g_strndup (data, size);
    }

  g_object_set (self, "ca-certificates", text, NULL);
  return TRUE;
}

/**
 * lanyard_directory_list_fields:
 * @self: a connection
 *
 * Returns: (transfer full): the fields for which there is an attribute
 */
char **
lanyard_directory_list_fields (LanyardDirectory *self)
{
  g_autoptr(GStrvBuilder) list = g_strv_builder_new ();
  g_autoptr(GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  GVariantIter iter;
  const char *field;

  for (gsize i = 0; i < G_N_ELEMENTS (mappings); i++)
    {
      g_hash_table_add (known, (gpointer) mappings[i].field);
      if (lanyard_directory_get_attribute (self, mappings[i].field) != NULL)
        g_strv_builder_add (list, mappings[i].field);
    }

  g_variant_iter_init (&iter, _lanyard_item_get_dict (self, FIELD_MAPPING));
  while (g_variant_iter_next (&iter, "{&s&s}", &field, NULL))
    if (!g_hash_table_contains (known, field) && lanyard_directory_get_attribute (self, field) != NULL)
      g_strv_builder_add (list, field);

  return g_strv_builder_end (list);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-known-attribute.h"

#include <string.h>

typedef struct
{
  const char *name;
  const char *source;
} KnownAttribute;

/* Names under which service providers ask for what we know of a person:
 * X.500 and eduPerson OIDs, WS-Federation claims, and plain words without
 * their separators in lower case. */
static const KnownAttribute known_attributes[] = {
  { "urn:oid:0.9.2342.19200300.100.1.1", "username" },
  { "urn:oid:0.9.2342.19200300.100.1.3", "email" },
  { "urn:oid:0.9.2342.19200300.100.1.10", "manager" },
  { "urn:oid:1.2.840.113549.1.9.1", "email" },
  { "urn:oid:1.3.6.1.4.1.5923.1.1.1.6", "email" },
  { "urn:oid:1.3.6.1.4.1.5923.1.5.1.1", "groups" },
  { "urn:oid:1.2.840.113556.1.2.102", "groups" },
  { "urn:oid:2.16.840.1.113730.3.1.3", "employee_id" },
  { "urn:oid:2.16.840.1.113730.3.1.241", "display_name" },
  { "urn:oid:2.5.4.3", "display_name" },
  { "urn:oid:2.5.4.4", "last_name" },
  { "urn:oid:2.5.4.7", "location" },
  { "urn:oid:2.5.4.10", "company" },
  { "urn:oid:2.5.4.11", "department" },
  { "urn:oid:2.5.4.12", "job_title" },
  { "urn:oid:2.5.4.13", "description" },
  { "urn:oid:2.5.4.20", "phone" },
  { "urn:oid:2.5.4.42", "first_name" },
  { "urn:oasis:names:tc:saml:attribute:pairwise-id", "pairwise_id" },
  { "urn:oasis:names:tc:saml:attribute:subject-id", "subject_id" },
  { "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/emailaddress", "email" },
  { "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/upn", "email" },
  { "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/name", "username" },
  { "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/givenname", "first_name" },
  { "http://schemas.xmlsoap.org/ws/2005/05/identity/claims/surname", "last_name" },
  { "http://schemas.xmlsoap.org/claims/commonname", "display_name" },
  { "http://schemas.xmlsoap.org/claims/group", "groups" },
  { "http://schemas.microsoft.com/identity/claims/displayname", "display_name" },
  { "http://schemas.microsoft.com/ws/2008/06/identity/claims/groups", "groups" },
  { "https://aws.amazon.com/saml/attributes/rolesessionname", "email" },
  { "email", "email" },
  { "emailaddress", "email" },
  { "mail", "email" },
  { "useremail", "email" },
  { "edupersonprincipalname", "email" },
  { "username", "username" },
  { "login", "username" },
  { "uid", "username" },
  { "userid", "username" },
  { "firstname", "first_name" },
  { "givenname", "first_name" },
  { "fname", "first_name" },
  { "lastname", "last_name" },
  { "surname", "last_name" },
  { "sn", "last_name" },
  { "familyname", "last_name" },
  { "lname", "last_name" },
  { "displayname", "display_name" },
  { "fullname", "display_name" },
  { "commonname", "display_name" },
  { "cn", "display_name" },
  { "name", "display_name" },
  { "employeeid", "employee_id" },
  { "employeenumber", "employee_id" },
  { "title", "job_title" },
  { "jobtitle", "job_title" },
  { "department", "department" },
  { "ou", "department" },
  { "company", "company" },
  { "organization", "company" },
  { "o", "company" },
  { "costcenter", "cost_center" },
  { "location", "location" },
  { "l", "location" },
  { "phone", "phone" },
  { "phonenumber", "phone" },
  { "telephonenumber", "phone" },
  { "manager", "manager" },
  { "description", "description" },
  { "groups", "groups" },
  { "group", "groups" },
  { "memberof", "groups" },
  { "ismemberof", "groups" },
};

/* URIs only lose their case, words their separators as well. */
static char *
simplify_name (const char *name)
{
  GString *simple = g_string_new (NULL);
  gboolean is_uri = strchr (name, ':') != NULL;

  for (const char *p = name; *p != '\0'; p++)
    if (is_uri || strchr (" ._-", *p) == NULL)
      g_string_append_c (simple, g_ascii_tolower (*p));

  return g_string_free (simple, FALSE);
}

/**
 * lanyard_known_attribute_find_source:
 * @name: (nullable): a name that a service provider asks for
 *
 * Returns: (nullable): the attribute source that is usually meant
 */
const char *
lanyard_known_attribute_find_source (const char *name)
{
  g_autofree char *simple = NULL;

  if (name == NULL)
    return NULL;

  simple = simplify_name (name);
  for (guint i = 0; i < G_N_ELEMENTS (known_attributes); i++)
    if (strcmp (known_attributes[i].name, simple) == 0)
      return known_attributes[i].source;

  return NULL;
}

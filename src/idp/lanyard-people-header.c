/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-header-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-people-columns.h"
#include "lanyard-person.h"

/* Fields that are no source of attributes, and the last one of the table. */
static const LanyardSource other_fields[] = {
  { "suspended", N_("Suspended") },
  { "notes", N_("Notes") },
  { LANYARD_PEOPLE_GROUPS, N_("Groups") },
};

/* What other products call their columns, in letters and digits only. Where
 * two columns are for one field the one that comes first here is taken. */
static const struct
{
  const char *name;
  const char *field;
} names[] = {
  { "userprincipalname", "username" },
  { "samaccountname", "username" },
  { "uid", "username" },
  { "userid", "username" },
  { "loginname", "username" },
  { "login", "username" },
  { "logonname", "username" },
  { "user", "username" },
  { "benutzername", "username" },
  { "mail", "email" },
  { "emailaddress", "email" },
  { "primaryemail", "email" },
  { "primaryemailaddress", "email" },
  { "workemail", "email" },
  { "emails", "email" },
  { "givenname", "first_name" },
  { "firstname", "first_name" },
  { "forename", "first_name" },
  { "vorname", "first_name" },
  { "sn", "last_name" },
  { "surname", "last_name" },
  { "familyname", "last_name" },
  { "nachname", "last_name" },
  { "cn", "display_name" },
  { "commonname", "display_name" },
  { "fullname", "display_name" },
  { "name", "display_name" },
  { "employeeidentifier", "employee_id" },
  { "employeenumber", "employee_id" },
  { "personnelnumber", "employee_id" },
  { "title", "job_title" },
  { "employeetitle", "job_title" },
  { "position", "job_title" },
  { "departmentname", "department" },
  { "departmentnumber", "department" },
  { "ou", "department" },
  { "organization", "company" },
  { "organisation", "company" },
  { "companyname", "company" },
  { "o", "company" },
  { "costcentre", "cost_center" },
  { "costcentercode", "cost_center" },
  { "physicaldeliveryofficename", "location" },
  { "office", "location" },
  { "officelocation", "location" },
  { "city", "location" },
  { "l", "location" },
  { "telephonenumber", "phone" },
  { "phonenumber", "phone" },
  { "workphone", "phone" },
  { "officephone", "phone" },
  { "businessphone", "phone" },
  { "businessphones", "phone" },
  { "telephone", "phone" },
  { "mobile", "phone" },
  { "mobilephone", "phone" },
  { "manageremail", "manager" },
  { "managername", "manager" },
  { "blocksignin", "suspended" },
  { "disabled", "suspended" },
  { "useraccountcontrol", "suspended" },
  { "nsaccountlock", "suspended" },
  { "accountenabled", LANYARD_PEOPLE_ACTIVE },
  { "enabled", LANYARD_PEOPLE_ACTIVE },
  { "active", LANYARD_PEOPLE_ACTIVE },
  { "info", "notes" },
  { "group", LANYARD_PEOPLE_GROUPS },
  { "usergroups", LANYARD_PEOPLE_GROUPS },
};

/* Letters and digits of @header, small, up to the first bracket. */
char *
_lanyard_people_header_fold (const char *header)
{
  const char *end = header + strcspn (header, "[(");
  GString *folded = g_string_new (NULL);

  for (const char *p = header; p < end; p = g_utf8_next_char (p))
    if (g_unichar_isalnum (g_utf8_get_char (p)))
      g_string_append_unichar (folded, g_unichar_tolower (g_utf8_get_char (p)));

  return g_string_free (folded, FALSE);
}

/* "First name [givenName]": what is in the square brackets. */
static char *
dup_bracketed (const char *header)
{
  const char *open = strchr (header, '[');
  const char *close = open != NULL ? strchr (open, ']') : NULL;
  g_autofree char *inner = close != NULL ? g_strndup (open + 1, (gsize) (close - open - 1)) : NULL;

  return inner != NULL ? _lanyard_people_header_fold (inner) : NULL;
}

gboolean
_lanyard_people_header_is_called (const char *folded,
                                  const char *name)
{
  g_autofree char *other = _lanyard_people_header_fold (name);

  return strcmp (folded, other) == 0;
}

/* A field, by its name or by what the window calls it. */
static const char *
find_own (const char          *folded,
          const LanyardSource *fields,
          gsize                n_fields)
{
  for (gsize i = 0; i < n_fields && fields[i].source != NULL; i++)
    if (_lanyard_people_header_is_called (folded, fields[i].source) ||
        _lanyard_people_header_is_called (folded, fields[i].label) ||
        _lanyard_people_header_is_called (folded, _(fields[i].label)))
      return fields[i].source;

  return NULL;
}

static gsize
count_own_sources (void)
{
  const LanyardSource *sources = lanyard_person_get_sources ();
  gsize n = 0;

  while (sources[n].source != NULL && lanyard_person_is_own_source (sources[n].source))
    n++;

  return n;
}

static LanyardPeopleGuess
guess_folded (const char *folded)
{
  const char *own = NULL;

  if (folded == NULL || *folded == '\0')
    return (LanyardPeopleGuess) { NULL, LANYARD_PEOPLE_RANK_NONE };

  own = find_own (folded, lanyard_person_get_sources (), count_own_sources ());
  if (own == NULL)
    own = find_own (folded, other_fields, G_N_ELEMENTS (other_fields));
  if (own != NULL)
    return (LanyardPeopleGuess) { own, LANYARD_PEOPLE_RANK_OWN };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (folded, names[i].name) == 0)
      return (LanyardPeopleGuess) { names[i].field, (guint) (LANYARD_PEOPLE_RANK_NAMES + i) };

  return (LanyardPeopleGuess) { NULL, LANYARD_PEOPLE_RANK_NONE };
}

LanyardPeopleGuess
_lanyard_people_header_guess (const char *header)
{
  g_autofree char *folded = _lanyard_people_header_fold (header);
  g_autofree char *bracketed = dup_bracketed (header);
  LanyardPeopleGuess guess;

  if (g_str_has_prefix (header, LANYARD_PEOPLE_ATTRIBUTES) && lanyard_people_field_is_valid (header))
    return (LanyardPeopleGuess) { header, LANYARD_PEOPLE_RANK_OWN };

  guess = guess_folded (folded);
  return guess.field != NULL ? guess : guess_folded (bracketed);
}

/* Hashes, too: of which kind they are a table cannot tell. */
gboolean
_lanyard_people_header_is_password (const char *header)
{
  g_autofree char *folded = _lanyard_people_header_fold (header);

  return strstr (folded, "password") != NULL || strstr (folded, "passwort") != NULL ||
         strstr (folded, "passphrase") != NULL || strcmp (folded, "unicodepwd") == 0;
}

/**
 * lanyard_people_field_is_valid:
 * @field: a candidate
 *
 * Returns: whether a column can be for it
 */
gboolean
lanyard_people_field_is_valid (const char *field)
{
  const LanyardSource *sources = lanyard_person_get_sources ();

  if (strcmp (field, LANYARD_PEOPLE_ACTIVE) == 0)
    return TRUE;
  if (g_str_has_prefix (field, LANYARD_PEOPLE_ATTRIBUTES))
    return field[strlen (LANYARD_PEOPLE_ATTRIBUTES)] != '\0';

  for (gsize i = 0; i < count_own_sources (); i++)
    if (strcmp (field, sources[i].source) == 0)
      return TRUE;
  for (gsize i = 0; i < G_N_ELEMENTS (other_fields); i++)
    if (strcmp (field, other_fields[i].source) == 0)
      return TRUE;

  return FALSE;
}

/**
 * lanyard_people_field_get_label:
 * @field: a valid field
 *
 * Returns: what people call it; for a custom attribute its name
 */
const char *
lanyard_people_field_get_label (const char *field)
{
  const LanyardSource *sources = lanyard_person_get_sources ();

  if (g_str_has_prefix (field, LANYARD_PEOPLE_ATTRIBUTES))
    return field + strlen (LANYARD_PEOPLE_ATTRIBUTES);

  for (gsize i = 0; sources[i].source != NULL; i++)
    if (strcmp (field, sources[i].source) == 0)
      return _(sources[i].label);
  for (gsize i = 0; i < G_N_ELEMENTS (other_fields); i++)
    if (strcmp (field, other_fields[i].source) == 0)
      return _(other_fields[i].label);

  return field;
}

/**
 * lanyard_people_list_fields:
 *
 * Returns: (transfer full): what a table can have besides custom attributes,
 *   in the order of an export; without "active", which "suspended" stands for
 */
char **
lanyard_people_list_fields (void)
{
  g_autoptr(GStrvBuilder) fields = g_strv_builder_new ();
  const LanyardSource *sources = lanyard_person_get_sources ();

  for (gsize i = 0; i < count_own_sources (); i++)
    g_strv_builder_add (fields, sources[i].source);
  for (gsize i = 0; i < G_N_ELEMENTS (other_fields); i++)
    g_strv_builder_add (fields, other_fields[i].source);

  return g_strv_builder_end (fields);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-person.h"
#include "lanyard-text.h"

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
  { "accountenabled", LANYARD_PEOPLE_ACTIVE },
  { "enabled", LANYARD_PEOPLE_ACTIVE },
  { "active", LANYARD_PEOPLE_ACTIVE },
  { "info", "notes" },
  { "group", LANYARD_PEOPLE_GROUPS },
  { "usergroups", LANYARD_PEOPLE_GROUPS },
};

/* How sure a column's field is; a lower number is surer. */
enum
{
  RANK_MAPPED,
  RANK_OWN,
  RANK_NAMES,
  RANK_NONE = RANK_NAMES + G_N_ELEMENTS (names),
};

typedef struct
{
  const char *field;
  guint       rank;
} Guess;

/* Letters and digits of @header, small, up to the first bracket. */
static char *
fold_header (const char *header)
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

  return inner != NULL ? fold_header (inner) : NULL;
}

static gboolean
is_called (const char *folded,
           const char *name)
{
  g_autofree char *other = fold_header (name);

  return strcmp (folded, other) == 0;
}

/* A field, by its name or by what the window calls it. */
static const char *
find_own (const char          *folded,
          const LanyardSource *fields,
          gsize                n_fields)
{
  for (gsize i = 0; i < n_fields && fields[i].source != NULL; i++)
    if (is_called (folded, fields[i].source) || is_called (folded, fields[i].label) ||
        is_called (folded, _(fields[i].label)))
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

static Guess
guess_folded (const char *folded)
{
  const char *own = NULL;

  if (folded == NULL || *folded == '\0')
    return (Guess) { NULL, RANK_NONE };

  own = find_own (folded, lanyard_person_get_sources (), count_own_sources ());
  if (own == NULL)
    own = find_own (folded, other_fields, G_N_ELEMENTS (other_fields));
  if (own != NULL)
    return (Guess) { own, RANK_OWN };

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    if (strcmp (folded, names[i].name) == 0)
      return (Guess) { names[i].field, (guint) (RANK_NAMES + i) };

  return (Guess) { NULL, RANK_NONE };
}

static Guess
guess_field (const char *header)
{
  g_autofree char *folded = fold_header (header);
  g_autofree char *bracketed = dup_bracketed (header);
  Guess guess;

  if (g_str_has_prefix (header, LANYARD_PEOPLE_ATTRIBUTES) && lanyard_people_field_is_valid (header))
    return (Guess) { header, RANK_OWN };

  guess = guess_folded (folded);
  return guess.field != NULL ? guess : guess_folded (bracketed);
}

/* Hashes, too: of which kind they are a table cannot tell. */
static gboolean
is_password (const char *header)
{
  g_autofree char *folded = fold_header (header);

  return strstr (folded, "password") != NULL || strstr (folded, "passwort") != NULL ||
         strstr (folded, "passphrase") != NULL || strcmp (folded, "unicodepwd") == 0;
}

static void
leave_out (LanyardPeopleColumn *column,
           const char          *reason)
{
  g_clear_pointer (&column->field, g_free);
  g_free (column->reason);
  column->reason = g_strdup (reason);
}

static char *
join_headers (GPtrArray *columns)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < columns->len && text->len < 400; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];
      g_autofree char *visible = lanyard_text_make_visible (column->header, 64);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", visible);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

/* The column that @text names: as it is written, else apart from capitals,
 * blanks and the like. */
static LanyardPeopleColumn *
find_header (GPtrArray   *columns,
             const char  *text,
             GError     **error)
{
  g_autofree char *folded = fold_header (text);
  g_autofree char *headers = join_headers (columns);
  g_autofree char *visible = lanyard_text_make_visible (text, 64);
  g_autofree char *fix = NULL;

  for (guint i = 0; i < columns->len; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];

      if (strcmp (column->header, text) == 0)
        return column;
    }
  for (guint i = 0; i < columns->len && *folded != '\0'; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];

      if (is_called (folded, column->header))
        return column;
    }

  /* Translators: a list of columns */
  fix = g_strdup_printf (_("The columns are: %s"), headers);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL, fix,
                     _("There is no column “%s”"), visible);
  return NULL;
}

static gboolean
check_target (const char  *header,
              const char  *field,
              GError     **error)
{
  g_autofree char *visible = NULL;
  g_auto(GStrv) fields = NULL;
  g_autofree char *list = NULL;
  g_autofree char *fix = NULL;

  if (is_password (header) || is_password (field))
    {
      visible = lanyard_text_make_visible (header, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("Whoever had the table could sign in as these people"),
                         _("Leave the column out and set passwords one by one"),
                         _("Passwords are not imported: column “%s”"), visible);
      return FALSE;
    }
  if (lanyard_people_field_is_valid (field))
    return TRUE;

  visible = lanyard_text_make_visible (field, 64);
  fields = lanyard_people_list_fields ();
  list = g_strjoinv (", ", fields);
  /* Translators: a list of field names */
  fix = g_strdup_printf (_("The fields are: %s"), list);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                     _("There is no field “%s”"), visible);
  return FALSE;
}

/* COLUMN=FIELD, or COLUMN= for one that is left out. */
static gboolean
apply_mapping (GPtrArray   *columns,
               guint       *ranks,
               const char  *mapping,
               GError     **error)
{
  const char *equals = strrchr (mapping, '=');
  g_autofree char *header = equals != NULL ? g_strndup (mapping, (gsize) (equals - mapping)) : NULL;
  LanyardPeopleColumn *column;
  guint index;

  if (header == NULL || *header == '\0')
    {
      g_autofree char *visible = lanyard_text_make_visible (mapping, 64);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, _("Write it as COLUMN=FIELD"),
                         _("“%s” maps no column"), visible);
      return FALSE;
    }

  column = find_header (columns, header, error);
  if (column == NULL || !g_ptr_array_find (columns, column, &index))
    return FALSE;

  if (equals[1] == '\0')
    {
      leave_out (column, _("It was left out by choice"));
      ranks[index] = RANK_NONE;
      return TRUE;
    }
  if (!check_target (column->header, equals + 1, error))
    return FALSE;

  g_clear_pointer (&column->reason, g_free);
  g_free (column->field);
  column->field = g_strdup (equals + 1);
  ranks[index] = RANK_MAPPED;
  return TRUE;
}

static gboolean
set_doubled (LanyardPeopleColumn  *first,
             LanyardPeopleColumn  *second,
             GError              **error)
{
  g_autofree char *first_visible = lanyard_text_make_visible (first->header, 64);
  g_autofree char *second_visible = lanyard_text_make_visible (second->header, 64);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Which of the two counts could only be guessed"),
                     _("Leave one of them out, or rename it"),
                     /* Translators: the names of two columns, then of a field */
                     _("The columns “%s” and “%s” are both for “%s”"), first_visible, second_visible, first->field);
  return FALSE;
}

/* Of two columns for one field the surer one is taken; two that are equally
 * sure are refused. Suspended and its opposite are one field. */
static gboolean
resolve_doubles (GPtrArray    *columns,
                 const guint  *ranks,
                 GError      **error)
{
  g_autoptr(GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < columns->len; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];
      LanyardPeopleColumn *other;
      const char *field = g_strcmp0 (column->field, LANYARD_PEOPLE_ACTIVE) == 0 ? "suspended" : column->field;
      guint index;

      if (field == NULL)
        continue;
      if (!g_hash_table_contains (taken, field))
        {
          g_hash_table_insert (taken, g_strdup (field), GUINT_TO_POINTER (i));
          continue;
        }

      index = GPOINTER_TO_UINT (g_hash_table_lookup (taken, field));
      other = columns->pdata[index];
      if (ranks[i] == ranks[index])
        return set_doubled (other, column, error);

      if (ranks[i] < ranks[index])
        g_hash_table_insert (taken, g_strdup (field), GUINT_TO_POINTER (i));
      leave_out (ranks[i] < ranks[index] ? other : column, _("Another column is for the same field"));
    }

  return TRUE;
}

void
lanyard_people_column_free (LanyardPeopleColumn *column)
{
  if (column == NULL)
    return;

  g_free (column->header);
  g_free (column->field);
  g_free (column->reason);
  g_free (column);
}

/**
 * lanyard_people_columns_recognise:
 * @headers: the cells of the first row
 * @mappings: (nullable): "COLUMN=FIELD", or "COLUMN=" for one that is left
 *   out; they win over what is recognised
 * @error: %LANYARD_ERROR_NOT_FOUND: a mapping names no column;
 *   %LANYARD_ERROR_INVALID: it names no field, or two columns are for one;
 *   %LANYARD_ERROR_REFUSED: it would import passwords
 *
 * Columns are known by the names and labels of our fields and by those of
 * JumpCloud, Microsoft Entra, Google and Active Directory; what is not known is
 * left out.
 *
 * Returns: (transfer full) (element-type LanyardPeopleColumn): a column for
 *   each header
 */
GPtrArray *
lanyard_people_columns_recognise (const char * const  *headers,
                                  const char * const  *mappings,
                                  GError             **error)
{
  g_autoptr(GPtrArray) columns = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_people_column_free);
  g_autofree guint *ranks = NULL;

  g_return_val_if_fail (headers != NULL, NULL);

  ranks = g_new0 (guint, g_strv_length ((char **) headers) + 1);
  for (guint i = 0; headers[i] != NULL; i++)
    {
      LanyardPeopleColumn *column = g_new0 (LanyardPeopleColumn, 1);
      Guess guess = guess_field (headers[i]);

      column->header = g_strdup (headers[i]);
      column->field = g_strdup (guess.field);
      ranks[i] = guess.rank;
      if (is_password (headers[i]))
        leave_out (column, _("Passwords are not imported"));
      else if (guess.field == NULL)
        leave_out (column, _("No field is called so"));
      g_ptr_array_add (columns, column);
    }

  for (gsize i = 0; mappings != NULL && mappings[i] != NULL; i++)
    if (!apply_mapping (columns, ranks, mappings[i], error))
      return NULL;

  return resolve_doubles (columns, ranks, error) ? g_steal_pointer (&columns) : NULL;
}

/**
 * lanyard_people_columns_find:
 * @columns: (element-type LanyardPeopleColumn): columns
 * @field: a field
 *
 * Returns: the place of the column that is for it, -1 if there is none
 */
int
lanyard_people_columns_find (GPtrArray  *columns,
                             const char *field)
{
  for (guint i = 0; i < columns->len; i++)
    {
      LanyardPeopleColumn *column = columns->pdata[i];

      if (g_strcmp0 (column->field, field) == 0)
        return (int) i;
    }

  return -1;
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

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-columns.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-people-header-private.h"
#include "lanyard-text.h"

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
  g_autofree char *folded = _lanyard_people_header_fold (text);
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

      if (_lanyard_people_header_is_called (folded, column->header))
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

  if (_lanyard_people_header_is_password (header) || _lanyard_people_header_is_password (field))
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
      ranks[index] = LANYARD_PEOPLE_RANK_NONE;
      return TRUE;
    }
  if (!check_target (column->header, equals + 1, error))
    return FALSE;

  g_clear_pointer (&column->reason, g_free);
  g_free (column->field);
  column->field = g_strdup (equals + 1);
  ranks[index] = LANYARD_PEOPLE_RANK_MAPPED;
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
      LanyardPeopleGuess guess = _lanyard_people_header_guess (headers[i]);

      column->header = g_strdup (headers[i]);
      column->field = g_strdup (guess.field);
      ranks[i] = guess.rank;
      if (_lanyard_people_header_is_password (headers[i]))
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

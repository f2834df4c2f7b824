/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-row-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-custom-values.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

static gboolean
is_blank (const char *text)
{
  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    if (!g_unichar_isspace (g_utf8_get_char (p)))
      return FALSE;

  return TRUE;
}

/* The stable name of an error that @refuse has set; always FALSE. */
static gboolean
name_error (GError    **error,
            const char *code)
{
  if (error != NULL)
    lanyard_error_set_code (*error, code);

  return FALSE;
}

static gboolean
check_width (LanyardPeopleRows   *rows,
             const char * const  *cells,
             GError             **error)
{
  guint n = g_strv_length ((char **) cells);

  if (n == rows->columns->len)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("Its values could come into the wrong columns"),
                     _("Give it as many cells as the first line has, and put quotes around a cell with the separator in it"),
                     _("The line has %u cells and the first one %u"), n, rows->columns->len);
  return name_error (error, "columns");
}

/* By what the person is found; nobody may come twice. */
static gboolean
take_key (LanyardPeopleRows   *rows,
          const char * const  *cells,
          LanyardPeopleLine   *line,
          GError             **error)
{
  g_autofree char *folded = NULL;
  guint first;

  line->key = g_strstrip (g_strdup (cells[rows->key]));
  if (*line->key == '\0')
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("It cannot be told whose line it is"), NULL,
                         rows->by_email ? _("The line has no address") : _("The line has no user name"));
      return name_error (error, "no-key");
    }

  folded = _lanyard_people_index_fold (line->key);
  first = GPOINTER_TO_UINT (g_hash_table_lookup (rows->seen, folded));
  if (first != 0)
    {
      g_autofree char *visible = lanyard_text_make_visible (line->key, 64);

      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, _("Which of the two counts could only be guessed"),
                         _("Leave one of them out"),
                         /* Translators: a user name or an address */
                         _("“%s” is in line %u already"), visible, first);
      return name_error (error, "doubled");
    }

  g_hash_table_insert (rows->seen, g_steal_pointer (&folded), GUINT_TO_POINTER (line->number));
  return TRUE;
}

/* The entry @name of the custom attributes becomes @values, or goes away. */
static void
set_attribute (LanyardPerson *person,
               const char    *name,
               const char    *cell)
{
  g_autoptr(GVariant) attributes = NULL;
  g_auto(GStrv) values = lanyard_people_values_split (cell);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key;
  GVariant *entry;
  gboolean is_new = TRUE;

  g_object_get (person, "attributes", &attributes, NULL);
  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{sas}"));
  if (attributes != NULL)
    {
      g_variant_iter_init (&iter, attributes);
      while (g_variant_iter_loop (&iter, "{&s@as}", &key, &entry))
        {
          gboolean is_it = strcmp (key, name) == 0;

          is_new = is_new && !is_it;
          if (!is_it)
            g_variant_builder_add (&builder, "{s@as}", key, entry);
          else if (values[0] != NULL)
            g_variant_builder_add (&builder, "{s^as}", key, values);
        }
    }
  if (is_new && values[0] != NULL)
    g_variant_builder_add (&builder, "{s^as}", name, values);

  g_object_set (person, "attributes", g_variant_builder_end (&builder), NULL);
}

/* "True", "yes", "0" …; @inverted: the column says who is active. */
static gboolean
set_suspended (LanyardPerson  *person,
               const char     *cell,
               gboolean        inverted,
               GError        **error)
{
  g_autoptr(LanyardPerson) scratch = lanyard_person_new (NULL, NULL);
  g_autofree char *word = g_strstrip (g_utf8_strdown (cell, -1));

  if (!lanyard_item_set_text (LANYARD_ITEM (scratch), "suspended", word, FALSE, error))
    return FALSE;

  g_object_set (person, "suspended", lanyard_person_is_suspended (scratch) != inverted, NULL);
  return TRUE;
}

/* An empty cell never says whether somebody may sign in. */
static gboolean
set_cell (LanyardPerson  *person,
          const char     *field,
          const char     *cell,
          GError        **error)
{
  gboolean is_active = strcmp (field, LANYARD_PEOPLE_ACTIVE) == 0;
  g_autofree char *stripped = NULL;

  if (is_active || strcmp (field, "suspended") == 0)
    return is_blank (cell) || set_suspended (person, cell, is_active, error);

  if (g_str_has_prefix (field, LANYARD_PEOPLE_ATTRIBUTES))
    {
      set_attribute (person, field + strlen (LANYARD_PEOPLE_ATTRIBUTES), is_blank (cell) ? "" : cell);
      return TRUE;
    }

  if (strcmp (field, "username") == 0 || strcmp (field, "email") == 0)
    {
      stripped = g_strstrip (g_strdup (cell));
      cell = stripped;
    }
  g_object_set (person, field, is_blank (cell) ? NULL : cell, NULL);
  return TRUE;
}

/* What the table has columns for; by what somebody was found stays as it is
 * written. */
static gboolean
fill (LanyardPeopleRows   *rows,
      const char * const  *cells,
      gboolean             is_new,
      LanyardPerson       *person,
      GError             **error)
{
  gboolean clear = rows->options->clear_empty || rows->is_sync;
  int suspended = lanyard_people_columns_find (rows->columns, "suspended");

  for (guint i = 0; i < rows->columns->len; i++)
    {
      LanyardPeopleColumn *column = rows->columns->pdata[i];

      if (column->field == NULL || strcmp (column->field, LANYARD_PEOPLE_GROUPS) == 0)
        continue;
      if (rows->is_sync && (int) i == suspended)
        continue;
      if (!is_new && ((int) i == rows->key && !rows->is_sync))
        continue;
      if (!is_new && is_blank (cells[i]) && !clear)
        continue;
      if (!set_cell (person, column->field, cells[i], error))
        return name_error (error, "bad-value");
    }

  return !rows->is_sync || _lanyard_directory_row_suspend (rows, cells, person, error);
}

/* Tables without user names: the address is one. */
static LanyardPerson *
make_person (LanyardPeopleRows *rows,
             const char        *key)
{
  gboolean use_address = lanyard_people_columns_find (rows->columns, "username") < 0;

  return lanyard_person_new (use_address ? key : NULL, NULL);
}

static LanyardPerson *
read_person (LanyardPeopleRows   *rows,
             const char * const  *cells,
             LanyardPeopleLine   *line,
             GError             **error)
{
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(GError) refusal = NULL;
  LanyardPerson *found = NULL;

  if (!check_width (rows, cells, error))
    return NULL;

  if (rows->is_sync)
    g_set_object (&line->before, _lanyard_directory_row_find (rows, cells, &refusal));
  if (!take_key (rows, cells, line, error))
    return NULL;
  if (refusal != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&refusal));
      return NULL;
    }

  found = rows->is_sync ? line->before : _lanyard_people_index_find (rows->index, rows->by_email, line->key);
  g_set_object (&line->before, found);
  person = line->before != NULL ? LANYARD_PERSON (lanyard_item_copy (LANYARD_ITEM (line->before)))
                                : make_person (rows, line->key);
  if (!fill (rows, cells, line->before == NULL, person, error))
    return NULL;
  if (!lanyard_custom_values_check (rows->declared, LANYARD_ITEM (person), (LanyardItem *) line->before, error) ||
      !lanyard_item_validate (LANYARD_ITEM (person), error))
    {
      name_error (error, "bad-value");
      return NULL;
    }
  if (!_lanyard_people_index_check (rows->index, person, error))
    {
      name_error (error, "taken");
      return NULL;
    }

  return g_steal_pointer (&person);
}

/* The group with that name, which is made if it may be. */
static LanyardGroup *
find_group (LanyardPeopleRows  *rows,
            const char         *name,
            GError            **error)
{
  LanyardGroup *group = _lanyard_people_index_find_group (rows->index, name);
  g_autoptr(LanyardGroup) made = NULL;
  g_autofree char *stripped = g_strstrip (g_strdup (name));
  g_autofree char *visible = NULL;

  if (group != NULL)
    return g_object_ref (group);

  if (!rows->options->make_groups)
    {
      visible = lanyard_text_make_visible (stripped, 64);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                         _("Correct the name, make the group first, or choose to make missing groups"),
                         _("There is no group “%s”"), visible);
      name_error (error, "no-group");
      return NULL;
    }

  made = lanyard_group_new (stripped);
  if (!lanyard_item_validate (LANYARD_ITEM (made), error))
    {
      name_error (error, "bad-value");
      return NULL;
    }

  return g_steal_pointer (&made);
}

/* The groups that the row names, each once; empty if there is no such column. */
static GPtrArray *
list_groups (LanyardPeopleRows   *rows,
             const char * const  *cells,
             GError             **error)
{
  g_autoptr(GPtrArray) groups = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto(GStrv) values = NULL;
  int column = lanyard_people_columns_find (rows->columns, LANYARD_PEOPLE_GROUPS);

  values = lanyard_people_values_split (column >= 0 ? cells[column] : "");
  for (gsize i = 0; values[i] != NULL; i++)
    {
      g_autoptr(LanyardGroup) group = NULL;

      if (is_blank (values[i]))
        continue;
      group = find_group (rows, values[i], error);
      if (group == NULL)
        return NULL;
      if (g_hash_table_add (names, (gpointer) lanyard_group_get_name (group)))
        g_ptr_array_add (groups, g_steal_pointer (&group));
    }

  return g_steal_pointer (&groups);
}

/* Leaves in @groups those that the person is not in yet. */
static gboolean
drop_memberships (LanyardPeopleRows  *rows,
                  LanyardPerson      *person,
                  GPtrArray          *groups,
                  GError            **error)
{
  for (guint i = groups->len; i-- > 0;)
    {
      gboolean is_member;

      if (!_lanyard_people_index_is_member_sync (rows->index, groups->pdata[i], person, &is_member, error))
        return FALSE;
      if (is_member)
        g_ptr_array_remove_index (groups, i);
    }

  return TRUE;
}

/* Takes what the line says into the plan, for the lines after it. */
static void
accept_line (LanyardPeopleRows *rows,
             LanyardPeopleLine *line,
             LanyardPerson     *after,
             GPtrArray         *groups)
{
  if (line->before != NULL && groups->len == 0 && lanyard_item_equal (LANYARD_ITEM (line->before), LANYARD_ITEM (after)))
    {
      line->verdict = LANYARD_PEOPLE_LINE_SAME;
      return;
    }

  line->verdict = line->before != NULL ? LANYARD_PEOPLE_LINE_CHANGED : LANYARD_PEOPLE_LINE_NEW;
  line->after = g_object_ref (after);
  line->groups = g_ptr_array_ref (groups);
  _lanyard_people_index_replace (rows->index, line->before, after);

  for (guint i = 0; i < groups->len; i++)
    {
      LanyardGroup *group = groups->pdata[i];

      if (_lanyard_people_index_find_group (rows->index, lanyard_group_get_name (group)) != NULL)
        continue;
      _lanyard_people_index_add_group (rows->index, group);
      g_ptr_array_add (rows->groups, g_object_ref (group));
    }
}

void
_lanyard_people_rows_clear (LanyardPeopleRows *rows)
{
  g_clear_pointer (&rows->index, _lanyard_people_index_free);
  g_clear_pointer (&rows->seen, g_hash_table_unref);
  g_clear_object (&rows->declared);
}

/* Spreadsheets write rows of nothing but separators. */
gboolean
_lanyard_people_row_is_empty (const char * const *cells)
{
  for (gsize i = 0; cells[i] != NULL; i++)
    if (!is_blank (cells[i]))
      return FALSE;

  return TRUE;
}

gboolean
_lanyard_people_row_plan (LanyardPeopleRows   *rows,
                          const char * const  *cells,
                          LanyardPeopleLine   *line,
                          GError             **error)
{
  g_autoptr(LanyardPerson) after = NULL;
  g_autoptr(GPtrArray) groups = NULL;

  line->verdict = LANYARD_PEOPLE_LINE_REFUSED;
  after = read_person (rows, cells, line, &line->error);
  groups = after != NULL ? list_groups (rows, cells, &line->error) : NULL;
  if (groups == NULL)
    return TRUE;

  if (!drop_memberships (rows, after, groups, error))
    return FALSE;

  accept_line (rows, line, after, groups);
  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-people-import.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-csv.h"
#include "lanyard-error.h"
#include "lanyard-field-pair.h"
#include "lanyard-ldif.h"
#include "lanyard-people-import-private.h"
#include "lanyard-text.h"

/* Longest text of a value, in characters. */
#define TEXT_MAX 400
/* How many lines are read between two looks at whether it was cancelled. */
#define CANCEL_STEP 256
/* The first line of a table for Microsoft Entra. */
#define VERSION_PREFIX "version:"

struct _LanyardPeopleImport
{
  GPtrArray *columns;
  GPtrArray *lines;
  GPtrArray *groups;
  GPtrArray *changed_groups;    /* that are there, with what changes in them */
  char      *summary;
  guint      counts[LANYARD_PEOPLE_N_VERDICTS];
  gboolean   skip_faulty;
};

/* What a plan is made from: rows of a table, or entries of a directory. */
typedef struct
{
  LanyardCsvReader  *csv;
  LanyardPeopleLdif *ldif;
} Source;

static void
clear_source (Source *source)
{
  g_clear_pointer (&source->csv, lanyard_csv_reader_free);
  g_clear_pointer (&source->ldif, _lanyard_people_ldif_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Source, clear_source)

LanyardPeopleLine *
_lanyard_people_line_new (guint number)
{
  LanyardPeopleLine *line = g_new0 (LanyardPeopleLine, 1);

  line->number = number;
  return line;
}

void
_lanyard_people_line_free (LanyardPeopleLine *line)
{
  g_free (line->key);
  g_clear_object (&line->before);
  g_clear_object (&line->after);
  g_clear_pointer (&line->groups, g_ptr_array_unref);
  g_clear_pointer (&line->left, g_ptr_array_unref);
  g_clear_error (&line->error);
  g_free (line);
}

LanyardPeopleImport *
_lanyard_people_import_new (gboolean skip_faulty)
{
  LanyardPeopleImport *self = g_new0 (LanyardPeopleImport, 1);

  self->skip_faulty = skip_faulty;
  self->lines = g_ptr_array_new_with_free_func ((GDestroyNotify) _lanyard_people_line_free);
  self->groups = g_ptr_array_new_with_free_func (g_object_unref);
  self->changed_groups = g_ptr_array_new_with_free_func (g_object_unref);

  return self;
}

static char **
read_headers (LanyardCsvReader  *reader,
              GError           **error)
{
  char **cells;
  guint line;

  if (!lanyard_csv_reader_next (reader, &cells, &line, error))
    return NULL;
  if (cells != NULL && g_str_has_prefix (cells[0], VERSION_PREFIX))
    {
      g_strfreev (cells);
      if (!lanyard_csv_reader_next (reader, &cells, &line, error))
        return NULL;
    }
  if (cells == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                       _("Its first line names the columns, and each further one is a person"),
                       _("The table is empty"));

  return cells;
}

/* The column by which people are found. */
static gboolean
choose_key (LanyardPeopleRows   *rows,
            LanyardPeopleMatch   match,
            GError             **error)
{
  int username = lanyard_people_columns_find (rows->columns, "username");
  int email = lanyard_people_columns_find (rows->columns, "email");

  rows->by_email = match == LANYARD_PEOPLE_MATCH_EMAIL || (match == LANYARD_PEOPLE_MATCH_AUTO && username < 0);
  rows->key = rows->by_email ? email : username;
  if (rows->key >= 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("The people of the table could not be told apart"),
                     _("Say which column it is"),
                     match == LANYARD_PEOPLE_MATCH_EMAIL ? _("There is no column with addresses")
                     : match == LANYARD_PEOPLE_MATCH_USERNAME ? _("There is no column with user names")
                     : _("There is no column with user names or addresses"));
  return FALSE;
}

void
_lanyard_people_import_add_line (LanyardPeopleImport *self,
                                 LanyardPeopleLine   *line)
{
  g_ptr_array_add (self->lines, line);
  self->counts[line->verdict]++;
}

void
_lanyard_people_import_add_group (LanyardPeopleImport *self,
                                  LanyardGroup        *group)
{
  g_ptr_array_add (self->changed_groups, g_object_ref (group));
}

void
_lanyard_people_import_set_columns (LanyardPeopleImport *self,
                                    GPtrArray           *columns)
{
  g_clear_pointer (&self->columns, g_ptr_array_unref);
  self->columns = columns;
}

void
_lanyard_people_import_set_summary (LanyardPeopleImport *self,
                                    const char          *summary)
{
  g_free (self->summary);
  self->summary = g_strdup (summary);
}

static gboolean
open_source (Source        *source,
             GBytes        *bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  if (lanyard_ldif_is_ldif (bytes))
    source->ldif = _lanyard_people_ldif_new (bytes, cancellable, error);
  else
    source->csv = lanyard_csv_reader_new (bytes, error);

  return source->ldif != NULL || source->csv != NULL;
}

/* @cells: NULL at the end */
static gboolean
read_row (GPtrArray            *columns,
          Source               *source,
          char               ***cells,
          guint                *number,
          GError              **error)
{
  if (source->csv != NULL)
    return lanyard_csv_reader_next (source->csv, cells, number, error);

  *cells = _lanyard_people_ldif_next (source->ldif, columns, number);
  return TRUE;
}

static gboolean
plan_rows (LanyardPeopleImport  *self,
           LanyardPeopleRows    *rows,
           Source               *source,
           GCancellable         *cancellable,
           GError              **error)
{
  for (guint n = 0;; n++)
    {
      g_auto(GStrv) cells = NULL;
      LanyardPeopleLine *line;
      guint number;

      if (n % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (!read_row (self->columns, source, &cells, &number, error))
        return FALSE;
      if (cells == NULL)
        return source->ldif == NULL || _lanyard_people_ldif_plan_groups (source->ldif, rows, error);
      if (_lanyard_people_row_is_empty ((const char * const *) cells))
        continue;

      line = _lanyard_people_line_new (number);
      if (!_lanyard_people_row_plan (rows, (const char * const *) cells, line, error))
        {
          _lanyard_people_line_free (line);
          return FALSE;
        }
      _lanyard_people_import_add_line (self, line);
    }
}

static char **
list_headers (Source  *source,
              GError **error)
{
  return source->csv != NULL ? read_headers (source->csv, error) : _lanyard_people_ldif_list_headers (source->ldif, error);
}

/**
 * lanyard_people_preview_new:
 * @bytes: as for lanyard_people_import_plan_sync()
 * @n_rows: at most so many
 * @cancellable: (nullable): ends it
 * @error: %LANYARD_ERROR_INVALID: it cannot be read as a table; what
 *   lanyard_people_columns_recognise() gives
 *
 * Returns: (transfer full): the columns and the first rows
 */
LanyardPeoplePreview *
lanyard_people_preview_new (GBytes        *bytes,
                            guint          n_rows,
                            GCancellable  *cancellable,
                            GError       **error)
{
  g_autoptr(LanyardPeoplePreview) self = g_new0 (LanyardPeoplePreview, 1);
  g_auto(Source) source = { NULL, NULL };
  g_auto(GStrv) headers = NULL;
  char **cells;
  guint number;

  g_return_val_if_fail (bytes != NULL, NULL);

  self->rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  headers = open_source (&source, bytes, cancellable, error) ? list_headers (&source, error) : NULL;
  if (headers == NULL)
    return NULL;
  self->columns = lanyard_people_columns_recognise ((const char * const *) headers, NULL, error);
  if (self->columns == NULL)
    return NULL;

  while (self->rows->len < n_rows)
    {
      if (!read_row (self->columns, &source, &cells, &number, error))
        return NULL;
      if (cells == NULL)
        break;
      g_ptr_array_add (self->rows, cells);
    }

  return g_steal_pointer (&self);
}

void
lanyard_people_preview_free (LanyardPeoplePreview *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_free (self);
}

/**
 * lanyard_people_import_plan_sync:
 * @configuration: where the people are
 * @bytes: a table of comma-separated values or the content of a directory
 *   (LDIF), as it came
 * @options: how it is read
 * @cancellable: (nullable): ends it between two lines
 * @error: %LANYARD_ERROR_INVALID: it cannot be read as a table, or has no
 *   column by which people are found; what lanyard_people_columns_recognise()
 *   gives; errors of @configuration
 *
 * Finds out what would change, without changing anything. People that are
 * there get only what the table has columns for, and nobody leaves a group. A
 * line that cannot be imported is part of the plan. Of LDIF each entry of a
 * person is a line, and its attributes are the columns. It blocks.
 *
 * Returns: (transfer full): the plan
 */
LanyardPeopleImport *
lanyard_people_import_plan_sync (LanyardConfiguration              *configuration,
                                 GBytes                            *bytes,
                                 const LanyardPeopleImportOptions  *options,
                                 GCancellable                      *cancellable,
                                 GError                           **error)
{
  g_autoptr(LanyardPeopleImport) self = NULL;
  g_auto(Source) source = { NULL, NULL };
  g_autoptr(LanyardSettings) settings = NULL;
  g_auto(GStrv) headers = NULL;
  g_auto(LanyardPeopleRows) rows = { .options = options };

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (bytes != NULL, NULL);
  g_return_val_if_fail (options != NULL, NULL);

  if (!open_source (&source, bytes, cancellable, error))
    return NULL;
  headers = list_headers (&source, error);
  if (headers == NULL)
    return NULL;

  self = _lanyard_people_import_new (options->skip_faulty);
  self->columns = lanyard_people_columns_recognise ((const char * const *) headers, options->mappings, error);
  if (self->columns == NULL)
    return NULL;

  rows.columns = self->columns;
  rows.groups = self->groups;
  if (!choose_key (&rows, options->match, error))
    return NULL;
  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;
  rows.declared = g_object_ref (lanyard_settings_get_custom_attributes (settings));
  rows.index = _lanyard_people_index_new_sync (configuration, error);
  rows.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  if (rows.index == NULL || !plan_rows (self, &rows, &source, cancellable, error))
    return NULL;

  return g_steal_pointer (&self);
}

void
lanyard_people_import_free (LanyardPeopleImport *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->columns, g_ptr_array_unref);
  g_ptr_array_unref (self->lines);
  g_ptr_array_unref (self->groups);
  g_ptr_array_unref (self->changed_groups);
  g_free (self->summary);
  g_free (self);
}

GPtrArray *
lanyard_people_import_get_columns (LanyardPeopleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->columns;
}

GPtrArray *
lanyard_people_import_get_lines (LanyardPeopleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->lines;
}

GPtrArray *
lanyard_people_import_get_groups (LanyardPeopleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->groups;
}

GPtrArray *
lanyard_people_import_get_changed_groups (LanyardPeopleImport *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->changed_groups;
}

guint
lanyard_people_import_count (LanyardPeopleImport  *self,
                             LanyardPeopleVerdict  verdict)
{
  g_return_val_if_fail (self != NULL, 0);
  g_return_val_if_fail (verdict < LANYARD_PEOPLE_N_VERDICTS, 0);

  return self->counts[verdict];
}

static LanyardFieldPair *
make_pair (const char *field,
           const char *before,
           const char *after)
{
  g_autofree char *left = before != NULL ? lanyard_text_make_visible (before, TEXT_MAX) : NULL;
  g_autofree char *right = after != NULL ? lanyard_text_make_visible (after, TEXT_MAX) : NULL;

  return lanyard_field_pair_new (field, lanyard_people_field_get_label (field), left, right, TRUE, FALSE);
}

/**
 * lanyard_people_line_list_pairs:
 * @line: a line of a plan
 *
 * Returns: (transfer full) (element-type LanyardFieldPair): what changes in
 *   the person, as they are on the left; empty for what is the same or refused
 */
GPtrArray *
lanyard_people_line_list_pairs (LanyardPeopleLine *line)
{
  GPtrArray *pairs = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr(LanyardPerson) nobody = NULL;
  g_autoptr(GPtrArray) changes = NULL;

  g_return_val_if_fail (line != NULL, pairs);

  if (line->after != NULL)
    {
      nobody = line->before == NULL ? lanyard_person_new (NULL, NULL) : NULL;
      changes = lanyard_item_diff (LANYARD_ITEM (nobody != NULL ? nobody : line->before), LANYARD_ITEM (line->after));
    }
  for (guint i = 0; changes != NULL && i < changes->len; i++)
    {
      LanyardFieldChange *change = changes->pdata[i];

      g_ptr_array_add (pairs, make_pair (change->field, change->before, change->after));
    }
  for (guint i = 0; line->groups != NULL && i < line->groups->len; i++)
    g_ptr_array_add (pairs, make_pair (LANYARD_PEOPLE_GROUPS, NULL, lanyard_group_get_name (line->groups->pdata[i])));
  for (guint i = 0; line->left != NULL && i < line->left->len; i++)
    g_ptr_array_add (pairs, make_pair (LANYARD_PEOPLE_GROUPS, lanyard_group_get_name (line->left->pdata[i]), NULL));

  return pairs;
}

/**
 * lanyard_people_import_check:
 * @self: a plan
 * @error: %LANYARD_ERROR_REFUSED: lines are refused and are not to be skipped
 *
 * Returns: whether the plan may be carried out
 */
gboolean
lanyard_people_import_check (LanyardPeopleImport  *self,
                             GError              **error)
{
  guint n;

  g_return_val_if_fail (self != NULL, FALSE);

  n = self->counts[LANYARD_PEOPLE_LINE_REFUSED];
  if (n == 0 || self->skip_faulty)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED, _("Nothing was changed"),
                     _("Correct them, or choose to skip what is faulty"),
                     ngettext ("%u line cannot be imported", "%u lines cannot be imported", n), n);
  return FALSE;
}

static LanyardChanges *
make_changes (LanyardPeopleImport *self)
{
  guint n = self->counts[LANYARD_PEOPLE_LINE_NEW] + self->counts[LANYARD_PEOPLE_LINE_CHANGED];
  g_autofree char *summary = g_strdup_printf (ngettext ("Import %u person", "Import %u people", n), n);
  LanyardChanges *changes = lanyard_changes_new (self->summary != NULL ? self->summary : summary);

  /* A new one may have the name that another one gives back. */
  for (guint i = 0; i < self->changed_groups->len; i++)
    lanyard_changes_save (changes, self->changed_groups->pdata[i]);
  for (guint i = 0; i < self->groups->len; i++)
    lanyard_changes_save (changes, self->groups->pdata[i]);

  for (guint i = 0; i < self->lines->len; i++)
    {
      LanyardPeopleLine *line = self->lines->pdata[i];

      if (line->after == NULL)
        continue;
      lanyard_changes_save (changes, LANYARD_RECORD (line->after));
      for (guint j = 0; line->groups != NULL && j < line->groups->len; j++)
        lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (line->groups->pdata[j]),
                              lanyard_record_get_id (LANYARD_RECORD (line->after)), TRUE);
      for (guint j = 0; line->left != NULL && j < line->left->len; j++)
        lanyard_changes_link (changes, LANYARD_RELATION_MEMBER, lanyard_record_get_id (line->left->pdata[j]),
                              lanyard_record_get_id (LANYARD_RECORD (line->after)), FALSE);
    }

  return changes;
}

/**
 * lanyard_people_import_apply_sync:
 * @self: a plan
 * @configuration: where it was made
 * @cancellable: (nullable): until all of it is stored, takes it back
 * @change_id: (out) (optional) (nullable): for undoing it; %NULL if there was
 *   nothing to change
 * @error: %LANYARD_ERROR_REFUSED as lanyard_people_import_check();
 *   %LANYARD_ERROR_CONFLICT or %LANYARD_ERROR_EXISTS if somebody was changed
 *   or made since; %G_IO_ERROR_CANCELLED
 *
 * Stores all of it in one transaction, which is one step of the history.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_people_import_apply_sync (LanyardPeopleImport   *self,
                                  LanyardConfiguration  *configuration,
                                  GCancellable          *cancellable,
                                  char                 **change_id,
                                  GError               **error)
{
  g_autoptr(LanyardChanges) changes = NULL;

  g_return_val_if_fail (self != NULL, FALSE);
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);

  if (!lanyard_people_import_check (self, error))
    return FALSE;

  changes = make_changes (self);
  lanyard_changes_set_cancellable (changes, cancellable);
  return lanyard_configuration_apply_sync (configuration, changes, change_id, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-directory-plan-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-directory-groups-private.h"
#include "lanyard-directory-sync.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

/* How many people are compared between two looks at whether it was cancelled. */
#define CANCEL_STEP 256

typedef struct
{
  LanyardDirectoryTable  *table;
  LanyardDirectoryGroups *groups;
  LanyardPeopleImport    *import;
  LanyardPeopleRows       rows;
  GHashTable             *known;    /* identifier → person, as they were */
  GHashTable             *seen;     /* identifiers of the directory → how many entries have them */
  GHashTable             *doubled;  /* those of several entries → the entries so far */
  guint                   n_returning;  /* whose entries do not say any more that they are suspended */
  gboolean                has_state;    /* an entry says whether the account is on */
} Plan;

static void
clear_plan (Plan *plan)
{
  g_clear_pointer (&plan->groups, _lanyard_directory_groups_free);
  g_clear_pointer (&plan->import, lanyard_people_import_free);
  g_clear_pointer (&plan->known, g_hash_table_unref);
  g_clear_pointer (&plan->seen, g_hash_table_unref);
  g_clear_pointer (&plan->doubled, g_hash_table_unref);
  _lanyard_people_rows_clear (&plan->rows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Plan, clear_plan)

static gboolean
is_active (LanyardPerson *person)
{
  return !lanyard_person_is_suspended (person) || !lanyard_person_is_directory_suspended (person);
}

static char **
make_cells (Plan                  *plan,
            LanyardDirectoryEntry *entry)
{
  char **cells = g_new0 (char *, plan->rows.columns->len + 1);

  for (guint i = 0; i < plan->rows.columns->len; i++)
    cells[i] = lanyard_directory_table_dup_cell (plan->table, entry, plan->rows.columns, i);

  return cells;
}

/* Groups of ours that one of the entries is in are not left. */
static void
keep_groups (GPtrArray *left,
             GPtrArray *also_left)
{
  for (guint i = left->len; i > 0; i--)
    if (!g_ptr_array_find (also_left, left->pdata[i - 1], NULL))
      g_ptr_array_remove_index (left, i - 1);
}

static gboolean
suspends (Plan                  *plan,
          LanyardDirectoryEntry *entry,
          LanyardPerson         *person)
{
  g_auto(GStrv) cells = make_cells (plan, entry);

  return _lanyard_directory_row_suspend (&plan->rows, (const char * const *) cells, person, NULL) &&
         lanyard_person_is_suspended (person);
}

/* Somebody whose line is refused is still there, but what the directory takes
 * from them in each of the entries that may be theirs, it takes. */
static void
restrict_person (Plan          *plan,
                 LanyardPerson *before,
                 GPtrArray     *entries)
{
  LanyardPeopleLine *line = _lanyard_people_line_new (((LanyardDirectoryEntry *) entries->pdata[0])->number);
  gboolean is_out = TRUE;

  line->key = g_strdup (lanyard_person_get_username (before));
  line->verdict = LANYARD_PEOPLE_LINE_CHANGED;
  line->before = g_object_ref (before);
  line->after = LANYARD_PERSON (lanyard_item_copy (LANYARD_ITEM (before)));
  _lanyard_directory_groups_assign (plan->groups, entries->pdata[0], line);
  g_ptr_array_set_size (line->groups, 0);

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardPeopleLine *other = _lanyard_people_line_new (0);

      other->before = g_object_ref (before);
      _lanyard_directory_groups_assign (plan->groups, entries->pdata[i], other);
      keep_groups (line->left, other->left);
      _lanyard_people_line_free (other);
      is_out = is_out && suspends (plan, entries->pdata[i], line->after);
    }
  if (!is_out)
    g_object_set (line->after, "suspended", lanyard_person_is_suspended (before),
                  "directory-suspended", lanyard_person_is_directory_suspended (before),
                  "directory-vanished", lanyard_person_is_directory_vanished (before), NULL);

  if (line->left->len > 0 || !lanyard_item_equal (LANYARD_ITEM (line->before), LANYARD_ITEM (line->after)))
    _lanyard_people_import_add_line (plan->import, line);
  else
    _lanyard_people_line_free (line);
}

static void
restrict_refused (Plan                  *plan,
                  LanyardDirectoryEntry *entry,
                  LanyardPeopleLine     *refused)
{
  g_autoptr(GPtrArray) entries = g_ptr_array_new ();

  if (refused->before == NULL || lanyard_person_get_directory_id (refused->before) == NULL)
    return;

  g_ptr_array_add (entries, entry);
  restrict_person (plan, refused->before, entries);
}

/* Once the last of the entries is met. */
static void
restrict_doubled (Plan                  *plan,
                  LanyardDirectoryEntry *entry,
                  const char            *identifier)
{
  LanyardPerson *person = g_hash_table_lookup (plan->known, identifier);
  GPtrArray *entries = g_hash_table_lookup (plan->doubled, identifier);

  if (entries == NULL)
    {
      entries = g_ptr_array_new ();
      g_hash_table_insert (plan->doubled, g_strdup (identifier), entries);
    }
  g_ptr_array_add (entries, entry);
  if (person != NULL && entries->len == GPOINTER_TO_UINT (g_hash_table_lookup (plan->seen, identifier)))
    restrict_person (plan, person, entries);
}

/* Who vanished has only to be there again; who was suspended by an attribute
 * returns because of it, and not since nobody has it any more. */
static gboolean
is_returning (LanyardPeopleLine *line)
{
  return line->before != NULL && line->after != NULL && lanyard_person_is_suspended (line->before) &&
         !lanyard_person_is_suspended (line->after) && !lanyard_person_is_directory_vanished (line->before);
}

/* Each of the entries may be that of who is here. */
static void
refuse_doubled (Plan                  *plan,
                LanyardDirectoryEntry *entry,
                const char * const    *cells)
{
  LanyardPeopleLine *line = _lanyard_people_line_new (entry->number);
  g_autofree char *username = g_strstrip (g_strdup (cells[plan->rows.key]));
  g_autofree char *visible = lanyard_text_make_visible (*username != '\0' ? username : entry->dn, 64);
  g_autofree char *what = g_strdup_printf (_("“%s” has the identifier of somebody else"), visible);

  line->key = g_strdup (*username != '\0' ? username : entry->dn);
  line->verdict = LANYARD_PEOPLE_LINE_REFUSED;
  _lanyard_directory_row_set_refusal (&line->error, "doubled", _("Which of them counts could only be guessed"),
                                      _("Map “directory_id” to an attribute that is different in each entry"), what);
  _lanyard_people_import_add_line (plan->import, line);
  restrict_doubled (plan, entry, cells[plan->rows.identifier]);
}

static gboolean
is_doubled (Plan               *plan,
            const char * const *cells)
{
  return GPOINTER_TO_UINT (g_hash_table_lookup (plan->seen, cells[plan->rows.identifier])) > 1;
}

static gboolean
plan_entry (Plan                   *plan,
            LanyardDirectoryEntry  *entry,
            GError                **error)
{
  g_auto(GStrv) cells = make_cells (plan, entry);
  LanyardPeopleLine *line;
  gboolean has_state = _lanyard_directory_row_has_state (&plan->rows, (const char * const *) cells);

  plan->has_state |= has_state;
  if (is_doubled (plan, (const char * const *) cells))
    {
      refuse_doubled (plan, entry, (const char * const *) cells);
      return TRUE;
    }

  line = _lanyard_people_line_new (entry->number);
  if (!_lanyard_people_row_plan (&plan->rows, (const char * const *) cells, line, error))
    {
      _lanyard_people_line_free (line);
      return FALSE;
    }

  if (line->verdict == LANYARD_PEOPLE_LINE_REFUSED)
    {
      if (line->key == NULL || *line->key == '\0')
        {
          g_free (line->key);
          line->key = g_strdup (entry->dn);
        }
      _lanyard_people_import_add_line (plan->import, line);
      restrict_refused (plan, entry, line);
      return TRUE;
    }
  plan->n_returning += !has_state && is_returning (line);

  _lanyard_directory_groups_assign (plan->groups, entry, line);
  if (line->verdict == LANYARD_PEOPLE_LINE_SAME && line->groups->len + line->left->len > 0)
    {
      line->verdict = LANYARD_PEOPLE_LINE_CHANGED;
      line->after = LANYARD_PERSON (lanyard_item_copy (LANYARD_ITEM (line->before)));
    }
  _lanyard_people_import_add_line (plan->import, line);
  return TRUE;
}

static guint
count_missing (Plan  *plan,
               guint *n_known)
{
  GHashTableIter iter;
  gpointer identifier, person;
  guint n = 0;

  *n_known = 0;
  g_hash_table_iter_init (&iter, plan->known);
  while (g_hash_table_iter_next (&iter, &identifier, &person))
    if (is_active (person))
      {
        ++*n_known;
        n += !g_hash_table_contains (plan->seen, identifier);
      }

  return n;
}

/* A wrong base, filter or right looks as if everybody had gone. */
static gboolean
check_missing (Plan                    *plan,
               LanyardDirectoryAccept   accepted,
               gboolean                 has_groups,
               GError                 **error)
{
  guint n_known;
  guint n_missing = count_missing (plan, &n_known);
  gboolean is_empty = lanyard_directory_table_get_people (plan->table)->len == 0;
  gboolean lacks_groups = has_groups && _lanyard_directory_groups_count (plan->groups) > 0 &&
                          lanyard_directory_table_get_groups (plan->table)->len == 0;

  if ((accepted & LANYARD_DIRECTORY_ACCEPT_MISSING) != 0 || (!is_empty && !lacks_groups && n_missing <= n_known / 2))
    return TRUE;

  if (is_empty || lacks_groups)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       _("A wrong base or filter looks the same as a directory in which nobody is left"),
                       _("Correct base, filter and the rights of the account, or confirm that so many are gone"),
                       is_empty ? _("The directory has no people") : _("The directory has no groups"));
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                       _("A wrong base or filter looks the same as a directory that so many have left"),
                       _("Correct base, filter and the rights of the account, or confirm that so many are gone"),
                       _("%u of %u people who came from the directory are not in it"), n_missing, n_known);
  if (error != NULL)
    lanyard_error_set_code (*error, LANYARD_DIRECTORY_MISSING);
  return FALSE;
}

/* A wrong attribute, or one that the account may not read, looks as if nobody
 * were suspended any more. */
static gboolean
check_returning (Plan                    *plan,
                 LanyardDirectoryAccept   accepted,
                 GError                 **error)
{
  if ((accepted & LANYARD_DIRECTORY_ACCEPT_RETURNING) != 0 || plan->has_state || plan->n_returning == 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("No entry says whether an account is on, which a wrong attribute looks like as well"),
                     _("Correct the mapping of “suspended” and the rights of the account, or confirm that all may sign in again"),
                     ngettext ("%u person whom the directory suspended would return",
                               "%u people whom the directory suspended would return", plan->n_returning), plan->n_returning);
  if (error != NULL)
    lanyard_error_set_code (*error, LANYARD_DIRECTORY_RETURNING);
  return FALSE;
}

static int
compare_people (gconstpointer a,
                gconstpointer b)
{
  return g_strcmp0 (lanyard_person_get_username (*(LanyardPerson * const *) a),
                    lanyard_person_get_username (*(LanyardPerson * const *) b));
}

/* People that the directory has no longer are suspended. */
static void
plan_missing (Plan *plan)
{
  g_autoptr(GPtrArray) missing = g_ptr_array_new ();
  GHashTableIter iter;
  gpointer identifier, person;

  g_hash_table_iter_init (&iter, plan->known);
  while (g_hash_table_iter_next (&iter, &identifier, &person))
    if (!g_hash_table_contains (plan->seen, identifier) && !lanyard_person_is_suspended (person))
      g_ptr_array_add (missing, person);
  g_ptr_array_sort (missing, compare_people);

  for (guint i = 0; i < missing->len; i++)
    {
      LanyardPeopleLine *line = _lanyard_people_line_new (0);

      line->key = g_strdup (lanyard_person_get_username (missing->pdata[i]));
      line->verdict = LANYARD_PEOPLE_LINE_CHANGED;
      line->vanished = TRUE;
      line->before = g_object_ref (missing->pdata[i]);
      line->after = LANYARD_PERSON (lanyard_item_copy (LANYARD_ITEM (line->before)));
      g_object_set (line->after, "suspended", TRUE, "directory-suspended", TRUE, "directory-vanished", TRUE, NULL);
      _lanyard_people_import_add_line (plan->import, line);
    }
}

static void
remember_known (Plan *plan)
{
  GHashTableIter iter;
  gpointer identifier, person;

  plan->known = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_object_unref);
  g_hash_table_iter_init (&iter, _lanyard_people_index_get_identifiers (plan->rows.index));
  while (g_hash_table_iter_next (&iter, &identifier, &person))
    g_hash_table_insert (plan->known, g_strdup (identifier), g_object_ref (person));
}

/* What has to change so that people and groups are as in the directory, which
 * @table holds all of. */
LanyardPeopleImport *
_lanyard_directory_plan_sync (LanyardConfiguration   *configuration,
                              LanyardDirectory       *directory,
                              LanyardDirectoryTable  *table,
                              LanyardDirectoryAccept accepted,
                              GCancellable           *cancellable,
                              GError                **error)
{
  const LanyardPeopleImportOptions options = { .match = LANYARD_PEOPLE_MATCH_USERNAME, .skip_faulty = TRUE };
  GPtrArray *people = lanyard_directory_table_get_people (table);
  GPtrArray *columns = _lanyard_directory_make_columns (directory, error);
  g_autoptr(LanyardSettings) settings = NULL;
  g_auto(Plan) plan = { .table = table };

  if (columns == NULL)
    return NULL;

  plan.import = _lanyard_people_import_new (TRUE);
  _lanyard_people_import_set_columns (plan.import, columns);
  _lanyard_people_import_set_summary (plan.import, _("Synchronize with the directory"));
  plan.rows.options = &options;
  plan.rows.columns = columns;
  plan.rows.groups = lanyard_people_import_get_groups (plan.import);
  plan.rows.is_sync = TRUE;
  plan.rows.identifier = lanyard_people_columns_find (columns, LANYARD_PEOPLE_IDENTIFIER);
  plan.rows.key = lanyard_people_columns_find (columns, "username");
  plan.rows.seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  settings = lanyard_configuration_load_settings_sync (configuration, error);
  if (settings == NULL)
    return NULL;
  plan.rows.declared = g_object_ref (lanyard_settings_get_custom_attributes (settings));
  plan.rows.index = _lanyard_people_index_new_sync (configuration, error);
  if (plan.rows.index == NULL)
    return NULL;

  remember_known (&plan);
  plan.doubled = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_ptr_array_unref);
  plan.seen = lanyard_directory_entries_count (people, ((LanyardPeopleColumn *) columns->pdata[plan.rows.identifier])->header);
  plan.groups = _lanyard_directory_groups_new (configuration, directory, table, &plan.rows, plan.import, error);
  if (plan.groups == NULL)
    return NULL;

  for (guint i = 0; i < people->len; i++)
    if ((i % CANCEL_STEP == 0 && g_cancellable_set_error_if_cancelled (cancellable, error)) ||
        !plan_entry (&plan, people->pdata[i], error))
      return NULL;
  if (!check_missing (&plan, accepted, lanyard_directory_has_groups (directory), error) ||
      !check_returning (&plan, accepted, error))
    return NULL;

  plan_missing (&plan);
  return g_steal_pointer (&plan.import);
}

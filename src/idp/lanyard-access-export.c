/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-access-list.h"

#include "lanyard-csv.h"
#include "lanyard-people-import.h"

/* By which spreadsheets know UTF-8. */
#define BYTE_ORDER_MARK "\xef\xbb\xbf"

static const char * const columns[] = {
  "username", "name", "email", "connector", "label", "allowed", "second_factor", "groups", "person_grant", "rule", "reason",
  "effect", NULL
};

static char *
join_groups (const LanyardAccessDecision *decision)
{
  g_autoptr(GPtrArray) names = g_ptr_array_new ();

  for (guint i = 0; i < decision->rules->len; i++)
    {
      const LanyardAccessRule *rule = decision->rules->pdata[i];

      if (rule->kind == LANYARD_ACCESS_RULE_GRANT)
        g_ptr_array_add (names, rule->title);
    }
  g_ptr_array_add (names, NULL);

  return lanyard_people_values_join ((const char * const *) names->pdata);
}

static const char *
get_answer (gboolean value)
{
  return value ? "yes" : "no";
}

static void
append_cell (GString                 *text,
             LanyardAccessMatrix     *matrix,
             const LanyardAccessCell *cell)
{
  LanyardPerson *person = lanyard_access_matrix_get_person (matrix, cell->person);
  LanyardConnector *connector = lanyard_access_matrix_get_connector (matrix, cell->connector);
  g_autoptr(LanyardAccessDecision) decision = lanyard_access_matrix_explain (matrix, cell);
  g_autofree char *name = lanyard_person_dup_full_name (person);
  g_autofree char *groups = join_groups (decision);
  g_autofree char *reason = lanyard_access_cell_dup_reason (matrix, cell);
  g_autofree char *email = NULL;
  const char *label = lanyard_connector_get_label (connector);

  g_object_get (person, "email", &email, NULL);
  lanyard_csv_append_report (text, (const char * const []) {
    lanyard_person_get_username (person), name, email != NULL ? email : "",
    lanyard_connector_get_slug (connector), label != NULL ? label : "", get_answer (cell->allowed),
    cell->allowed ? get_answer (cell->needs_mfa) : "", groups, get_answer (cell->single),
    lanyard_access_rule_get_nick (lanyard_access_decision_get_winner (decision)), reason,
    cell->effect != LANYARD_ACCESS_SAME ? lanyard_access_effect_get_nick (cell->effect) : "", NULL
  });
}

/**
 * lanyard_access_export:
 * @matrix: a matrix
 * @filter: which of its cells
 *
 * A row for each cell as comma-separated values, in UTF-8 with a byte-order
 * mark, for spreadsheets, which take nothing in it for a formula.
 *
 * Returns: (transfer full): the table
 */
GBytes *
lanyard_access_export (LanyardAccessMatrix       *matrix,
                       const LanyardAccessFilter *filter)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  g_autoptr(GString) text = g_string_new (BYTE_ORDER_MARK);
  LanyardAccessCell cell;

  lanyard_csv_append_row (text, columns);
  while (lanyard_access_list_next (list, &cell))
    append_cell (text, matrix, &cell);

  return g_string_free_to_bytes (g_steal_pointer (&text));
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-group-end.h"

#include "lanyard-access-list.h"
#include "lanyard-text.h"

#include <glib/gi18n-lib.h>

#define LABEL_MAX_LENGTH 64

static void
count_cell (LanyardAccessSums       *sums,
            const LanyardAccessCell *cell)
{
  sums->n_cells++;
  sums->n_lost += cell->effect == LANYARD_ACCESS_LOST;
  sums->n_gained += cell->effect == LANYARD_ACCESS_GAINED;
  sums->n_eased += cell->effect == LANYARD_ACCESS_EASED;
}

static void
append_connector (GString                   *text,
                  LanyardConnector          *connector,
                  const LanyardAccessSums   *sums,
                  const LanyardAccessFilter *filter)
{
  g_autofree char *label = lanyard_text_make_visible (lanyard_connector_get_label (connector), LABEL_MAX_LENGTH);
  g_autofree char *effects = lanyard_access_sums_dup_text (sums, filter);

  g_string_append_c (text, '\n');
  /* Translators: the name of an application, then what changes there */
  g_string_append_printf (text, _("%s: %s"), label, effects);
}

/* The cells come connector by connector. */
static void
append_connectors (GString                   *text,
                   LanyardAccessMatrix       *matrix,
                   const LanyardAccessFilter *filter)
{
  g_autoptr(LanyardAccessList) list = lanyard_access_list_new (matrix, filter);
  LanyardAccessSums sums = { 0, };
  LanyardAccessCell cell;
  guint n = 0, current = 0;
  gboolean more = lanyard_access_list_next (list, &cell);

  while (more)
    {
      current = cell.connector;
      sums = (LanyardAccessSums) { 0, };
      while (more && cell.connector == current)
        {
          count_cell (&sums, &cell);
          more = lanyard_access_list_next (list, &cell);
        }
      if (++n <= LANYARD_GROUP_END_CONNECTORS_MAX)
        append_connector (text, lanyard_access_matrix_get_connector (matrix, current), &sums, filter);
    }

  if (n > LANYARD_GROUP_END_CONNECTORS_MAX)
    {
      n -= LANYARD_GROUP_END_CONNECTORS_MAX;
      g_string_append_c (text, '\n');
      g_string_append_printf (text, ngettext ("And %u more application", "And %u more applications", n), n);
    }
}

/**
 * lanyard_group_end_describe_sync:
 * @configuration: where the group is
 * @group_id: the group
 * @text: (out) (nullable): how many people would lose access, or get it, in
 *   all and at which applications, if the group went; %NULL: nobody’s access
 *   would change
 * @error: of @configuration
 *
 * It blocks.
 *
 * Returns: whether it could be found out
 */
gboolean
lanyard_group_end_describe_sync (LanyardConfiguration  *configuration,
                                 const char            *group_id,
                                 char                 **text,
                                 GError               **error)
{
  const LanyardAccessFilter filter = { .show = LANYARD_ACCESS_SHOW_ALL, .without_id = group_id };
  g_autoptr(LanyardAccessMatrix) matrix = lanyard_access_matrix_new_sync (configuration, error);
  g_autofree char *sum = NULL;
  LanyardAccessSums sums;
  GString *all;

  *text = NULL;
  if (matrix == NULL)
    return FALSE;

  lanyard_access_list_sum (matrix, &filter, &sums);
  if (sums.n_cells == 0)
    return TRUE;

  sum = lanyard_access_sums_dup_text (&sums, &filter);
  all = g_string_new (sum);
  append_connectors (all, matrix, &filter);
  *text = g_string_free (all, FALSE);
  return TRUE;
}

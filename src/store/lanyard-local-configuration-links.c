/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-local-configuration-private.h"

#include "lanyard-error.h"
#include "lanyard-writer.h"

#include <glib/gi18n-lib.h>

/* A group that is switched off lets nobody in. */
#define ENABLED "json_extract (g.body, '$.disabled') IS NOT 1"
/* A group that is excluded keeps its members out, switched off or not. */
#define EXCLUDED \
  "SELECT 1 FROM group_exclusion AS x" \
  " JOIN group_member AS y ON y.group_id = x.group_id" \
  " JOIN person_group AS z ON z.id = x.group_id AND z.deleted = 0" \
  " WHERE x.connector_id = c.id AND y.person_id = p.id"
#define BOTH_ARE_THERE \
  "EXISTS (SELECT 1 FROM person WHERE id = $1 AND deleted = 0)" \
  " AND EXISTS (SELECT 1 FROM connector WHERE id = $2 AND deleted = 0)"

typedef struct
{
  const char *sql;
  const char *name;         /* stands for @sql, which is no other; NULL: none */
  const char *parameters[2];
  GPtrArray *ids;
} Query;

static GPtrArray *
select_ids (LanyardDatabase  *database,
            const Query      *query,
            GError          **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);
  g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, query->sql, error);

  if (statement == NULL)
    return NULL;

  for (int i = 0; i < 2 && query->parameters[i] != NULL; i++)
    lanyard_statement_bind_text (statement, i + 1, query->parameters[i]);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (ids, g_strdup (lanyard_statement_get_text (statement, 0)));
  if (!lanyard_statement_finish (statement, error))
    return NULL;

  g_ptr_array_add (ids, NULL);

  return g_steal_pointer (&ids);
}

static gboolean
list_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Query *query = data;
  g_autofree char *question = g_strjoin ("\n", query->name != NULL ? query->name : query->sql,
                                         query->parameters[0], query->parameters[1], NULL);

  query->ids = lanyard_database_recall (database, question);
  if (query->ids != NULL)
    return TRUE;

  query->ids = select_ids (database, query, error);
  if (query->ids != NULL)
    lanyard_database_memorize (database, question, query->ids);

  return query->ids != NULL;
}

static char **
list_ids (LanyardConfiguration  *self,
          Query                 *query,
          GError               **error)
{
  g_autoptr(GPtrArray) ids = NULL;

  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), list_job, query,
                              error))
    return NULL;

  ids = query->ids;

  return g_strdupv ((char **) ids->pdata);
}

char **
_lanyard_local_configuration_list_links (LanyardConfiguration  *self,
                                         LanyardRelation        relation,
                                         const char            *group_id,
                                         const char            *other_id,
                                         GError               **error)
{
  const LanyardLinkTable *table = lanyard_link_table_for_relation (relation);
  const char *wanted = group_id != NULL ? table->column : table->from_column;
  const char *given = group_id != NULL ? table->from_column : table->column;
  g_autofree char *sql = NULL;
  Query query = { .parameters = { group_id != NULL ? group_id : other_id } };

  g_return_val_if_fail ((group_id == NULL) != (other_id == NULL), NULL);

  sql = g_strdup_printf ("SELECT l.%s FROM %s AS l"
                         " JOIN %s AS g ON g.id = l.%s AND g.deleted = 0"
                         " JOIN %s AS o ON o.id = l.%s AND o.deleted = 0"
                         " WHERE l.%s = $1 ORDER BY l.%s",
                         wanted, table->table, lanyard_table_for_kind (table->from_kind)->name, table->from_column,
                         table->other_kind, table->column, given, wanted);
  query.sql = sql;

  return list_ids (self, &query, error);
}

char **
_lanyard_local_configuration_list_access_rules (LanyardConfiguration  *self,
                                                const char            *person_id,
                                                const char            *connector_id,
                                                GError               **error)
{
  Query query = {
    .sql = "SELECT CASE WHEN r.rule = 'grant:' AND NOT " ENABLED " THEN 'disabled:' ELSE r.rule END || g.id, g.name"
           " FROM (SELECT 'exclusion:' AS rule, group_id FROM group_exclusion WHERE connector_id = $2"
           "  UNION ALL SELECT 'grant:', group_id FROM group_grant WHERE connector_id = $2"
           "  UNION ALL SELECT 'mfa:', group_id FROM group_mfa WHERE connector_id = $2) AS r"
           " JOIN group_member AS m ON m.group_id = r.group_id AND m.person_id = $1"
           " JOIN person_group AS g ON g.id = r.group_id AND g.deleted = 0"
           " WHERE " BOTH_ARE_THERE
           " UNION ALL SELECT r.rule || p.id, p.username"
           " FROM (SELECT 'person_grant:' AS rule, person_id FROM person_grant WHERE connector_id = $2"
           "  UNION ALL SELECT 'person_mfa:', person_id FROM person_mfa WHERE connector_id = $2) AS r"
           " JOIN person AS p ON p.id = r.person_id"
           " WHERE r.person_id = $1 AND " BOTH_ARE_THERE
           " ORDER BY 2, 1",
    .name = "access-rules",
    .parameters = { person_id, connector_id },
  };

  return list_ids (self, &query, error);
}

char **
_lanyard_local_configuration_list_portal (LanyardConfiguration  *self,
                                          const char            *person_id,
                                          GError               **error)
{
  Query query = {
    .sql = "SELECT c.id FROM connector AS c"
           " WHERE c.deleted = 0 AND json_extract (c.body, '$.access_policy') IS NOT 'deny'"
           " AND EXISTS (SELECT 1 FROM person AS p WHERE p.id = $1 AND p.deleted = 0"
           "  AND (EXISTS ("
           "   SELECT 1 FROM group_grant AS r"
           "    JOIN group_member AS m ON m.group_id = r.group_id"
           "    JOIN person_group AS g ON g.id = r.group_id AND g.deleted = 0"
           "   WHERE r.connector_id = c.id AND m.person_id = p.id AND " ENABLED ")"
           "  OR EXISTS (SELECT 1 FROM person_grant AS s WHERE s.person_id = p.id AND s.connector_id = c.id))"
           "  AND NOT EXISTS (" EXCLUDED "))"
           " ORDER BY lower(c.label), c.label, c.id",
    .name = "portal",
    .parameters = { person_id },
  };

  return list_ids (self, &query, error);
}

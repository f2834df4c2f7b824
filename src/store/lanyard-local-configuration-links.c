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
#define OF_PERSON \
  " JOIN group_member AS m ON m.group_id = r.group_id" \
  " JOIN person_group AS g ON g.id = r.group_id AND g.deleted = 0" \
  " JOIN person AS p ON p.id = m.person_id AND p.deleted = 0" \
  " JOIN connector AS c ON c.id = r.connector_id AND c.deleted = 0" \
  " WHERE p.id = $1 AND c.id = $2"

typedef struct
{
  const char *sql;
  const char *parameters[2];
  GPtrArray *ids;
} Query;

static gboolean
list_job (LanyardDatabase  *database,
          gpointer          data,
          GError          **error)
{
  Query *query = data;
  g_autoptr(LanyardStatement) statement = lanyard_statement_new (database, query->sql, error);

  if (statement == NULL)
    return FALSE;

  for (int i = 0; i < 2 && query->parameters[i] != NULL; i++)
    lanyard_statement_bind_text (statement, i + 1, query->parameters[i]);
  while (lanyard_statement_step (statement))
    g_ptr_array_add (query->ids, g_strdup (lanyard_statement_get_text (statement, 0)));

  return lanyard_statement_finish (statement, error);
}

static char **
list_ids (LanyardConfiguration  *self,
          Query                 *query,
          GError               **error)
{
  g_autoptr(GPtrArray) ids = g_ptr_array_new_with_free_func (g_free);

  query->ids = ids;
  if (!lanyard_database_read (_lanyard_local_configuration_get_database (self), list_job, query,
                              error))
    return NULL;

  g_ptr_array_add (ids, NULL);

  return (char **) g_ptr_array_free (g_steal_pointer (&ids), FALSE);
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
    .sql = "SELECT 'exclusion:' || g.id, g.name FROM group_exclusion AS r" OF_PERSON
           " UNION ALL SELECT CASE WHEN " ENABLED " THEN 'grant:' ELSE 'disabled:' END || g.id, g.name"
           " FROM group_grant AS r" OF_PERSON
           " UNION ALL SELECT 'mfa:' || g.id, g.name FROM group_mfa AS r" OF_PERSON
           " UNION ALL SELECT 'person_grant:' || p.id, p.username FROM person_grant AS r"
           " JOIN person AS p ON p.id = r.person_id AND p.deleted = 0"
           " JOIN connector AS c ON c.id = r.connector_id AND c.deleted = 0"
           " WHERE p.id = $1 AND c.id = $2"
           " ORDER BY 2, 1",
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
    .parameters = { person_id },
  };

  return list_ids (self, &query, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-meta.h"

/**
 * lanyard_meta_get:
 * @value: (out) (transfer full) (nullable): the value, %NULL if there is none
 *
 * Returns: %FALSE with @error if it could not be read
 */
gboolean
lanyard_meta_get (LanyardDatabase  *database,
                  const char       *name,
                  char            **value,
                  GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  *value = NULL;
  statement = lanyard_statement_new (database, "SELECT value FROM meta WHERE name = $1", error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, name);
  if (lanyard_statement_step (statement))
    *value = g_strdup (lanyard_statement_get_text (statement, 0));

  return lanyard_statement_finish (statement, error);
}

gboolean
lanyard_meta_set (LanyardDatabase  *database,
                  const char       *name,
                  const char       *value,
                  GError          **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (database,
                                     "INSERT INTO meta (name, value) VALUES ($1, $2)"
                                     " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, name);
  lanyard_statement_bind_text (statement, 2, value);

  return lanyard_statement_execute (statement, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-writer.h"

#include "lanyard-state-kinds.h"

/*
 * _lanyard_writer_close_doors:
 * @self: the change
 * @person_id: who is suspended or deleted by it
 * @error: return location for errors of the database
 *
 * Ends all sessions of the person, and all that can become one.
 */
gboolean
_lanyard_writer_close_doors (LanyardWriter  *self,
                             const char     *person_id,
                             GError        **error)
{
  g_autoptr(LanyardStatement) statement = NULL;

  statement = lanyard_statement_new (self->database,
                                     "DELETE FROM state WHERE owner = $1 AND kind IN"
                                     " ('" LANYARD_STATE_SESSION "', '" LANYARD_STATE_SESSION_COOKIE "',"
                                     " '" LANYARD_STATE_SECOND_STEP "', '" LANYARD_STATE_PASSWORD_LINK "')",
                                     error);
  if (statement == NULL)
    return FALSE;

  lanyard_statement_bind_text (statement, 1, person_id);
  return lanyard_statement_execute (statement, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-state-json-private.h"

/* @value NULL: the member is left out, and is NULL when it is read */
void
_lanyard_state_json_set_string (JsonObject *object,
                                const char *member,
                                const char *value)
{
  if (value != NULL)
    json_object_set_string_member (object, member, value);
}

char *
_lanyard_state_json_dup_string (JsonObject *object,
                                const char *member)
{
  return g_strdup (json_object_get_string_member_with_default (object, member, NULL));
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

G_BEGIN_DECLS

void  _lanyard_state_json_set_string (JsonObject *object,
                                      const char *member,
                                      const char *value);
char *_lanyard_state_json_dup_string (JsonObject *object,
                                      const char *member);

G_END_DECLS

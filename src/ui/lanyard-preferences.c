/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-preferences.h"

#define SCHEMA_ID "io.github.lanyard_sso.Lanyard"

/**
 * lanyard_preferences_dup:
 *
 * Returns: (transfer full) (nullable): what the window remembers; %NULL where
 *   the schema is not installed
 */
GSettings *
lanyard_preferences_dup (void)
{
  GSettingsSchemaSource *source = g_settings_schema_source_get_default ();
  g_autoptr(GSettingsSchema) schema = NULL;

  if (source != NULL)
    schema = g_settings_schema_source_lookup (source, SCHEMA_ID, TRUE);

  return schema != NULL ? g_settings_new_full (schema, NULL, NULL) : NULL;
}

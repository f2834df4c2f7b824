/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-table.h"

#include "lanyard-connector.h"
#include "lanyard-directory.h"
#include "lanyard-error.h"
#include "lanyard-group.h"
#include "lanyard-key-pair.h"
#include "lanyard-person.h"
#include "lanyard-settings.h"

#include <glib/gi18n-lib.h>

static const LanyardTable tables[] = {
  {
    "connector", lanyard_connector_get_type, "connector", "deleted = 0", "label", FALSE,
    {
      { "slug", "slug", .unique = TRUE },
      { "label", "label" },
      { "sp_entity_id", "sp-entity-id" },
    },
  },
  {
    "group", lanyard_group_get_type, "person_group", "deleted = 0", "name", FALSE,
    {
      { "name", "name", .unique = TRUE },
    },
  },
  {
    "person", lanyard_person_get_type, "person", "deleted = 0", "username", TRUE,
    {
      { "username", "username", .unique = TRUE, .fold = TRUE },
      { "email", "email", .unique = TRUE, .fold = TRUE },
    },
  },
  {
    "key_pair", lanyard_key_pair_get_type, "key_pair",
    "deleted = 0 AND connector_id IN (SELECT id FROM connector WHERE deleted = 0)", "id", FALSE,
    {
      { "connector_id", "connector" },
    },
  },
  {
    "settings", lanyard_settings_get_type, "settings", "deleted = 0 AND id = 'settings'", "id", FALSE,
  },
  {
    "directory", lanyard_directory_get_type, "settings", "deleted = 0 AND id = '" LANYARD_DIRECTORY_ID "'", "id", FALSE,
  },
};

static char *
describe_missing (const LanyardTable *table,
                  const char         *id)
{
  GType type = table->get_type ();

  if (type == LANYARD_TYPE_CONNECTOR)
    return g_strdup_printf (_("There is no connector “%s”"), id);
  if (type == LANYARD_TYPE_GROUP)
    return g_strdup_printf (_("There is no group “%s”"), id);
  if (type == LANYARD_TYPE_PERSON)
    return g_strdup_printf (_("There is no person “%s”"), id);
  if (type == LANYARD_TYPE_KEY_PAIR)
    return g_strdup_printf (_("There is no key pair “%s”"), id);

  return g_strdup_printf (_("There is no record “%s”"), id);
}

/**
 * lanyard_table_for_type:
 *
 * Returns: (transfer none) (nullable): where records of @type are; %NULL for
 *   types that are not stored
 */
const LanyardTable *
lanyard_table_for_type (GType type)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (tables[i].get_type () == type)
        return &tables[i];
    }

  return NULL;
}

const LanyardTable *
lanyard_table_for_kind (const char *kind)
{
  for (gsize i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      if (g_str_equal (tables[i].kind, kind))
        return &tables[i];
    }

  return NULL;
}

const LanyardColumn *
lanyard_table_find_column (const LanyardTable *table,
                           const char         *name)
{
  for (int i = 0; i < LANYARD_TABLE_COLUMNS && table->columns[i].name != NULL; i++)
    {
      if (g_str_equal (table->columns[i].name, name))
        return &table->columns[i];
    }

  return NULL;
}

/**
 * lanyard_column_dup_value:
 *
 * Returns: (transfer full) (nullable): @value as the column holds it
 */
char *
lanyard_column_dup_value (const LanyardColumn *column,
                          const char          *value)
{
  g_autofree char *normal = NULL;

  if (value == NULL || *value == '\0')
    return NULL;
  if (!column->fold)
    return g_strdup (value);

  normal = g_utf8_normalize (value, -1, G_NORMALIZE_DEFAULT_COMPOSE);

  return normal != NULL ? g_utf8_casefold (normal, -1) : g_strdup (value);
}

/**
 * lanyard_table_parse:
 * @error: return location for `CORRUPT`
 *
 * Returns: (transfer full): the record that a row or a history entry holds
 */
LanyardRecord *
lanyard_table_parse (const LanyardTable  *table,
                     const char          *id,
                     gint64               revision,
                     const char          *body,
                     GError             **error)
{
  g_autoptr(GError) local_error = NULL;
  LanyardItem *item = lanyard_item_new_from_json_text (table->get_type (), body, &local_error);

  if (item == NULL)
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                         local_error->message,
                         _("Restore the configuration from a backup"),
                         /* Translators: the id of a record */
                         _("The stored record “%s” does not read back"), id);
      return NULL;
    }

  lanyard_record_set_identity (LANYARD_RECORD (item), id, revision);

  return LANYARD_RECORD (item);
}

/**
 * lanyard_table_set_missing:
 * @id: what was looked for, an id or a name
 *
 * Returns: %FALSE, with `NOT_FOUND` in @error
 */
gboolean
lanyard_table_set_missing (const LanyardTable  *table,
                           const char          *id,
                           GError             **error)
{
  g_autofree char *text = describe_missing (table, id);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("It may have been deleted"),
                     _("Look at the list again"),
                     "%s", text);

  return FALSE;
}

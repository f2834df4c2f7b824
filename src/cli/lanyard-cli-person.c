/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-factor.h"
#include "lanyard-member-values.h"
#include "lanyard-password-link.h"
#include "lanyard-password-store.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

/* The first line of standard input. */
LanyardSecret *
_lanyard_cli_read_password (GError **error)
{
  g_autoptr(LanyardSecret) line = _lanyard_cli_read_line ();

  if (line == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                       _("Write it as one line of at most 1024 bytes to standard input"),
                       _("There is no usable password"));
  return g_steal_pointer (&line);
}

/* With the new password if one is to be read. */
static gboolean
apply (LanyardCli      *cli,
       LanyardPerson   *person,
       LanyardChanges  *changes,
       GError         **error)
{
  g_autoptr(LanyardSecret) password = NULL;

  if (!cli->password_stdin)
    return _lanyard_cli_apply (cli, changes, error);

  password = _lanyard_cli_read_password (error);
  return password != NULL && _lanyard_cli_open (cli, error) != NULL &&
         lanyard_password_assign_sync (cli->configuration, changes, person, password, lanyard_time_now (), NULL, error);
}

static gboolean
is_field (LanyardItem *item,
          const char  *name)
{
  g_autofree char *property = g_strdelimit (g_strdup (name), "_", '-');
  g_autofree char *first = g_strndup (property, strcspn (property, "."));
  GParamSpec *pspec = g_object_class_find_property (G_OBJECT_GET_CLASS (item), first);

  return pspec != NULL && (pspec->flags & LANYARD_PARAM_FIELD) != 0;
}

/* --set: a field, or else a custom attribute; what comes again is added. */
static gboolean
set_attributes (LanyardPerson  *person,
                char          **sets,
                GError        **error)
{
  g_autoptr(GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (gsize i = 0; sets != NULL && sets[i] != NULL; i++)
    {
      g_autofree char *name = NULL;
      g_autofree char *field = NULL;
      const char *value;

      if (!_lanyard_cli_split (sets[i], &name, &value, error))
        return FALSE;

      field = is_field (LANYARD_ITEM (person), name) ? g_strdup (name) : g_strconcat ("attributes.", name, NULL);
      if (!lanyard_item_set_text (LANYARD_ITEM (person), field, value, g_hash_table_contains (seen, field), error))
        return FALSE;
      g_hash_table_add (seen, g_steal_pointer (&field));
    }

  return TRUE;
}

/* Attributes with what groups add: values, the groups that give them, and
 * what other groups would have given. */
static gboolean
add_effective (LanyardCli     *cli,
               LanyardRecord  *person,
               JsonNode       *node,
               GError        **error)
{
  g_autoptr(GPtrArray) list = lanyard_member_values_list_sync (cli->configuration, LANYARD_PERSON (person), error);
  JsonObject *all;

  if (list == NULL)
    return FALSE;

  all = json_object_new ();
  json_object_set_object_member (json_node_get_object (node), "effective_attributes", all);
  for (guint i = 0; i < list->len; i++)
    {
      LanyardEffectiveValues *effective = list->pdata[i];
      g_autoptr(JsonObject) members = json_object_new ();
      JsonNode *entry = json_node_init_object (json_node_alloc (), members);
      g_auto(GStrv) groups = lanyard_member_values_dup_groups (effective->givers);
      JsonObject *unused = json_object_new ();

      _lanyard_cli_add_strings (entry, "values", (const char * const *) effective->values);
      _lanyard_cli_add_strings (entry, "groups", (const char * const *) groups);
      for (guint j = 0; j < effective->lost->len; j++)
        {
          LanyardGivenValues *lost = effective->lost->pdata[j];
          g_autofree char *values = g_strjoinv (", ", lost->values);

          json_object_set_string_member (unused, lanyard_group_get_name (lost->group), values);
        }
      json_object_set_object_member (members, "unused", unused);
      json_object_set_member (all, effective->name, entry);
    }

  return TRUE;
}

/* The record with what belongs to it: groups, connectors, what they sign in with. */
static JsonNode *
describe (LanyardCli     *cli,
          LanyardRecord  *person,
          GError        **error)
{
  const char *id = lanyard_record_get_id (person);
  g_autoptr(JsonNode) node = _lanyard_cli_record_to_json (person);
  g_autoptr(GError) local_error = NULL;
  g_auto(GStrv) group_ids = NULL;
  g_auto(GStrv) groups = NULL;
  g_auto(GStrv) connector_ids = NULL;
  g_auto(GStrv) connectors = NULL;
  g_autofree char *hash = NULL;
  LanyardFactorInfo factor;

  group_ids = lanyard_configuration_list_links_sync (cli->configuration, LANYARD_RELATION_MEMBER, NULL, id, error);
  groups = group_ids != NULL
           ? _lanyard_cli_list_titles (cli, LANYARD_TYPE_GROUP, (const char * const *) group_ids, error) : NULL;
  connector_ids = groups != NULL ? lanyard_configuration_list_portal_sync (cli->configuration, id, error) : NULL;
  connectors = connector_ids != NULL
               ? _lanyard_cli_list_titles (cli, LANYARD_TYPE_CONNECTOR, (const char * const *) connector_ids, error) : NULL;
  if (connectors == NULL)
    return NULL;

  hash = lanyard_configuration_load_password_sync (cli->configuration, id, &local_error);
  if (local_error != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  _lanyard_cli_add_strings (node, "groups", (const char * const *) groups);
  _lanyard_cli_add_strings (node, "connectors", (const char * const *) connectors);
  if (!add_effective (cli, person, node, error) ||
      !lanyard_factor_load_sync (cli->configuration, id, lanyard_time_now (), &factor, error))
    return NULL;
  json_object_set_boolean_member (json_node_get_object (node), "has_password", hash != NULL);
  json_object_set_boolean_member (json_node_get_object (node), "has_second_factor", factor.since != 0);
  json_object_set_int_member (json_node_get_object (node), "recovery_codes", factor.n_recovery_codes);
  return g_steal_pointer (&node);
}

gboolean
_lanyard_cli_person_add (LanyardCli  *cli,
                         GError     **error)
{
  g_autoptr(LanyardPerson) person = lanyard_person_new (cli->arguments[0], cli->email);
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Add person"));

  g_object_set (person, "first-name", cli->first, "last-name", cli->last, NULL);
  if (!set_attributes (person, cli->sets, error) || !_lanyard_cli_check_values (cli, LANYARD_ITEM (person), NULL, error))
    return FALSE;

  lanyard_changes_save (changes, LANYARD_RECORD (person));
  if (!apply (cli, person, changes, error))
    return FALSE;

  if (cli->json)
    {
      g_autoptr(JsonNode) node = _lanyard_cli_record_to_json (LANYARD_RECORD (person));

      return _lanyard_cli_print_json (node);
    }

  return TRUE;
}

gboolean
_lanyard_cli_person_list (LanyardCli  *cli,
                          GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);
  g_autoptr(GPtrArray) people = NULL;
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  people = configuration != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_PERSON, error) : NULL;
  if (people == NULL)
    return FALSE;
  if (cli->json)
    return _lanyard_cli_print_records_json (people);

  for (guint i = 0; i < people->len; i++)
    {
      const char *email = lanyard_person_get_email (people->pdata[i]);
      g_autofree char *name = lanyard_person_dup_full_name (people->pdata[i]);

      _lanyard_cli_add_row (rows, lanyard_person_get_username (people->pdata[i]), email != NULL ? email : "", name,
                            lanyard_person_is_suspended (people->pdata[i]) ? _("suspended") : "", NULL);
    }

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_person_show (LanyardCli  *cli,
                          GError     **error)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);

  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[i], error);
      JsonNode *node = person != NULL ? describe (cli, person, error) : NULL;

      if (node == NULL)
        return FALSE;
      g_ptr_array_add (nodes, node);
    }

  return _lanyard_cli_print_objects (cli, nodes);
}

gboolean
_lanyard_cli_person_set (LanyardCli  *cli,
                         GError     **error)
{
  g_autoptr(LanyardPerson) person = NULL;
  g_autoptr(LanyardItem) before = NULL;
  g_autoptr(LanyardChanges) changes = lanyard_changes_new (_("Change person"));

  if (cli->arguments[1] == NULL && !cli->password_stdin)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("There is nothing to change: give FIELD=VALUE or --password-stdin."));
      return FALSE;
    }

  person = (LanyardPerson *) _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[0], error);
  if (person == NULL)
    return FALSE;
  before = lanyard_item_copy (LANYARD_ITEM (person));
  if (!_lanyard_cli_set_fields (LANYARD_ITEM (person), (const char * const *) cli->arguments + 1, error) ||
      !_lanyard_cli_check_values (cli, LANYARD_ITEM (person), before, error))
    return FALSE;

  if (cli->arguments[1] != NULL)
    lanyard_changes_save (changes, LANYARD_RECORD (person));

  return apply (cli, person, changes, error);
}

gboolean
_lanyard_cli_person_delete (LanyardCli  *cli,
                            GError     **error)
{
  return _lanyard_cli_delete (cli, LANYARD_TYPE_PERSON, _("Delete people"), error);
}

gboolean
_lanyard_cli_person_reset_password (LanyardCli  *cli,
                                    GError     **error)
{
  g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[0], error);
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(LanyardSecret) link = NULL;
  g_autofree char *expires = NULL;
  JsonNode *node;
  gint64 end;

  if (person == NULL)
    return FALSE;
  link = lanyard_password_link_make_sync (cli->configuration, LANYARD_PERSON (person), lanyard_time_now (), &end, error);
  if (link == NULL)
    return FALSE;

  node = json_node_new (JSON_NODE_OBJECT);
  json_node_take_object (node, json_object_new ());
  g_ptr_array_add (nodes, node);
  expires = lanyard_time_format (end);
  _lanyard_cli_add_string (node, "link", link);
  _lanyard_cli_add_string (node, "expires", expires);

  return _lanyard_cli_print_objects (cli, nodes);
}

gboolean
_lanyard_cli_person_reset_second_factor (LanyardCli  *cli,
                                         GError     **error)
{
  for (gsize i = 0; cli->arguments[i] != NULL; i++)
    {
      g_autoptr(LanyardRecord) person = _lanyard_cli_find (cli, LANYARD_TYPE_PERSON, cli->arguments[i], error);

      if (person == NULL ||
          !lanyard_factor_reset_sync (cli->configuration, LANYARD_PERSON (person), lanyard_time_now (), error))
        return FALSE;
    }

  return TRUE;
}

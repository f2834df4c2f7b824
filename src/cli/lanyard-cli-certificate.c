/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-pair-file.h"
#include "lanyard-time.h"

static LanyardConnector *
find_connector (LanyardCli  *cli,
                GError     **error)
{
  return (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
}

typedef struct
{
  GBytes             *data;
  GBytes             *key_data;
  LanyardKey         *key;
  LanyardCertificate *certificate;
} Pair;

static void
pair_clear (Pair *pair)
{
  g_clear_pointer (&pair->data, g_bytes_unref);
  g_clear_pointer (&pair->key_data, g_bytes_unref);
  g_clear_pointer (&pair->key, lanyard_key_unref);
  g_clear_pointer (&pair->certificate, lanyard_certificate_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Pair, pair_clear)

static gboolean
unlock_pair (const LanyardSecret *passphrase,
             gpointer             data,
             GError             **error)
{
  Pair *pair = data;

  return lanyard_pair_file_read (pair->data, pair->key_data, passphrase, &pair->key, &pair->certificate, error);
}

gboolean
_lanyard_cli_certificate_import (LanyardCli  *cli,
                                 GError     **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (cli, error);
  g_auto(Pair) pair = { .data = NULL };

  pair.data = connector != NULL ? _lanyard_cli_read_file (cli->arguments[1], error) : NULL;
  if (pair.data == NULL)
    return FALSE;
  if (cli->key != NULL)
    {
      pair.key_data = _lanyard_cli_read_file (cli->key, error);
      if (pair.key_data == NULL)
        return FALSE;
    }

  return _lanyard_cli_unlock (cli, unlock_pair, &pair, error) &&
         lanyard_administration_import_pair_sync (cli->configuration, lanyard_record_get_id (LANYARD_RECORD (connector)),
                                                  cli->next ? LANYARD_KEY_ROLE_NEXT : LANYARD_KEY_ROLE_ACTIVE,
                                                  pair.key, pair.certificate, lanyard_time_now (), NULL, error);
}

static void
add_date (JsonNode   *node,
          const char *name,
          gint64      seconds)
{
  g_autofree char *text = seconds != 0 ? lanyard_time_format (seconds) : NULL;

  _lanyard_cli_add_string (node, name, text);
}

static JsonNode *
entry_to_json (LanyardCertificateEntry *entry,
               gint64                   now)
{
  LanyardConnector *connector = lanyard_certificate_entry_get_connector (entry);
  LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entry);
  JsonNode *node = json_node_new (JSON_NODE_OBJECT);

  json_node_take_object (node, json_object_new ());
  _lanyard_cli_add_string (node, "connector", lanyard_connector_get_slug (connector));
  _lanyard_cli_add_string (node, "use",
                           lanyard_enum_get_nick (LANYARD_TYPE_CERTIFICATE_USE,
                                                  (int) lanyard_certificate_entry_get_use (entry)));
  json_object_set_int_member (json_node_get_object (node), "days_left",
                              (lanyard_certificate_entry_get_not_after (entry) - now) / (24 * 60 * 60));
  json_object_set_boolean_member (json_node_get_object (node), "in_use", lanyard_certificate_entry_is_in_use (entry));
  if (certificate != NULL)
    add_date (node, "not_before", lanyard_certificate_get_not_before (certificate));
  add_date (node, "not_after", lanyard_certificate_entry_get_not_after (entry));
  if (certificate == NULL)
    return node;

  _lanyard_cli_add_string (node, "subject", lanyard_certificate_get_subject (certificate));
  _lanyard_cli_add_string (node, "key", lanyard_key_get_label (lanyard_certificate_get_key (certificate)));
  _lanyard_cli_add_string (node, "fingerprint_sha256", lanyard_certificate_entry_get_sha256 (entry));
  _lanyard_cli_add_string (node, "fingerprint_sha1", lanyard_certificate_entry_get_sha1 (entry));
  _lanyard_cli_add_string (node, "base64", lanyard_certificate_get_base64 (certificate));
  return node;
}

static GPtrArray *
list_entries (LanyardCli  *cli,
              GError     **error)
{
  LanyardConfiguration *configuration = _lanyard_cli_open (cli, error);

  return configuration != NULL ? lanyard_administration_list_certificates_sync (configuration, error) : NULL;
}

static void
add_entry_row (GPtrArray               *rows,
               LanyardCertificateEntry *entry,
               gint64                   now)
{
  LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entry);
  g_autofree char *days = g_strdup_printf ("%d", (int) ((lanyard_certificate_entry_get_not_after (entry) - now) / (24 * 60 * 60)));
  g_autofree char *date = lanyard_time_format (lanyard_certificate_entry_get_not_after (entry));

  _lanyard_cli_add_row (rows, days, date,
                        lanyard_connector_get_slug (lanyard_certificate_entry_get_connector (entry)),
                        lanyard_enum_get_nick (LANYARD_TYPE_CERTIFICATE_USE,
                                               (int) lanyard_certificate_entry_get_use (entry)),
                        certificate != NULL ? lanyard_key_get_label (lanyard_certificate_get_key (certificate)) : "",
                        certificate != NULL ? lanyard_certificate_entry_get_sha256 (entry) : "", NULL);
}

gboolean
_lanyard_cli_certificate_list (LanyardCli  *cli,
                               GError     **error)
{
  g_autoptr(GPtrArray) entries = list_entries (cli, error);
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);
  gint64 now = lanyard_time_now ();

  if (entries == NULL)
    return FALSE;

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardCertificateEntry *entry = entries->pdata[i];

      if (cli->arguments[0] != NULL && !lanyard_certificate_entry_matches (entry, cli->arguments[0]))
        continue;
      json_array_add_element (array, entry_to_json (entry, now));
      add_entry_row (rows, entry, now);
    }

  if (cli->json)
    return _lanyard_cli_print_json (root);
  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_certificate_calendar (LanyardCli  *cli,
                                   GError     **error)
{
  g_autoptr(GPtrArray) entries = list_entries (cli, error);
  g_autoptr(GBytes) bytes = NULL;
  char *calendar;

  if (entries == NULL)
    return FALSE;

  calendar = lanyard_certificate_entries_to_calendar (entries, lanyard_time_now ());
  bytes = g_bytes_new_take (calendar, strlen (calendar));
  return _lanyard_cli_write (cli, bytes, "Lanyard-certificates.ics", error);
}

static JsonNode *
pair_to_json (LanyardKeyPair  *pair,
              GError         **error)
{
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  const char *pem = lanyard_key_pair_get_certificate (pair);
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, error);
  g_autofree char *fingerprint = NULL;

  if (certificate == NULL)
    return NULL;

  fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  _lanyard_cli_add_string (node, "role", lanyard_enum_get_nick (LANYARD_TYPE_KEY_ROLE, lanyard_key_pair_get_role (pair)));
  _lanyard_cli_add_string (node, "key", lanyard_key_get_label (lanyard_certificate_get_key (certificate)));
  _lanyard_cli_add_string (node, "fingerprint_sha256", fingerprint);
  add_date (node, "not_after", lanyard_certificate_get_not_after (certificate));
  add_date (node, "created", lanyard_key_pair_get_created (pair));
  add_date (node, "ticked", lanyard_key_pair_get_ticked (pair));
  _lanyard_cli_add_string (node, "ticked_by", lanyard_key_pair_get_ticked_by (pair));
  add_date (node, "replaced", lanyard_key_pair_get_replaced (pair));
  add_date (node, "retired", lanyard_key_pair_get_retired (pair));

  return g_steal_pointer (&node);
}

static JsonNode *
rollover_to_json (GPtrArray  *pairs,
                  GError    **error)
{
  LanyardRolloverStage stage = lanyard_rollover_get_stage (pairs);
  g_autoptr(JsonObject) object = json_object_new ();
  g_autoptr(JsonNode) node = json_node_init_object (json_node_alloc (), object);
  JsonArray *array = json_array_new ();

  _lanyard_cli_add_string (node, "stage", lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STAGE, (int) stage));
  json_object_set_array_member (object, "pairs", array);
  for (guint i = 0; i < pairs->len; i++)
    {
      JsonNode *pair = pair_to_json (pairs->pdata[i], error);

      if (pair == NULL)
        return NULL;
      json_array_add_element (array, pair);
    }
  array = json_array_new ();
  for (guint step = LANYARD_ROLLOVER_START; step <= LANYARD_ROLLOVER_BACK; step++)
    if (lanyard_rollover_allows (stage, step))
      json_array_add_string_element (array, lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STEP, (int) step));
  json_object_set_array_member (object, "steps", array);

  return g_steal_pointer (&node);
}

static gboolean
print_rollover (LanyardCli        *cli,
                LanyardConnector  *connector,
                GError           **error)
{
  g_autoptr(GPtrArray) pairs = lanyard_configuration_list_key_pairs_sync (
    cli->configuration, lanyard_record_get_id (LANYARD_RECORD (connector)), error);
  g_autoptr(JsonNode) node = pairs != NULL ? rollover_to_json (pairs, error) : NULL;
  g_autoptr(GPtrArray) rows = NULL;
  JsonArray *array;

  if (node == NULL)
    return FALSE;
  if (cli->json)
    return _lanyard_cli_print_json (node);

  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  array = json_object_get_array_member (json_node_get_object (node), "pairs");
  g_print ("%s\n", json_object_get_string_member (json_node_get_object (node), "stage"));
  for (guint i = 0; i < json_array_get_length (array); i++)
    {
      JsonObject *pair = json_array_get_object_element (array, i);

      _lanyard_cli_add_row (rows, json_object_get_string_member (pair, "role"),
                            json_object_get_string_member (pair, "key"),
                            json_object_get_string_member (pair, "not_after"),
                            json_object_get_string_member (pair, "fingerprint_sha256"), NULL);
    }
  _lanyard_cli_print_rows (rows);
  return TRUE;
}

static gboolean
parse_step (const char           *text,
            LanyardRolloverStep  *step,
            GError              **error)
{
  for (guint i = LANYARD_ROLLOVER_START; i <= LANYARD_ROLLOVER_BACK; i++)
    if (strcmp (text, lanyard_enum_get_nick (LANYARD_TYPE_ROLLOVER_STEP, (int) i)) == 0)
      {
        *step = i;
        return TRUE;
      }

  g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
               _("There is no step “%s”: it is start, tick, switch, retire, back or status."), text);
  return FALSE;
}

/* A step, then how far it is; without a step only that. */
gboolean
_lanyard_cli_certificate_rollover (LanyardCli  *cli,
                                   GError     **error)
{
  const char *word = cli->arguments[1];
  g_autoptr(LanyardConnector) connector = NULL;
  LanyardRolloverStep step = LANYARD_ROLLOVER_START;
  gboolean only_status = word == NULL || strcmp (word, "status") == 0;

  if (!only_status && !parse_step (word, &step, error))
    return FALSE;
  connector = find_connector (cli, error);
  if (connector == NULL)
    return FALSE;
  if (!only_status &&
      !lanyard_administration_rollover_sync (cli->configuration, lanyard_record_get_id (LANYARD_RECORD (connector)), step,
                                             lanyard_time_now (), NULL, error))
    return FALSE;

  return print_rollover (cli, connector, error);
}

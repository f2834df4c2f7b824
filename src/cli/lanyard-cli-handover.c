/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-administration.h"
#include "lanyard-error.h"
#include "lanyard-setup-html.h"
#include "lanyard-time.h"

static LanyardConnector *
find_connector (LanyardCli  *cli,
                GError     **error)
{
  return (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
}

static JsonNode *
sheet_to_json (LanyardSetupSheet *sheet)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *values = json_array_new ();

  _lanyard_cli_add_strings (node, "where", (const char * const *) sheet->where);
  for (guint i = 0; i < sheet->values->len; i++)
    {
      LanyardSetupValue *value = sheet->values->pdata[i];
      g_autoptr(JsonObject) value_object = json_object_new ();
      JsonNode *value_node = json_node_init_object (json_node_alloc (), value_object);

      _lanyard_cli_add_string (value_node, "label", value->label);
      _lanyard_cli_add_string (value_node, "what", value->what);
      _lanyard_cli_add_string (value_node, "value", value->value);
      json_array_add_element (values, value_node);
    }
  json_object_set_array_member (object, "values", values);
  _lanyard_cli_add_strings (node, "notes", (const char * const *) sheet->notes);

  return node;
}

gboolean
_lanyard_cli_connector_export_metadata (LanyardCli  *cli,
                                        GError     **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (cli, error);
  g_autoptr(GBytes) metadata = NULL;
  g_autofree char *name = NULL;

  metadata = connector != NULL
             ? lanyard_administration_export_metadata_sync (cli->configuration, connector,
                                                            cli->sign ? LANYARD_METADATA_SIGNED : LANYARD_METADATA_AS_SET,
                                                            lanyard_time_now (), error)
             : NULL;
  if (metadata == NULL)
    return FALSE;

  name = lanyard_setup_sheet_dup_metadata_name (connector);
  return _lanyard_cli_write (cli, metadata, name, error);
}

static GBytes *
encode_certificate (LanyardCertificate  *certificate,
                    const char          *encoding,
                    const char         **name,
                    GError             **error)
{
  char *text;

  if (encoding == NULL || strcmp (encoding, "pem") == 0)
    {
      *name = "certificate.pem";
      text = lanyard_certificate_dup_pem (certificate);
    }
  else if (strcmp (encoding, "der") == 0)
    {
      *name = "certificate.der";
      return g_bytes_ref (lanyard_certificate_get_der (certificate));
    }
  else if (strcmp (encoding, "base64") == 0)
    {
      *name = "certificate.txt";
      text = g_strconcat (lanyard_certificate_get_base64 (certificate), "\n", NULL);
    }
  else
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_BAD_VALUE,
                   _("There is no format “%s”: it is pem, der or base64."), encoding);
      return NULL;
    }

  return g_bytes_new_take (text, strlen (text));
}

gboolean
_lanyard_cli_connector_certificate (LanyardCli  *cli,
                                    GError     **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (cli, error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *name = NULL;

  certificate = connector != NULL
                ? lanyard_administration_load_certificate_sync (cli->configuration,
                                                                lanyard_record_get_id (LANYARD_RECORD (connector)), error)
                : NULL;
  bytes = certificate != NULL ? encode_certificate (certificate, cli->format, &name, error) : NULL;

  return bytes != NULL && _lanyard_cli_write (cli, bytes, name, error);
}

gboolean
_lanyard_cli_connector_setup (LanyardCli  *cli,
                              GError     **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  g_autoptr(LanyardSetupSheet) sheet = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *name = NULL;
  gboolean as_html = g_strcmp0 (cli->format, "html") == 0;
  char *text;

  if (cli->format != NULL && !as_html && strcmp (cli->format, "text") != 0 && strcmp (cli->format, "json") != 0)
    {
      g_set_error (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                   _("There is no format “%s”: it is text, html or json."), cli->format);
      return FALSE;
    }

  connector = find_connector (cli, error);
  sheet = connector != NULL
          ? lanyard_administration_setup_sheet_sync (cli->configuration, connector, error) : NULL;
  if (sheet == NULL)
    return FALSE;

  if (cli->json || g_strcmp0 (cli->format, "json") == 0)
    {
      g_autoptr(JsonNode) node = sheet_to_json (sheet);

      return _lanyard_cli_print_json (node);
    }

  text = as_html ? lanyard_setup_sheet_to_html (sheet, connector) : lanyard_setup_sheet_to_text (sheet, connector);
  bytes = g_bytes_new_take (text, strlen (text));
  name = g_strdup_printf ("Lanyard-%s-setup.%s", lanyard_connector_get_slug (connector), as_html ? "html" : "txt");
  return _lanyard_cli_write (cli, bytes, name, error);
}

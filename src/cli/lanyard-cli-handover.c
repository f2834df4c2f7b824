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
#include "lanyard-text.h"
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

static char *
fold_fingerprint (const char *text)
{
  GString *folded = g_string_new (NULL);

  for (; *text != '\0'; text++)
    if (*text != ':' && *text != ' ')
      g_string_append_c (folded, g_ascii_tolower (*text));

  return g_string_free (folded, FALSE);
}

static gboolean
has_fingerprint (const char *fingerprint,
                 const char *wanted)
{
  g_autofree char *folded = fingerprint != NULL ? fold_fingerprint (fingerprint) : NULL;

  return folded != NULL && strcmp (folded, wanted) == 0;
}

/* By what it is for, or by one of its fingerprints. */
static gboolean
is_chosen (LanyardCertificateEntry *entry,
           LanyardConnector        *connector,
           const char              *which)
{
  const char *id = lanyard_record_get_id (LANYARD_RECORD (lanyard_certificate_entry_get_connector (entry)));
  LanyardCertificateUse use = lanyard_certificate_entry_get_use (entry);
  g_autofree char *folded = fold_fingerprint (which);

  if (lanyard_certificate_entry_get_certificate (entry) == NULL ||
      strcmp (id, lanyard_record_get_id (LANYARD_RECORD (connector))) != 0)
    return FALSE;

  return strcmp (which, use == LANYARD_CERTIFICATE_SIGNS ? "active"
                        : lanyard_enum_get_nick (LANYARD_TYPE_CERTIFICATE_USE, (int) use)) == 0 ||
         has_fingerprint (lanyard_certificate_entry_get_sha256 (entry), folded) ||
         has_fingerprint (lanyard_certificate_entry_get_sha1 (entry), folded);
}

/* What is there to choose from, for the error. */
static char *
list_choices (GPtrArray        *entries,
              LanyardConnector *connector,
              const char       *which)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) fingerprints = NULL;

  for (guint i = 0; i < entries->len; i++)
    if (is_chosen (entries->pdata[i], connector, which))
      g_strv_builder_add (builder, lanyard_certificate_entry_get_sha256 (entries->pdata[i]));

  fingerprints = g_strv_builder_end (builder);
  return g_strjoinv (", ", fingerprints);
}

/* (transfer none): the one that @which means */
static LanyardCertificate *
choose_certificate (GPtrArray         *entries,
                    LanyardConnector  *connector,
                    const char        *which,
                    GError           **error)
{
  LanyardCertificate *chosen = NULL;
  g_autofree char *visible = lanyard_text_make_visible (which, 128);
  g_autofree char *choices = NULL;
  g_autofree char *fix = NULL;

  for (guint i = 0; i < entries->len; i++)
    {
      LanyardCertificate *certificate = lanyard_certificate_entry_get_certificate (entries->pdata[i]);

      if (!is_chosen (entries->pdata[i], connector, which))
        continue;
      if (chosen == NULL || g_bytes_equal (lanyard_certificate_get_der (chosen), lanyard_certificate_get_der (certificate)))
        {
          chosen = certificate;
          continue;
        }

      choices = list_choices (entries, connector, which);
      /* Translators: fingerprints */
      fix = g_strdup_printf (_("Choose one by its fingerprint: %s"), choices);
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, fix,
                         _("“%s” has several certificates “%s”"), lanyard_connector_get_label (connector), visible);
      return NULL;
    }

  if (chosen == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                       _("“lanyardctl certificate list” shows what there is"),
                       /* Translators: a connector; what was asked for: next, sp-signing, or a fingerprint */
                       _("“%s” has no certificate “%s”"), lanyard_connector_get_label (connector), visible);
  return chosen;
}

static LanyardCertificate *
load_certificate (LanyardCli        *cli,
                  LanyardConnector  *connector,
                  GError           **error)
{
  g_autoptr(GPtrArray) entries = NULL;
  LanyardCertificate *chosen;

  if (cli->which == NULL)
    return lanyard_administration_load_certificate_sync (cli->configuration,
                                                         lanyard_record_get_id (LANYARD_RECORD (connector)), error);

  entries = lanyard_administration_list_certificates_sync (cli->configuration, error);
  chosen = entries != NULL ? choose_certificate (entries, connector, cli->which, error) : NULL;
  return chosen != NULL ? lanyard_certificate_ref (chosen) : NULL;
}

gboolean
_lanyard_cli_connector_certificate (LanyardCli  *cli,
                                    GError     **error)
{
  g_autoptr(LanyardConnector) connector = find_connector (cli, error);
  g_autoptr(LanyardCertificate) certificate = connector != NULL ? load_certificate (cli, connector, error) : NULL;
  g_autoptr(GBytes) bytes = NULL;
  const char *name = NULL;

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

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-error.h"
#include "lanyard-message-check.h"
#include "lanyard-saml-error.h"
#include "lanyard-saml-inspect.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

static LanyardSamlInspection *
read_message (LanyardCli  *cli,
              GError     **error)
{
  const char *path = cli->arguments[0];
  g_autoptr(GBytes) input = path == NULL || strcmp (path, "-") == 0 ? _lanyard_cli_read_stdin (error)
                                                                    : _lanyard_cli_read_file (path, error);

  return input != NULL ? lanyard_saml_inspect (input, error) : NULL;
}

static void
add_summary (LanyardSamlInspection *inspection,
             GPtrArray             *rows)
{
  _lanyard_cli_add_row (rows, _("message:"), lanyard_saml_kind_get_name (inspection->kind), NULL);
  _lanyard_cli_add_row (rows, _("form:"), lanyard_saml_form_get_name (inspection->form), NULL);
  if (inspection->relay_state != NULL)
    _lanyard_cli_add_row (rows, "RelayState:", inspection->relay_state, NULL);
  if (inspection->other_names != NULL)
    _lanyard_cli_add_row (rows, _("other parameters:"), inspection->other_names, NULL);

  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = inspection->facts->pdata[i];
      g_autofree char *name = g_strconcat (fact->name, ":", NULL);

      _lanyard_cli_add_row (rows, name, fact->value, NULL);
    }
}

/* Line by line, so that nothing in it can command the terminal. */
static void
print_indented (const char *title,
                const char *copy)
{
  g_auto(GStrv) lines = g_strsplit (copy, "\n", -1);

  g_print ("\n%s\n", title);
  for (char **line = lines; *line != NULL; line++)
    {
      gsize margin = strspn (*line, " ");
      g_autofree char *visible = lanyard_text_make_visible (*line + margin, 0);

      g_print ("%*s%s\n", (int) margin, "", visible);
    }
}

static JsonNode *
make_summary_json (LanyardSamlInspection *inspection)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *facts = json_array_new ();

  _lanyard_cli_add_string (node, "message", lanyard_saml_kind_get_name (inspection->kind));
  _lanyard_cli_add_string (node, "form", lanyard_saml_form_get_name (inspection->form));
  _lanyard_cli_add_string (node, "relay_state", inspection->relay_state);
  _lanyard_cli_add_string (node, "other_parameters", inspection->other_names);
  for (guint i = 0; i < inspection->facts->len; i++)
    {
      LanyardSamlFact *fact = inspection->facts->pdata[i];
      JsonObject *entry = json_object_new ();

      json_object_set_string_member (entry, "name", fact->name);
      json_object_set_string_member (entry, "value", fact->value);
      json_array_add_object_element (facts, entry);
    }
  json_object_set_array_member (object, "facts", facts);

  return node;
}

/* The document as it is; %NULL for bytes that JSON cannot hold. */
static void
add_document (JsonNode   *node,
              const char *name,
              GBytes     *document)
{
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  g_autofree char *text = g_utf8_validate (data, size, NULL) ? g_strndup (data, size) : NULL;

  _lanyard_cli_add_string (node, name, text);
}

typedef struct
{
  GBytes     *data;
  LanyardKey *key;
} KeyFile;

static gboolean
unlock_key (const LanyardSecret *passphrase,
            gpointer             data,
            GError             **error)
{
  KeyFile *file = data;

  file->key = lanyard_key_new_from_data (file->data, passphrase, error);
  return file->key != NULL;
}

/* With --key: the assertion that is encrypted for it. */
static gboolean
decrypt (LanyardCli             *cli,
         LanyardSamlInspection  *inspection,
         GError                **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_key_unref);
  g_autoptr(GBytes) data = NULL;
  KeyFile file = { NULL };

  if (cli->key == NULL)
    return TRUE;

  data = _lanyard_cli_read_file (cli->key, error);
  file.data = data;
  if (data == NULL || !_lanyard_cli_unlock (cli, unlock_key, &file, error))
    return FALSE;

  g_ptr_array_add (keys, file.key);
  return lanyard_saml_inspection_decrypt (inspection, keys, error);
}

static void
print_decoded (LanyardSamlInspection *inspection)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autofree char *copy = lanyard_saml_inspection_indent (inspection);
  g_autofree char *decrypted = lanyard_saml_inspection_indent_decrypted (inspection);

  add_summary (inspection, rows);
  _lanyard_cli_print_rows (rows);
  print_indented (_("Indented copy to read; signatures do not fit it (--raw writes the exact bytes):"),
                  copy != NULL ? copy : "");
  if (decrypted != NULL)
    print_indented (_("The assertion that was encrypted in it, indented:"), decrypted);
}

static gboolean
take_fault (LanyardSamlInspection  *inspection,
            GError                **error)
{
  if (inspection->fault == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&inspection->fault));
  return FALSE;
}

gboolean
_lanyard_cli_saml_decode (LanyardCli  *cli,
                          GError     **error)
{
  g_autoptr(LanyardSamlInspection) inspection = NULL;

  if (cli->raw && cli->key != NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("--raw writes the message as it is; it does not go with --key."));
      return FALSE;
    }

  inspection = read_message (cli, error);
  if (inspection == NULL)
    return FALSE;
  if (cli->raw)
    return _lanyard_cli_write (cli, inspection->document, "message.xml", error);
  if (!take_fault (inspection, error) || !decrypt (cli, inspection, error))
    return FALSE;

  if (cli->json)
    {
      g_autoptr(JsonNode) node = make_summary_json (inspection);

      add_document (node, "xml", inspection->document);
      if (inspection->decrypted != NULL)
        add_document (node, "decrypted", inspection->decrypted);
      return _lanyard_cli_print_json (node);
    }

  print_decoded (inspection);
  return TRUE;
}

static gboolean
read_time (LanyardCli  *cli,
           gint64      *now,
           GError     **error)
{
  if (cli->at != NULL)
    return lanyard_time_parse (cli->at, now, error);

  *now = lanyard_time_now ();
  return TRUE;
}

static gboolean
check_connector (LanyardCli             *cli,
                 LanyardSamlInspection  *inspection,
                 GPtrArray              *findings,
                 GError                **error)
{
  g_autoptr(LanyardConnector) connector = NULL;
  gint64 now;

  if (cli->connector == NULL)
    return TRUE;

  connector = read_time (cli, &now, error)
              ? (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->connector, error) : NULL;

  return connector != NULL &&
         lanyard_message_check_sync (cli->configuration, connector, inspection, now, findings, error);
}

static gboolean
check_certificate (LanyardCli             *cli,
                   LanyardSamlInspection  *inspection,
                   GPtrArray              *findings,
                   GError                **error)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autoptr(GBytes) data = NULL;

  if (cli->certificate == NULL)
    return TRUE;

  data = _lanyard_cli_read_file (cli->certificate, error);
  certificate = data != NULL ? lanyard_certificate_new_from_data (data, error) : NULL;
  if (certificate == NULL)
    return FALSE;

  g_ptr_array_add (keys, lanyard_certificate_get_key (certificate));
  return lanyard_saml_inspection_verify (inspection, keys, FALSE, findings, error);
}

static gboolean
print_verdicts_json (LanyardSamlInspection *inspection,
                     GPtrArray             *findings,
                     const GError          *fault)
{
  g_autoptr(JsonNode) node = make_summary_json (inspection);

  json_object_set_boolean_member (json_node_get_object (node), "passed", fault == NULL);
  json_object_set_array_member (json_node_get_object (node), "findings", _lanyard_cli_findings_to_json (findings));

  return _lanyard_cli_print_json (node);
}

gboolean
_lanyard_cli_saml_verify (LanyardCli  *cli,
                          GError     **error)
{
  g_autoptr(LanyardSamlInspection) inspection = NULL;
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) fault = NULL;

  if (cli->connector == NULL && cli->certificate == NULL)
    {
      g_set_error_literal (error, G_OPTION_ERROR, G_OPTION_ERROR_FAILED,
                           _("--connector or --certificate says what to check with; one of them is needed."));
      return FALSE;
    }

  inspection = read_message (cli, error);
  if (inspection == NULL || !take_fault (inspection, error))
    return FALSE;

  if (check_connector (cli, inspection, findings, &fault))
    check_certificate (cli, inspection, findings, &fault);
  if (cli->json)
    print_verdicts_json (inspection, findings, fault);
  else
    _lanyard_cli_print_findings (findings);
  if (fault == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&fault));
  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"

/* A line for each rule. */
void
_lanyard_cli_print_findings (GPtrArray *findings)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);

  for (guint i = 0; i < findings->len; i++)
    {
      LanyardSamlFinding *finding = findings->pdata[i];
      /* Translators: the value that was expected, or received */
      g_autofree char *expected = g_strdup_printf (_("expected “%s”"), finding->expected != NULL ? finding->expected : "");
      g_autofree char *received = g_strdup_printf (_("received “%s”"), finding->received != NULL ? finding->received : "");

      if (finding->received == NULL)
        g_clear_pointer (&received, g_free);
      _lanyard_cli_add_row (rows, finding->passed ? _("passed") : _("FAILED"), finding->rule, finding->subject,
                            finding->expected != NULL ? expected : received != NULL ? "" : NULL, received, NULL);
    }

  _lanyard_cli_print_rows (rows);
}

static JsonNode *
finding_to_json (LanyardSamlFinding *finding)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "rule", finding->rule);
  json_object_set_boolean_member (object, "passed", finding->passed);
  _lanyard_cli_add_string (node, "code", finding->passed ? NULL : lanyard_saml_error_get_code (finding->code));
  _lanyard_cli_add_string (node, "subject", finding->subject);
  _lanyard_cli_add_string (node, "expected", finding->expected);
  _lanyard_cli_add_string (node, "received", finding->received);
  _lanyard_cli_add_string (node, "fix", finding->fix);

  return node;
}

JsonArray *
_lanyard_cli_findings_to_json (GPtrArray *findings)
{
  JsonArray *array = json_array_new ();

  for (guint i = 0; i < findings->len; i++)
    json_array_add_element (array, finding_to_json (findings->pdata[i]));

  return array;
}

/* Why something is refused, in its parts; null if it is not. */
void
_lanyard_cli_add_error (JsonNode     *node,
                        const char   *name,
                        const GError *error)
{
  const LanyardErrorParts *parts = error != NULL ? lanyard_error_get_parts (error) : NULL;
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *entry;

  if (error == NULL)
    {
      json_object_set_null_member (json_node_get_object (node), name);
      return;
    }

  entry = json_node_init_object (json_node_alloc (), object);
  _lanyard_cli_add_string (entry, "code",
                           parts != NULL && parts->code != NULL ? parts->code
                           : error->domain == LANYARD_SAML_ERROR ? lanyard_saml_error_get_code (error->code) : "failed");
  _lanyard_cli_add_string (entry, "rule", parts != NULL ? parts->rule : NULL);
  _lanyard_cli_add_string (entry, "expected", parts != NULL ? parts->expected : NULL);
  _lanyard_cli_add_string (entry, "received", parts != NULL ? parts->received : NULL);
  _lanyard_cli_add_string (entry, "fix", parts != NULL ? parts->fix : NULL);
  _lanyard_cli_add_string (entry, "message", error->message);
  json_object_set_member (json_node_get_object (node), name, entry);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-own-templates.h"
#include "lanyard-template-export.h"

gboolean
_lanyard_cli_template_import (LanyardCli  *cli,
                              GError     **error)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();

  for (char **file = cli->arguments; *file != NULL; file++)
    {
      g_autoptr(GBytes) json = _lanyard_cli_read_file (*file, error);
      g_autoptr(LanyardTemplate) tmpl = NULL;
      g_autofree char *line = NULL;

      if (json != NULL)
        tmpl = lanyard_own_templates_import (folder, lanyard_catalog_get_built_in (), json, FALSE, error);
      if (tmpl == NULL)
        {
          if (json != NULL)
            g_prefix_error (error, "%s: ", *file);
          return FALSE;
        }

      line = g_strconcat (lanyard_template_get_id (tmpl), "\n", NULL);
      _lanyard_cli_print (line);
    }

  return TRUE;
}

gboolean
_lanyard_cli_template_remove (LanyardCli  *cli,
                              GError     **error)
{
  g_autofree char *folder = lanyard_own_templates_dup_folder ();

  for (char **id = cli->arguments; *id != NULL; id++)
    if (!lanyard_own_templates_remove (folder, *id, error))
      return FALSE;

  return TRUE;
}

static gboolean
validate_file (const char  *path,
               GError     **error)
{
  g_autoptr(GBytes) json = _lanyard_cli_read_file (path, error);
  g_autoptr(LanyardTemplate) tmpl = json != NULL ? lanyard_template_new_from_json (json, error) : NULL;

  return tmpl != NULL && lanyard_template_check (tmpl, error);
}

static void
add_result (GPtrArray    *nodes,
            const char   *file,
            const GError *error)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);

  _lanyard_cli_add_string (node, "file", file);
  _lanyard_cli_add_string (node, "result", error == NULL ? "valid" : "refused");
  if (error != NULL)
    _lanyard_cli_add_string (node, "what", error->message);
  g_ptr_array_add (nodes, node);
}

/* Files named, or all of one's own that are not in the catalog. */
gboolean
_lanyard_cli_template_validate (LanyardCli  *cli,
                                GError     **error)
{
  g_autoptr(GPtrArray) nodes = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  g_autoptr(GPtrArray) faults = lanyard_catalog_list_faults (lanyard_catalog_get_default ());
  guint n_refused = 0;

  for (char **file = cli->arguments; *file != NULL; file++)
    {
      g_autoptr(GError) local_error = NULL;

      n_refused += validate_file (*file, &local_error) ? 0 : 1;
      add_result (nodes, *file, local_error);
    }
  for (guint i = 0; *cli->arguments == NULL && i < faults->len; i++)
    {
      const LanyardTemplateFault *fault = faults->pdata[i];

      n_refused++;
      add_result (nodes, fault->file, fault->error);
    }

  if (nodes->len > 0 && !_lanyard_cli_print_objects (cli, nodes))
    return FALSE;
  if (n_refused == 0)
    return TRUE;

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("They are not in the catalog"), _("Correct what is said of each"),
                     g_dngettext (GETTEXT_PACKAGE, "%u template is refused", "%u templates are refused", n_refused),
                     n_refused);
  return FALSE;
}

gboolean
_lanyard_cli_connector_export_template (LanyardCli  *cli,
                                        GError     **error)
{
  LanyardConnector *connector = (LanyardConnector *) _lanyard_cli_find (cli, LANYARD_TYPE_CONNECTOR, cli->arguments[0], error);
  g_autoptr(GBytes) contents = NULL;
  g_autofree char *name = NULL;
  LanyardTemplate *tmpl = NULL;
  char *json;

  if (connector == NULL)
    return FALSE;

  if (lanyard_connector_get_template (connector) != NULL)
    tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), lanyard_connector_get_template (connector), NULL);
  json = lanyard_template_export (connector, tmpl);
  contents = g_bytes_new_take (json, strlen (json));
  name = g_strdup_printf ("own-%s.json", lanyard_connector_get_slug (connector));

  return _lanyard_cli_write (cli, contents, name, error);
}

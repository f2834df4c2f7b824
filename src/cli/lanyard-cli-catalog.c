/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-text.h"

static const struct
{
  LanyardTemplateLabels label;
  const char *nick;
  const char *text;
} labels[] = {
  { LANYARD_TEMPLATE_BETA, "beta", N_("BETA") },
  { LANYARD_TEMPLATE_JIT, "jit", N_("JIT Provisioning") },
  { LANYARD_TEMPLATE_SP_INITIATED_ONLY, "sp-initiated-only", N_("SP-initiated only") },
  { LANYARD_TEMPLATE_SINGLE_LOGOUT, "single-logout", N_("Single Logout") },
};

static char *
format_labels (LanyardTemplate *tmpl)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) texts = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (lanyard_template_get_labels (tmpl) & labels[i].label)
      g_strv_builder_add (builder, _(labels[i].text));

  texts = g_strv_builder_end (builder);
  return g_strjoinv (", ", texts);
}

/* What lists need; "catalog show --json" has all. */
static JsonNode *
make_summary (LanyardTemplate *tmpl)
{
  g_autoptr(JsonObject) object = json_object_new ();
  JsonNode *node = json_node_init_object (json_node_alloc (), object);
  JsonArray *nicks = json_array_new ();

  _lanyard_cli_add_string (node, "id", lanyard_template_get_id (tmpl));
  _lanyard_cli_add_string (node, "name", lanyard_template_get_name (tmpl));
  _lanyard_cli_add_string (node, "vendor", lanyard_template_get_vendor (tmpl));
  _lanyard_cli_add_string (node, "summary", lanyard_template_get_summary (tmpl));
  _lanyard_cli_add_strings (node, "categories", lanyard_template_get_categories (tmpl));
  _lanyard_cli_add_strings (node, "sister_products", lanyard_template_get_sister_products (tmpl));
  for (gsize i = 0; i < G_N_ELEMENTS (labels); i++)
    if (lanyard_template_get_labels (tmpl) & labels[i].label)
      json_array_add_string_element (nicks, labels[i].nick);
  json_object_set_array_member (object, "labels", nicks);

  return node;
}

static gboolean
print_templates (LanyardCli *cli,
                 GPtrArray  *templates)
{
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < templates->len; i++)
    {
      LanyardTemplate *tmpl = templates->pdata[i];
      g_autofree char *label_text = format_labels (tmpl);

      json_array_add_element (array, make_summary (tmpl));
      _lanyard_cli_add_row (rows, lanyard_template_get_id (tmpl), lanyard_template_get_name (tmpl),
                            lanyard_template_get_summary (tmpl), label_text, NULL);
    }

  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

static void
append_list (GString            *text,
             const char         *heading,
             const char * const *items)
{
  if (items[0] == NULL)
    return;

  g_string_append_printf (text, "\n%s\n", heading);
  for (gsize i = 0; items[i] != NULL; i++)
    g_string_append_printf (text, "  %s\n", items[i]);
}

static void
append_placeholders (GString   *text,
                     GPtrArray *placeholders)
{
  if (placeholders->len > 0)
    g_string_append_printf (text, "\n%s\n", _("Placeholders"));

  for (guint i = 0; i < placeholders->len; i++)
    {
      LanyardPlaceholder *placeholder = placeholders->pdata[i];

      g_string_append_printf (text, "  %s: %s%s\n    %s\n", placeholder->key, placeholder->label,
                              placeholder->optional ? _(" (optional)") : "", placeholder->hint);
      if (placeholder->example != NULL)
        /* Translators: an example of a value */
        g_string_append_printf (text, _("    for example %s\n"), placeholder->example);
    }
}

/* Refused, since a misspelt category would look like an empty one. */
static gboolean
check_category (LanyardCli  *cli,
                GError     **error)
{
  g_autofree const char **ids = lanyard_catalog_list_categories ();
  g_autofree char *visible = NULL;

  if (cli->category == NULL || g_strv_contains (ids, cli->category))
    return TRUE;

  visible = lanyard_text_make_visible (cli->category, 64);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND, NULL,
                     _("“lanyardctl catalog categories” shows them"),
                     _("There is no category “%s”"), visible);
  return FALSE;
}

/* Every application can be connected, known or not. */
static void
offer_custom (LanyardCli *cli,
              const char *text)
{
  g_autofree char *visible = lanyard_text_make_visible (text, 128);
  g_autofree char *quoted = g_shell_quote (visible);

  if (cli->category != NULL)
    {
      g_printerr (_("Nothing is found for “%s” in this category. Without --category all are searched."), visible);
      g_printerr ("\n");
      return;
    }

  /* Translators: what was searched, then the same in quotation marks of the shell */
  g_printerr (_("Nothing is found for “%s”. The template Custom SAML 2.0 fits any application: "
                "lanyardctl connector add custom --label %s"), visible, quoted);
  g_printerr ("\n");
}

static gboolean
print_found (LanyardCli  *cli,
             const char  *text,
             GError     **error)
{
  g_autoptr(GPtrArray) found = NULL;

  if (!check_category (cli, error))
    return FALSE;

  found = lanyard_catalog_search (lanyard_catalog_get_default (), text, cli->category);
  if (found->len == 0)
    offer_custom (cli, text);

  return print_templates (cli, found);
}

gboolean
_lanyard_cli_catalog_list (LanyardCli  *cli,
                           GError     **error)
{
  return print_found (cli, "", error);
}

gboolean
_lanyard_cli_catalog_categories (LanyardCli  *cli,
                                 GError     **error)
{
  g_autofree const char **ids = lanyard_catalog_list_categories ();
  g_autoptr(GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (gsize i = 0; ids[i] != NULL; i++)
    {
      JsonNode *node = json_node_new (JSON_NODE_OBJECT);

      json_node_take_object (node, json_object_new ());
      _lanyard_cli_add_string (node, "id", ids[i]);
      _lanyard_cli_add_string (node, "title", lanyard_catalog_get_category_title (ids[i]));
      json_array_add_element (array, node);
      _lanyard_cli_add_row (rows, ids[i], lanyard_catalog_get_category_title (ids[i]), NULL);
    }

  if (cli->json)
    return _lanyard_cli_print_json (root);

  _lanyard_cli_print_rows (rows);
  return TRUE;
}

gboolean
_lanyard_cli_catalog_search (LanyardCli  *cli,
                             GError     **error)
{
  g_autofree char *text = g_strjoinv (" ", cli->arguments);

  return print_found (cli, text, error);
}

gboolean
_lanyard_cli_catalog_show (LanyardCli  *cli,
                           GError     **error)
{
  LanyardTemplate *tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), cli->arguments[0], error);
  g_autoptr(GString) text = g_string_new (NULL);
  g_auto(GStrv) preview = NULL;
  g_autofree char *label_text = NULL;

  if (tmpl == NULL)
    return FALSE;

  if (cli->json)
    {
      g_autoptr(JsonNode) root = json_from_string (lanyard_template_get_json (tmpl), error);

      return root != NULL && _lanyard_cli_print_json (root);
    }

  label_text = format_labels (tmpl);
  g_string_append_printf (text, "%s (%s)\n%s\n", lanyard_template_get_name (tmpl),
                          lanyard_template_get_id (tmpl), lanyard_template_get_summary (tmpl));
  if (*label_text != '\0')
    g_string_append_printf (text, "%s\n", label_text);

  append_placeholders (text, lanyard_template_get_placeholders (tmpl));
  preview = lanyard_template_preview (tmpl, NULL);
  if (preview[0] != NULL)
    g_string_append_printf (text, "\n%s\n", _("Addresses"));
  for (gsize i = 0; preview[i] != NULL; i += 2)
    g_string_append_printf (text, "  %s: %s\n", preview[i], preview[i + 1]);
  append_list (text, _("Also for"), lanyard_template_get_sister_products (tmpl));
  append_list (text, _("Notes"), lanyard_template_get_notes (tmpl));

  _lanyard_cli_print (text->str);
  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <errno.h>
#include <glib/gi18n-lib.h>
#include <stdio.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"

/* A member of the JSON form that the form leaves out because it holds its default. */
static JsonNode *
make_default_node (GObject    *object,
                   GParamSpec *pspec)
{
  g_auto(GValue) value = G_VALUE_INIT;

  g_value_init (&value, pspec->value_type);
  g_object_get_property (object, pspec->name, &value);

  if (G_VALUE_HOLDS_BOOLEAN (&value))
    return json_node_init_boolean (json_node_alloc (), g_value_get_boolean (&value));
  if (G_VALUE_HOLDS_INT (&value))
    return json_node_init_int (json_node_alloc (), g_value_get_int (&value));
  if (G_VALUE_HOLDS_INT64 (&value))
    return json_node_init_int (json_node_alloc (), g_value_get_int64 (&value));
  if (G_VALUE_HOLDS_STRING (&value) && g_value_get_string (&value) != NULL)
    return json_node_init_string (json_node_alloc (), g_value_get_string (&value));
  if (G_VALUE_HOLDS_ENUM (&value))
    return json_node_init_string (json_node_alloc (), lanyard_enum_get_nick (pspec->value_type, g_value_get_enum (&value)));
  if (g_type_is_a (pspec->value_type, G_TYPE_STRV) || g_type_is_a (pspec->value_type, G_TYPE_LIST_MODEL))
    {
      g_autoptr(JsonArray) array = json_array_new ();

      return json_node_init_array (json_node_alloc (), array);
    }
  if (G_VALUE_HOLDS_VARIANT (&value))
    {
      g_autoptr(JsonObject) empty = json_object_new ();

      return json_node_init_object (json_node_alloc (), empty);
    }

  return json_node_init_null (json_node_alloc ());
}

static char *
format_scalar (JsonNode *node)
{
  if (json_node_get_value_type (node) == G_TYPE_STRING)
    return lanyard_text_make_visible (json_node_get_string (node), 0);
  if (JSON_NODE_HOLDS_NULL (node))
    return g_strdup ("");

  return json_to_string (node, FALSE);
}

static gboolean
is_empty (JsonNode *node)
{
  return JSON_NODE_HOLDS_NULL (node) ||
         (JSON_NODE_HOLDS_ARRAY (node) && json_array_get_length (json_node_get_array (node)) == 0) ||
         (JSON_NODE_HOLDS_OBJECT (node) && json_object_get_size (json_node_get_object (node)) == 0);
}

static void
append_node (GString    *text,
             const char *name,
             JsonNode   *node)
{
  g_autofree char *scalar = NULL;

  if (is_empty (node))
    return;

  if (JSON_NODE_HOLDS_ARRAY (node))
    {
      JsonArray *array = json_node_get_array (node);

      g_string_append_printf (text, "%s:\n", name);
      for (guint i = 0; i < json_array_get_length (array); i++)
        {
          g_autofree char *element = format_scalar (json_array_get_element (array, i));

          g_string_append_printf (text, "  %s\n", element);
        }
      return;
    }

  scalar = format_scalar (node);
  g_string_append_printf (text, "%s: %s\n", name, scalar);
}

static void
print_object (JsonNode *node)
{
  g_autoptr(GString) text = g_string_new (NULL);
  JsonObjectIter iter;
  const char *name;
  JsonNode *member;

  json_object_iter_init_ordered (&iter, json_node_get_object (node));
  while (json_object_iter_next_ordered (&iter, &name, &member))
    append_node (text, name, member);

  _lanyard_cli_print (text->str);
}

/* Columns as people count them: wide characters take two. */
static int
measure (const char *text)
{
  int width = 0;

  for (const char *p = text; *p != '\0'; p = g_utf8_next_char (p))
    width += g_unichar_iszerowidth (g_utf8_get_char (p)) ? 0 : g_unichar_iswide (g_utf8_get_char (p)) ? 2 : 1;

  return width;
}

void
_lanyard_cli_print (const char *text)
{
  g_print ("%s", text);
}

gboolean
_lanyard_cli_print_json (JsonNode *node)
{
  g_autofree char *text = json_to_string (node, TRUE);

  /* JSON is UTF-8 whatever the locale says. */
  (void) fputs (text, stdout);
  (void) fputc ('\n', stdout);
  return TRUE;
}

gboolean
_lanyard_cli_print_records_json (GPtrArray *records)
{
  g_autoptr(JsonArray) array = json_array_new ();
  g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

  for (guint i = 0; i < records->len; i++)
    json_array_add_element (array, _lanyard_cli_record_to_json (records->pdata[i]));

  return _lanyard_cli_print_json (root);
}

/* Of each secret only that there is one. */
static void
hide_secrets (JsonObject *object)
{
  JsonObject *secrets = json_object_has_member (object, "secrets") ? json_object_get_object_member (object, "secrets") : NULL;
  g_autoptr(GList) keys = secrets != NULL ? json_object_get_members (secrets) : NULL;

  for (GList *l = keys; l != NULL; l = l->next)
    json_object_set_string_member (secrets, l->data, "…");
}

/* The JSON form with id, revision and the fields that hold their default. */
JsonNode *
_lanyard_cli_record_to_json (LanyardRecord *record)
{
  g_autoptr(JsonNode) form = lanyard_item_to_json (LANYARD_ITEM (record));
  g_autoptr(JsonObject) object = json_object_new ();
  g_autofree GParamSpec **pspecs = NULL;
  guint n_pspecs;

  json_object_set_string_member (object, "id", lanyard_record_get_id (record));
  json_object_set_int_member (object, "revision", lanyard_record_get_revision (record));

  pspecs = g_object_class_list_properties (G_OBJECT_GET_CLASS (record), &n_pspecs);
  for (guint i = 0; i < n_pspecs; i++)
    {
      g_autofree char *name = g_strdelimit (g_strdup (pspecs[i]->name), "-", '_');
      JsonNode *member = json_object_get_member (json_node_get_object (form), name);

      if ((pspecs[i]->flags & LANYARD_PARAM_FIELD) != 0)
        json_object_set_member (object, name, member != NULL ? json_node_copy (member)
                                                             : make_default_node (G_OBJECT (record), pspecs[i]));
    }
  hide_secrets (object);

  return json_node_init_object (json_node_alloc (), object);
}

void
_lanyard_cli_add_strings (JsonNode           *node,
                          const char         *name,
                          const char * const *strings)
{
  JsonArray *array = json_array_new ();

  for (gsize i = 0; strings[i] != NULL; i++)
    json_array_add_string_element (array, strings[i]);
  json_object_set_array_member (json_node_get_object (node), name, array);
}

void
_lanyard_cli_add_string (JsonNode   *node,
                         const char *name,
                         const char *string)
{
  if (string != NULL)
    json_object_set_string_member (json_node_get_object (node), name, string);
  else
    json_object_set_null_member (json_node_get_object (node), name);
}

gboolean
_lanyard_cli_print_objects (LanyardCli *cli,
                            GPtrArray  *nodes)
{
  if (cli->json && nodes->len == 1)
    return _lanyard_cli_print_json (nodes->pdata[0]);

  if (cli->json)
    {
      g_autoptr(JsonArray) array = json_array_new ();
      g_autoptr(JsonNode) root = json_node_init_array (json_node_alloc (), array);

      for (guint i = 0; i < nodes->len; i++)
        json_array_add_element (array, json_node_ref (nodes->pdata[i]));

      return _lanyard_cli_print_json (root);
    }

  for (guint i = 0; i < nodes->len; i++)
    {
      if (i > 0)
        _lanyard_cli_print ("\n");
      print_object (nodes->pdata[i]);
    }

  return TRUE;
}

void
_lanyard_cli_add_row (GPtrArray  *rows,
                      const char *first,
                      ...)
{
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  va_list args;

  va_start (args, first);
  for (const char *cell = first; cell != NULL; cell = va_arg (args, const char *))
    {
      g_autofree char *visible = lanyard_text_make_visible (cell, 0);

      g_strv_builder_add (builder, visible);
    }
  va_end (args);

  g_ptr_array_add (rows, g_strv_builder_end (builder));
}

void
_lanyard_cli_print_rows (GPtrArray *rows)
{
  g_autoptr(GArray) widths = g_array_new (FALSE, TRUE, sizeof (int));
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      g_array_set_size (widths, MAX (widths->len, g_strv_length (cells)));
      for (guint j = 0; cells[j] != NULL; j++)
        g_array_index (widths, int, j) = MAX (g_array_index (widths, int, j), measure (cells[j]));
    }

  for (guint i = 0; i < rows->len; i++)
    {
      char **cells = rows->pdata[i];

      for (guint j = 0; cells[j] != NULL; j++)
        if (cells[j + 1] != NULL)
          g_string_append_printf (text, "%s%*s", cells[j], g_array_index (widths, int, j) - measure (cells[j]) + 2, "");
        else
          g_string_append_printf (text, "%s\n", cells[j]);
    }

  _lanyard_cli_print (text->str);
}

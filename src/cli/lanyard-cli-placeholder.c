/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-cli-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-catalog.h"
#include "lanyard-error.h"
#include "lanyard-secret.h"
#include "lanyard-text.h"

/* The first line of standard input: a secret need not be on the command line,
 * where everybody on this computer sees it. */
static LanyardSecret *
read_value_from_stdin (const char  *key,
                       GError     **error)
{
  g_autoptr(LanyardSecret) value = _lanyard_cli_read_line ();
  g_autofree char *visible = NULL;

  if (value != NULL && g_utf8_validate (value, -1, NULL))
    return g_steal_pointer (&value);

  visible = lanyard_text_make_visible (key, 64);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                     _("Write it as one line of at most 1024 bytes of text to standard input"),
                     /* Translators: the key of a placeholder */
                     _("There is no usable value for the placeholder “%s”"), visible);
  return NULL;
}

/* The first line of the file at @path, or of standard input for "-". */
static LanyardSecret *
read_value (const char  *key,
            const char  *path,
            GError     **error)
{
  g_autoptr(GBytes) bytes = NULL;
  g_autofree char *visible = NULL;
  const char *data;
  gsize size, length = 0;

  if (strcmp (path, "-") == 0)
    return read_value_from_stdin (key, error);

  bytes = _lanyard_cli_read_file (path, error);
  if (bytes == NULL)
    return NULL;

  data = g_bytes_get_data (bytes, &size);
  while (length < size && data[length] != '\n' && data[length] != '\r')
    length++;
  if (data == NULL || g_utf8_validate_len (data, length, NULL))
    return g_strndup (data != NULL ? data : "", length);

  visible = lanyard_text_make_visible (path, 64);
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL, NULL, _("The first line of “%s” is not text"), visible);
  return NULL;
}

/* Of --set and --set-file. */
GVariant *
_lanyard_cli_read_placeholders (LanyardCli  *cli,
                                GError     **error)
{
  g_auto(GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{ss}"));

  for (gsize i = 0; cli->sets != NULL && cli->sets[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *value;

      if (!_lanyard_cli_split (cli->sets[i], &key, &value, error))
        return NULL;
      g_variant_builder_add (&builder, "{ss}", key, value);
    }
  for (gsize i = 0; cli->set_files != NULL && cli->set_files[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      const char *path;
      g_autoptr(LanyardSecret) value = NULL;

      if (!_lanyard_cli_split (cli->set_files[i], &key, &path, error))
        return NULL;
      value = read_value (key, path, error);
      if (value == NULL)
        return NULL;
      g_variant_builder_add (&builder, "{ss}", key, value);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* --set-file of a connector that is there. */
gboolean
_lanyard_cli_set_placeholder_files (LanyardCli   *cli,
                                    LanyardItem  *item,
                                    GError      **error)
{
  for (gsize i = 0; cli->set_files != NULL && cli->set_files[i] != NULL; i++)
    {
      g_autofree char *key = NULL;
      g_autofree char *name = NULL;
      const char *path;
      g_autoptr(LanyardSecret) value = NULL;

      if (!_lanyard_cli_split (cli->set_files[i], &key, &path, error))
        return FALSE;
      value = read_value (key, path, error);
      name = g_strdup_printf ("placeholders.%s", key);
      if (value == NULL || !lanyard_item_set_text (item, name, value, FALSE, error))
        return FALSE;
    }

  return TRUE;
}

/* All placeholders; a new value of a secret one is among the others. */
static GVariant *
list_values (LanyardConnector *connector)
{
  g_autoptr(GVariant) kept = lanyard_connector_dup_placeholder_values (connector);
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, lanyard_connector_get_placeholders (connector));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_variant_lookup (lanyard_connector_get_placeholders (connector), key, "&s", NULL))
      g_variant_builder_add (&builder, "{ss}", key, value);

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/* New placeholder values change what was made from the old ones. */
gboolean
_lanyard_cli_follow_placeholders (LanyardConnector  *before,
                                  LanyardConnector  *after,
                                  GError           **error)
{
  g_autoptr(GVariant) values = list_values (after);
  const char *id = lanyard_connector_get_template (after);
  LanyardTemplate *tmpl;

  if (id == NULL || (g_variant_equal (lanyard_connector_get_placeholders (after), lanyard_connector_get_placeholders (before)) &&
                     g_variant_equal (lanyard_connector_get_secrets (after), lanyard_connector_get_secrets (before))))
    return TRUE;

  tmpl = lanyard_catalog_lookup (lanyard_catalog_get_default (), id, error);
  if (tmpl == NULL)
    return FALSE;

  g_object_set (after,
                "placeholders", lanyard_connector_get_placeholders (before),
                "secrets", lanyard_connector_get_secrets (before),
                NULL);
  return lanyard_template_update_placeholders (tmpl, after, values, error);
}

/* --set and --set-file of a draft that is not stored yet, besides what it has. */
gboolean
_lanyard_cli_fill_placeholders (LanyardCli        *cli,
                                LanyardTemplate   *tmpl,
                                LanyardConnector  *connector,
                                GError           **error)
{
  g_autoptr(GVariant) given = _lanyard_cli_read_placeholders (cli, error);
  g_autoptr(GVariant) kept = lanyard_connector_dup_placeholder_values (connector);
  g_autoptr(GVariant) values = NULL;
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  if (given == NULL)
    return FALSE;
  if (g_variant_n_children (given) == 0)
    return TRUE;

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, kept);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!g_variant_lookup (given, key, "&s", NULL))
      g_variant_builder_add (&builder, "{ss}", key, value);
  g_variant_iter_init (&iter, given);
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    g_variant_builder_add (&builder, "{ss}", key, value);

  values = g_variant_ref_sink (g_variant_builder_end (&builder));
  return lanyard_template_update_placeholders (tmpl, connector, values, error);
}

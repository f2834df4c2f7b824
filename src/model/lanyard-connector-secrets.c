/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-configuration.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-connector-private.h"
#include "lanyard-error.h"

/* What is shown of a secret. */
#define HIDDEN "••••••"
#define KEY_CHARACTERS "abcdefghijklmnopqrstuvwxyz0123456789_"

static char *
make_token (const char *key)
{
  return g_strdup_printf ("{%s}", key);
}

static const char *
peek_entry (LanyardConnector *self,
            const char       *key)
{
  const char *entry = NULL;

  g_variant_lookup (lanyard_connector_get_secrets (self), key, "&s", &entry);
  return entry;
}

/* The key of the token that @text begins with, NULL if it is none. */
static char *
dup_key (const char *text)
{
  gsize length = *text == '{' ? strspn (text + 1, KEY_CHARACTERS) : 0;

  return length > 0 && text[length + 1] == '}' ? g_strndup (text + 1, length) : NULL;
}

/* What was not saved yet is known; the rest is opened. */
static LanyardSecret *
reveal (LanyardConfiguration  *self,
        const char            *key,
        const char            *entry,
        GError               **error)
{
  g_autoptr(GBytes) bytes = NULL;

  if (g_str_has_prefix (entry, LANYARD_SECRET_OPEN))
    return g_strdup (entry + strlen (LANYARD_SECRET_OPEN));

  bytes = lanyard_configuration_load_secret_sync (self, entry + strlen (LANYARD_SECRET_SEALED), key, error);
  return bytes != NULL ? g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)) : NULL;
}

/* @configuration: (nullable): %NULL for dots instead of the secrets. */
static LanyardSecret *
replace_tokens (LanyardConnector      *connector,
                const char            *text,
                LanyardConfiguration  *configuration,
                GError               **error)
{
  g_autoptr(GPtrArray) pieces = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_secret_free);
  const char *rest = text;

  for (const char *p = strchr (text, '{'); p != NULL; p = strchr (p + 1, '{'))
    {
      g_autofree char *key = dup_key (p);
      const char *entry = key != NULL ? peek_entry (connector, key) : NULL;
      LanyardSecret *secret;

      if (entry == NULL)
        continue;

      secret = configuration != NULL ? reveal (configuration, key, entry, error) : g_strdup (HIDDEN);
      if (secret == NULL)
        return NULL;
      g_ptr_array_add (pieces, g_strndup (rest, p - rest));
      g_ptr_array_add (pieces, secret);
      rest = p + strlen (key) + 2;
    }
  g_ptr_array_add (pieces, g_strdup (rest));
  g_ptr_array_add (pieces, NULL);

  return g_strjoinv ("", (char **) pieces->pdata);
}

gboolean
_lanyard_connector_check_secrets (LanyardConnector  *self,
                                  GError           **error)
{
  GVariantIter iter;
  const char *key, *entry;

  g_variant_iter_init (&iter, lanyard_connector_get_secrets (self));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &entry))
    if (!g_str_has_prefix (entry, LANYARD_SECRET_OPEN) && !g_str_has_prefix (entry, LANYARD_SECRET_SEALED))
      {
        lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID, NULL,
                           _("Enter the value of the placeholder again"),
                           /* Translators: the key of a placeholder */
                           _("The secret “%s” is neither a new value nor a sealed one"), key);
        return FALSE;
      }

  return TRUE;
}

/**
 * lanyard_connector_has_secret:
 * @self: a connector
 * @key: of a placeholder
 *
 * Returns: whether there is a secret value for it
 */
gboolean
lanyard_connector_has_secret (LanyardConnector *self,
                              const char       *key)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), FALSE);
  g_return_val_if_fail (key != NULL, FALSE);

  return peek_entry (self, key) != NULL;
}

/**
 * lanyard_connector_set_secret:
 * @self: a connector
 * @key: of a placeholder
 * @value: (nullable): its new value, %NULL: it has none
 *
 * The value of a secret placeholder is known only until the connector is
 * saved. Then the configuration seals it as it seals private keys, and the
 * connector holds only where: so it is in no list, history, export or message.
 * Texts that are made with it hold the placeholder in its braces, and
 * lanyard_configuration_expand_secrets_sync() fills it in where they are used.
 * A copy of the connector has the same secret; a template made of it has none.
 */
void
lanyard_connector_set_secret (LanyardConnector *self,
                              const char       *key,
                              const char       *value)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *other, *entry;

  g_return_if_fail (LANYARD_IS_CONNECTOR (self));
  g_return_if_fail (key != NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, lanyard_connector_get_secrets (self));
  while (g_variant_iter_next (&iter, "{&s&s}", &other, &entry))
    if (strcmp (other, key) != 0)
      g_variant_builder_add (&builder, "{ss}", other, entry);
  if (value != NULL && *value != '\0')
    {
      g_autoptr(LanyardSecret) added = g_strconcat (LANYARD_SECRET_OPEN, value, NULL);

      g_variant_builder_add (&builder, "{ss}", key, added);
    }

  g_object_set (self, "secrets", g_variant_builder_end (&builder), NULL);
}

/**
 * lanyard_connector_dup_placeholder_values:
 * @self: a connector
 *
 * Returns: (transfer full): an "a{ss}" of the placeholders that have a value;
 *   a secret one is its key in braces
 */
GVariant *
lanyard_connector_dup_placeholder_values (LanyardConnector *self)
{
  GVariantBuilder builder;
  GVariantIter iter;
  const char *key, *value;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);

  g_variant_builder_init (&builder, G_VARIANT_TYPE ("a{ss}"));
  g_variant_iter_init (&iter, lanyard_connector_get_placeholders (self));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    if (!lanyard_connector_has_secret (self, key))
      g_variant_builder_add (&builder, "{ss}", key, value);

  g_variant_iter_init (&iter, lanyard_connector_get_secrets (self));
  while (g_variant_iter_next (&iter, "{&s&s}", &key, &value))
    {
      g_autofree char *token = make_token (key);

      g_variant_builder_add (&builder, "{ss}", key, token);
    }

  return g_variant_ref_sink (g_variant_builder_end (&builder));
}

/**
 * lanyard_connector_mask_secrets:
 * @self: a connector
 * @text: one of its texts
 *
 * Returns: (transfer full): @text with dots where a secret will be filled in
 */
char *
lanyard_connector_mask_secrets (LanyardConnector *self,
                                const char       *text)
{
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return replace_tokens (self, text, NULL, NULL);
}

/**
 * lanyard_connector_needs_secret:
 * @self: a connector
 * @text: (nullable): one of its texts
 *
 * Returns: whether a secret has to be filled in before @text is used
 */
gboolean
lanyard_connector_needs_secret (LanyardConnector *self,
                                const char       *text)
{
  g_autofree char *masked = NULL;

  g_return_val_if_fail (LANYARD_IS_CONNECTOR (self), FALSE);

  masked = text != NULL ? lanyard_connector_mask_secrets (self, text) : NULL;
  return g_strcmp0 (masked, text) != 0;
}

/**
 * lanyard_configuration_expand_secrets_sync:
 * @self: where the secrets are sealed
 * @connector: whose they are
 * @text: the value of a constant, or the login URL
 * @error: why a secret cannot be opened
 *
 * Constants go to the service provider in the assertion, the login URL to the
 * browser of a person who may open it: both show the secret to those for whom
 * it is meant, and to nobody else. No other field is made from a secret
 * (lanyard_template_check()).
 *
 * Returns: (transfer full): @text with each secret in place of its key
 */
LanyardSecret *
lanyard_configuration_expand_secrets_sync (LanyardConfiguration  *self,
                                           LanyardConnector      *connector,
                                           const char            *text,
                                           GError               **error)
{
  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (self), NULL);
  g_return_val_if_fail (LANYARD_IS_CONNECTOR (connector), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  return replace_tokens (connector, text, self, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-seal-key.h"

#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-private-file.h"
#include "lanyard-random.h"
#include "lanyard-seal.h"
#include "lanyard-secret.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsecret/secret.h>
#include <string.h>

#define PROOF_TEXT    "Lanyard"
#define PROOF_CONTEXT "seal-key:"

static const SecretSchema schema = {
  "io.github.lanyard_sso.Lanyard.SealKey",
  SECRET_SCHEMA_NONE,
  {
    { "configuration", SECRET_SCHEMA_ATTRIBUTE_STRING },
    { NULL, 0 },
  },
};

static char *
dup_file_path (const char *database_path)
{
  return g_strconcat (database_path, ".key", NULL);
}

static GBytes *
make_random (void)
{
  guchar *data = g_malloc (LANYARD_SEAL_KEY_SIZE);

  lanyard_random_bytes (data, LANYARD_SEAL_KEY_SIZE);

  return lanyard_secret_bytes_new_take (data, LANYARD_SEAL_KEY_SIZE);
}

/* A key that is there already was left by a creation that was interrupted or
 * by a configuration of the same name: it is as good as a new one. The new
 * file gets its name only when it is complete. */
static GBytes *
make_in_file (const char  *database_path,
              GError     **error)
{
  g_autofree char *path = dup_file_path (database_path);
  g_autofree char *unfinished = g_strconcat (path, ".new", NULL);
  g_autoptr(GBytes) key = NULL;
  g_autoptr(GError) local_error = NULL;

  key = lanyard_private_file_read (path, LANYARD_SEAL_KEY_SIZE, &local_error);
  if (key != NULL)
    return g_steal_pointer (&key);
  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return NULL;
    }

  g_unlink (unfinished);
  key = make_random ();
  if (!lanyard_private_file_create (unfinished, key, error) ||
      !lanyard_private_file_rename (unfinished, path, error))
    return NULL;

  return g_steal_pointer (&key);
}

/* NULL without an error: that there is no keyring is a normal state. */
static GBytes *
make_in_keyring (const char *database_path,
                 const char *uuid)
{
  g_autoptr(GBytes) key = make_random ();
  g_autoptr(GError) local_error = NULL;
  g_autoptr(LanyardSecret) text = NULL;
  g_autofree char *label = NULL;

  text = g_base64_encode (g_bytes_get_data (key, NULL), g_bytes_get_size (key));
  /* Translators: the name of an entry in the desktop's keyring */
  label = g_strdup_printf (_("Lanyard: key of %s"), database_path);

  if (!secret_password_store_sync (&schema, SECRET_COLLECTION_DEFAULT, label, text, NULL,
                                   &local_error, "configuration", uuid, NULL))
    {
      g_debug ("No keyring for %s: %s", database_path, local_error->message);
      return NULL;
    }

  return g_steal_pointer (&key);
}

static GBytes *
decode_key (const char  *text,
            const char  *database_path,
            GError     **error)
{
  gsize size = 0;
  guchar *data = g_base64_decode (text, &size);
  g_autoptr(GBytes) key = lanyard_secret_bytes_new_take (data, size);

  if (size == LANYARD_SEAL_KEY_SIZE)
    return g_steal_pointer (&key);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                     _("Private keys cannot be opened without it"),
                     _("Restore the keyring from a backup"),
                     _("The keyring's entry for “%s” is damaged"), database_path);

  return NULL;
}

static GBytes *
load_from_keyring (const char  *database_path,
                   const char  *uuid,
                   GError     **error)
{
  g_autoptr(GError) local_error = NULL;
  g_autoptr(GBytes) key = NULL;
  char *text;

  text = secret_password_lookup_nonpageable_sync (&schema, NULL, &local_error,
                                                  "configuration", uuid, NULL);
  if (text != NULL)
    {
      key = decode_key (text, database_path, error);
      secret_password_free (text);
      return g_steal_pointer (&key);
    }

  if (local_error != NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_PERMISSION,
                       _("Private keys cannot be opened without it"),
                       _("Unlock the keyring and try again"),
                       _("The keyring does not give the key of “%s” (%s)"),
                       database_path, local_error->message);
  else
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                       _("Private keys cannot be opened without it"),
                       _("Log in as the user who made the configuration, or restore the keyring from a backup"),
                       _("The keyring has no key for “%s”"), database_path);

  return NULL;
}

/**
 * lanyard_seal_key_make:
 * @database_path: the file of the configuration
 * @uuid: of the configuration
 * @keyring: whether the desktop's keyring is tried first
 * @place: (out) (transfer none): where it is now
 * @error: return location for `LANYARD_ERROR`
 *
 * Makes the key that a new configuration seals its private keys with, and
 * keeps it in the keyring or in FILE.key. The caller makes sure that nobody
 * else does the same for this file.
 *
 * Returns: (transfer full): the key
 */
GBytes *
lanyard_seal_key_make (const char  *database_path,
                       const char  *uuid,
                       gboolean     keyring,
                       const char **place,
                       GError     **error)
{
  GBytes *key;

  *place = LANYARD_SEAL_KEY_IN_KEYRING;
  if (keyring && (key = make_in_keyring (database_path, uuid)) != NULL)
    return key;

  *place = LANYARD_SEAL_KEY_IN_FILE;

  return make_in_file (database_path, error);
}

/**
 * lanyard_seal_key_load:
 * @database_path: the file of the configuration
 * @uuid: of the configuration
 * @place: where the key is
 * @error: return location for `LANYARD_ERROR`: `NOT_FOUND`, `PERMISSION`,
 *   `CORRUPT`, `IO`
 *
 * May wait for a person who unlocks the keyring.
 *
 * Returns: (transfer full): the key
 */
GBytes *
lanyard_seal_key_load (const char  *database_path,
                       const char  *uuid,
                       const char  *place,
                       GError     **error)
{
  g_autofree char *path = NULL;

  if (g_strcmp0 (place, LANYARD_SEAL_KEY_IN_KEYRING) == 0)
    return load_from_keyring (database_path, uuid, error);

  path = dup_file_path (database_path);

  return lanyard_private_file_read (path, LANYARD_SEAL_KEY_SIZE, error);
}

/**
 * lanyard_seal_key_make_proof:
 *
 * Returns: (transfer full): a text that only @key opens, so that a wrong key
 *   is noticed before anything is sealed with it
 */
char *
lanyard_seal_key_make_proof (GBytes      *key,
                             const char  *uuid,
                             GError     **error)
{
  g_autoptr(GBytes) text = g_bytes_new_static (PROOF_TEXT, strlen (PROOF_TEXT));
  g_autofree char *context = g_strconcat (PROOF_CONTEXT, uuid, NULL);
  g_autoptr(GBytes) sealed = lanyard_seal (key, text, context, error);

  if (sealed == NULL)
    return NULL;

  return g_base64_encode (g_bytes_get_data (sealed, NULL), g_bytes_get_size (sealed));
}

/**
 * lanyard_seal_key_check_proof:
 *
 * Returns: %FALSE with `LANYARD_CRYPTO_ERROR_SEALED` if @key is not the one
 *   that @proof was made with
 */
gboolean
lanyard_seal_key_check_proof (GBytes      *key,
                              const char  *uuid,
                              const char  *proof,
                              GError     **error)
{
  g_autofree char *context = g_strconcat (PROOF_CONTEXT, uuid, NULL);
  gsize size = 0;
  g_autofree guchar *data = g_base64_decode (proof, &size);
  g_autoptr(GBytes) sealed = g_bytes_new (data, size);
  g_autoptr(GBytes) text = lanyard_unseal (key, sealed, context, NULL);

  if (text != NULL)
    return TRUE;

  lanyard_set_error (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_SEALED,
                     _("Private keys were sealed with another one"),
                     _("Restore the key file or the keyring from a backup"),
                     _("The sealing key is not the one of this configuration"));

  return FALSE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-encrypters-private.h"

#include "lanyard-connector-encrypter.h"

/* An encrypter and the revision of the connector that it was made from. */
typedef struct
{
  gint64                revision;
  LanyardSamlEncrypter *encrypter;
} Prepared;

struct _LanyardEncrypters
{
  GMutex      mutex;
  GHashTable *prepared;     /* connector id → Prepared; under the mutex */
};

static void
free_prepared (Prepared *prepared)
{
  lanyard_saml_encrypter_unref (prepared->encrypter);
  g_free (prepared);
}

static LanyardSamlEncrypter *
lookup_encrypter (LanyardEncrypters *encrypters,
                  LanyardConnector  *connector)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&encrypters->mutex);
  Prepared *prepared = g_hash_table_lookup (encrypters->prepared, lanyard_record_get_id (LANYARD_RECORD (connector)));

  if (prepared == NULL || prepared->revision != lanyard_record_get_revision (LANYARD_RECORD (connector)))
    return NULL;

  return lanyard_saml_encrypter_ref (prepared->encrypter);
}

static void
store_encrypter (LanyardEncrypters    *encrypters,
                 LanyardConnector     *connector,
                 LanyardSamlEncrypter *encrypter)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&encrypters->mutex);
  Prepared *prepared = g_new0 (Prepared, 1);

  prepared->revision = lanyard_record_get_revision (LANYARD_RECORD (connector));
  prepared->encrypter = lanyard_saml_encrypter_ref (encrypter);
  g_hash_table_replace (encrypters->prepared, g_strdup (lanyard_record_get_id (LANYARD_RECORD (connector))), prepared);
}

LanyardEncrypters *
_lanyard_encrypters_new (void)
{
  LanyardEncrypters *encrypters = g_new0 (LanyardEncrypters, 1);

  g_mutex_init (&encrypters->mutex);
  encrypters->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_prepared);
  return encrypters;
}

void
_lanyard_encrypters_free (LanyardEncrypters *encrypters)
{
  g_hash_table_unref (encrypters->prepared);
  g_mutex_clear (&encrypters->mutex);
  g_free (encrypters);
}

/*
 * _lanyard_encrypters_prepare:
 * @encrypters: the encrypters that are kept
 * @connector: a connector as it is stored
 * @encrypter: (out) (transfer full) (nullable): who encrypts; %NULL: its
 *   assertions are sent in the clear
 * @error: %LANYARD_SAML_ERROR_CERTIFICATE: the SP has no usable key and
 *   encryption is not optional; %LANYARD_SAML_ERROR_ALGORITHM
 *
 * M-47, M-49: the encrypter of a connector, from memory while the connector
 * did not change. Only without any usable key, and only if the connector says
 * that encryption is optional, there is none.
 *
 * Returns: whether a response may be sent
 */
gboolean
_lanyard_encrypters_prepare (LanyardEncrypters     *encrypters,
                             LanyardConnector      *connector,
                             LanyardSamlEncrypter **encrypter,
                             GError               **error)
{
  g_autoptr(GError) local_error = NULL;

  *encrypter = NULL;
  if (!lanyard_connector_get_encrypt_assertion (connector))
    return TRUE;

  *encrypter = lookup_encrypter (encrypters, connector);
  if (*encrypter != NULL)
    return TRUE;

  *encrypter = lanyard_connector_make_encrypter (connector, &local_error);
  if (*encrypter != NULL)
    {
      store_encrypter (encrypters, connector, *encrypter);
      return TRUE;
    }

  if (lanyard_connector_get_encryption_optional (connector) &&
      g_error_matches (local_error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_CERTIFICATE))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

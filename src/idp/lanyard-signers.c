/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-signers-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-response-options-private.h"

/* A signer and what it was made from. */
typedef struct
{
  gint64             sequence;      /* when that was looked at last */
  gint64             revision;
  char              *key_pair_id;
  LanyardSamlSigner *signer;
} Prepared;

struct _LanyardSigners
{
  GMutex      mutex;
  GHashTable *prepared;     /* connector id → Prepared; under the mutex */
};

static void
free_prepared (Prepared *prepared)
{
  g_free (prepared->key_pair_id);
  lanyard_saml_signer_unref (prepared->signer);
  g_free (prepared);
}

static const char *
get_id (gpointer record)
{
  return lanyard_record_get_id (LANYARD_RECORD (record));
}

static LanyardKeyPair *
find_active_pair (GPtrArray         *key_pairs,
                  LanyardConnector  *connector,
                  GError           **error)
{
  for (guint i = 0; i < key_pairs->len; i++)
    if (lanyard_key_pair_get_role (g_ptr_array_index (key_pairs, i)) == LANYARD_KEY_ROLE_ACTIVE)
      return g_ptr_array_index (key_pairs, i);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                     _("A response must be signed"),
                     _("An administrator can activate the application again or upload a key"),
                     _("“%s” has no active certificate"), lanyard_connector_get_label (connector));
  return NULL;
}

static LanyardSamlSigner *
make_signer (LanyardConfiguration  *configuration,
             LanyardConnector      *connector,
             LanyardKeyPair        *pair,
             GError               **error)
{
  const char *pem = lanyard_key_pair_get_certificate (pair);
  const char *algorithm = lanyard_enum_get_nick (LANYARD_TYPE_SIGNATURE_ALGORITHM,
                                                 lanyard_connector_get_signature_algorithm (connector));
  g_autoptr(GBytes) public_data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(GBytes) private_data = NULL;
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (public_data, error);
  g_autoptr(LanyardKey) key = NULL;
  LanyardSamlSignerOptions options = { NULL };

  if (certificate == NULL)
    return NULL;
  private_data = lanyard_configuration_load_private_key_sync (configuration, get_id (pair), error);
  if (private_data == NULL)
    return NULL;
  key = lanyard_key_new_from_data (private_data, NULL, error);
  if (key == NULL)
    return NULL;

  if (!lanyard_key_matches (key, lanyard_certificate_get_key (certificate)))
    {
      lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_REFUSED,
                         _("Nothing that it signs would verify"),
                         _("An administrator can replace the key and its certificate"),
                         _("The key of “%s” does not belong to its certificate"), lanyard_connector_get_label (connector));
      return NULL;
    }

  _lanyard_response_options_fill_signer (&options, connector, pair, certificate);
  return lanyard_saml_signer_new_with_options (key, certificate, algorithm, &options, error);
}

/* @pair NULL: nothing at all changed since the pair was looked at. */
static LanyardSamlSigner *
lookup_signer (LanyardSigners   *signers,
               LanyardConnector *connector,
               LanyardKeyPair   *pair,
               gint64            sequence)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&signers->mutex);
  Prepared *prepared = g_hash_table_lookup (signers->prepared, get_id (connector));

  if (prepared == NULL || prepared->revision != lanyard_record_get_revision (LANYARD_RECORD (connector)))
    return NULL;
  if (pair != NULL ? strcmp (prepared->key_pair_id, get_id (pair)) != 0 : prepared->sequence != sequence)
    return NULL;

  prepared->sequence = sequence;
  return lanyard_saml_signer_ref (prepared->signer);
}

static void
store_signer (LanyardSigners    *signers,
              LanyardConnector  *connector,
              LanyardKeyPair    *pair,
              gint64             sequence,
              LanyardSamlSigner *signer)
{
  g_autoptr(GMutexLocker) locker = g_mutex_locker_new (&signers->mutex);
  Prepared *prepared = g_new0 (Prepared, 1);

  prepared->sequence = sequence;
  prepared->revision = lanyard_record_get_revision (LANYARD_RECORD (connector));
  prepared->key_pair_id = g_strdup (get_id (pair));
  prepared->signer = lanyard_saml_signer_ref (signer);
  g_hash_table_replace (signers->prepared, g_strdup (get_id (connector)), prepared);
}

/* The pair is looked for after @sequence was read: what changed since shows in
 * the next one. */
static LanyardSamlSigner *
renew_signer (LanyardSigners        *signers,
              LanyardConfiguration  *configuration,
              LanyardConnector      *connector,
              gint64                 sequence,
              GError               **error)
{
  g_autoptr(GPtrArray) key_pairs = lanyard_configuration_list_key_pairs_sync (configuration, get_id (connector), error);
  LanyardKeyPair *pair = key_pairs != NULL ? find_active_pair (key_pairs, connector, error) : NULL;
  LanyardSamlSigner *signer;

  if (pair == NULL)
    return NULL;

  signer = lookup_signer (signers, connector, pair, sequence);
  if (signer != NULL)
    return signer;

  signer = make_signer (configuration, connector, pair, error);
  if (signer != NULL)
    store_signer (signers, connector, pair, sequence, signer);

  return signer;
}

LanyardSigners *
_lanyard_signers_new (void)
{
  LanyardSigners *signers = g_new0 (LanyardSigners, 1);

  g_mutex_init (&signers->mutex);
  signers->prepared = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) free_prepared);
  return signers;
}

void
_lanyard_signers_free (LanyardSigners *signers)
{
  g_hash_table_unref (signers->prepared);
  g_mutex_clear (&signers->mutex);
  g_free (signers);
}

/**
 * _lanyard_signers_prepare_sync:
 * @signers: the signers that are kept
 * @configuration: where the keys are
 * @connector: a connector as it is stored
 * @error: %LANYARD_ERROR_REFUSED without a usable active pair,
 *   %LANYARD_SAML_ERROR_ALGORITHM
 *
 * The signer of a connector's active pair, from memory while neither the
 * connector nor its pair changed. Two threads may prepare the same signer at
 * once; either is good.
 *
 * Returns: (transfer full): a signer
 */
LanyardSamlSigner *
_lanyard_signers_prepare_sync (LanyardSigners        *signers,
                               LanyardConfiguration  *configuration,
                               LanyardConnector      *connector,
                               GError               **error)
{
  gint64 sequence = lanyard_configuration_get_sequence_sync (configuration, error);
  LanyardSamlSigner *signer;

  if (sequence < 0)
    return NULL;

  signer = lookup_signer (signers, connector, NULL, sequence);

  return signer != NULL ? signer : renew_signer (signers, configuration, connector, sequence, error);
}

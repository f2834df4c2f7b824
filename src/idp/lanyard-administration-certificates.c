/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-administration.h"

#include "lanyard-error.h"

#define NOTICE_KIND "certificate-notice"
/* What was told is remembered for longer than the next threshold is away. */
#define NOTICE_SECONDS (400 * 24 * 60 * 60)

/* FALSE without an error if somebody was told already. */
static gboolean
claim_notice (LanyardConfiguration     *configuration,
              LanyardCertificateEntry  *entry,
              gint64                    now,
              GError                  **error)
{
  g_autofree char *notice = lanyard_certificate_entry_dup_notice (entry, now);
  g_autoptr(GError) local_error = NULL;

  if (lanyard_configuration_put_state_sync (configuration, NOTICE_KIND, notice, "", now + NOTICE_SECONDS, TRUE,
                                            &local_error))
    return TRUE;

  if (!g_error_matches (local_error, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/**
 * lanyard_administration_list_certificates_sync:
 * @configuration: a configuration
 * @error: what loading gives
 *
 * Returns: (transfer full) (element-type LanyardCertificateEntry): the
 *   certificates of all connectors and both sides, what ends first is first
 */
GPtrArray *
lanyard_administration_list_certificates_sync (LanyardConfiguration  *configuration,
                                               GError               **error)
{
  g_autoptr(GPtrArray) connectors = NULL;
  g_autoptr(GPtrArray) key_pairs = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  connectors = lanyard_configuration_list_sync (configuration, LANYARD_TYPE_CONNECTOR, error);
  key_pairs = connectors != NULL ? lanyard_configuration_list_sync (configuration, LANYARD_TYPE_KEY_PAIR, error) : NULL;
  if (key_pairs == NULL)
    return NULL;

  return lanyard_certificate_entries_make (connectors, key_pairs);
}

/**
 * lanyard_administration_claim_notices_sync:
 * @configuration: a configuration
 * @entries: (element-type LanyardCertificateEntry): of it
 * @now: the time
 * @error: what storing gives
 *
 * Each certificate and threshold is given once, to whoever asks first, in this
 * and every other process.
 *
 * Returns: (transfer full) (element-type LanyardCertificateEntry): what
 *   administrators are to be told now
 */
GPtrArray *
lanyard_administration_claim_notices_sync (LanyardConfiguration  *configuration,
                                           GPtrArray             *entries,
                                           gint64                 now,
                                           GError               **error)
{
  g_autoptr(GPtrArray) due = NULL;
  g_autoptr(GPtrArray) claimed = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);

  due = lanyard_certificate_entries_list_due (entries, NULL, now);
  for (guint i = 0; i < due->len; i++)
    {
      g_autoptr(GError) local_error = NULL;

      if (claim_notice (configuration, g_ptr_array_index (due, i), now, &local_error))
        g_ptr_array_add (claimed, g_object_ref (g_ptr_array_index (due, i)));
      else if (local_error != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local_error));
          return NULL;
        }
    }

  return g_steal_pointer (&claimed);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define SIGNING "sp_signing_certificates"
#define ENCRYPTION "sp_encryption_certificates"

/* Whether the metadata names it for @other_fact only. */
static gboolean
is_misused (LanyardCheckContext *context,
            const char          *text,
            const char          *own_fact,
            const char          *other_fact)
{
  g_autoptr(GBytes) data = g_bytes_new_static (text, strlen (text));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);
  g_autofree char *fingerprint = certificate != NULL
                                 ? lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256) : NULL;

  return fingerprint != NULL && _lanyard_check_has_fact (context, other_fact, fingerprint) &&
         !_lanyard_check_has_fact (context, own_fact, fingerprint);
}

static gboolean
has_misused (LanyardCheckContext *context,
             const char * const  *certificates,
             const char          *own_fact,
             const char          *other_fact)
{
  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    if (is_misused (context, certificates[i], own_fact, other_fact))
      return TRUE;

  return FALSE;
}

static void
add_unless_there (JsonArray  *list,
                  const char *text)
{
  for (guint i = 0; i < json_array_get_length (list); i++)
    if (g_str_equal (json_array_get_string_element (list, i), text))
      return;

  json_array_add_string_element (list, text);
}

static void
sort_by_use (LanyardCheckContext *context,
             const char * const  *certificates,
             const char          *own_fact,
             const char          *other_fact,
             JsonArray           *own,
             JsonArray           *other)
{
  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    add_unless_there (is_misused (context, certificates[i], own_fact, other_fact) ? other : own, certificates[i]);
}

/* Each where the metadata names it. */
static void
offer_sorted (LanyardCheckContext *context)
{
  JsonArray *signing = json_array_new (), *encryption = json_array_new ();

  sort_by_use (context, lanyard_connector_get_sp_signing_certificates (context->connector), "signing_keys",
               "encryption_keys", signing, encryption);
  sort_by_use (context, lanyard_connector_get_sp_encryption_certificates (context->connector), "encryption_keys",
               "signing_keys", encryption, signing);
  _lanyard_check_offer_list (context, _("Sort Them by Use"), SIGNING, signing);
  _lanyard_check_offer_list (context, NULL, ENCRYPTION, encryption);
}

static void
report_misused (LanyardCheckContext *context,
                const char          *field,
                const char          *what)
{
  _lanyard_check_report (context, field,
                         _("The service provider uses one key for signing and another for decryption"),
                         _("Import the metadata again, or add the certificate that it names for this use"), "%s", what);
  offer_sorted (context);
}

/* C16 */
void
_lanyard_check_certificate_use (LanyardCheckContext *context)
{
  if (has_misused (context, lanyard_connector_get_sp_signing_certificates (context->connector), "signing_keys",
                   "encryption_keys"))
    report_misused (context, SIGNING, _("A certificate that the metadata names for encryption is to verify requests"));
  if (has_misused (context, lanyard_connector_get_sp_encryption_certificates (context->connector), "encryption_keys",
                   "signing_keys"))
    report_misused (context, ENCRYPTION, _("A certificate that the metadata names for signing is to encrypt assertions"));
}

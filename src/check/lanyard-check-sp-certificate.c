/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define RSA_BITS_MIN 2048

#define SIGNING "sp_signing_certificates"
#define ENCRYPTION "sp_encryption_certificates"

/* @certificate: NULL if it cannot be read. */
typedef void (*CertificateFunc) (LanyardCheckContext *context,
                                 const char          *field,
                                 guint                position,
                                 LanyardCertificate  *certificate);

static LanyardCertificate *
read_certificate (const char *text)
{
  g_autoptr(GBytes) data = g_bytes_new_static (text, strlen (text));

  return lanyard_certificate_new_from_data (data, NULL);
}

static const char * const *
get_certificates (LanyardCheckContext *context,
                  const char          *field)
{
  return g_str_equal (field, SIGNING) ? lanyard_connector_get_sp_signing_certificates (context->connector)
                                      : lanyard_connector_get_sp_encryption_certificates (context->connector);
}

static void
foreach_certificate (LanyardCheckContext *context,
                     CertificateFunc      func)
{
  static const char * const fields[] = { SIGNING, ENCRYPTION };

  for (gsize i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const char * const *certificates = get_certificates (context, fields[i]);

      for (guint j = 0; certificates != NULL && certificates[j] != NULL; j++)
        {
          g_autoptr(LanyardCertificate) certificate = read_certificate (certificates[j]);

          func (context, fields[i], j, certificate);
        }
    }
}

static void
report_unreadable (LanyardCheckContext *context,
                   const char          *field,
                   guint                position,
                   LanyardCertificate  *certificate)
{
  if (certificate != NULL)
    return;

  _lanyard_check_report (context, field,
                         g_str_equal (field, SIGNING) ? _("What the service provider signs could not be verified")
                                                      : _("What is sent could not be encrypted for it"),
                         _("Import its metadata or paste the certificate again"),
                         /* Translators: a number that counts from 1 */
                         _("Certificate %d of the service provider cannot be read"), (int) position + 1);
  if (!_lanyard_check_offer_split (context, field, get_certificates (context, field), position))
    _lanyard_check_offer_without (context, _("Remove It"), field, position);
}

/* C15 */
void
_lanyard_check_sp_certificate_unreadable (LanyardCheckContext *context)
{
  foreach_certificate (context, report_unreadable);
}

static void
report_weak (LanyardCheckContext *context,
             const char          *field,
             guint                position,
             LanyardCertificate  *certificate)
{
  if (certificate == NULL || !lanyard_certificate_has_weak_signature (certificate))
    return;

  _lanyard_check_report (context, field,
                         _("A certificate with such a signature can be forged, and it tends to be an old one"),
                         _("Ask the service provider for a new one"),
                         /* Translators: a number that counts from 1, then a signature algorithm */
                         _("Certificate %d of the service provider is signed with %s"), (int) position + 1,
                         lanyard_certificate_get_signature_algorithm (certificate));
}

/* C17 */
void
_lanyard_check_sp_weak_digest (LanyardCheckContext *context)
{
  foreach_certificate (context, report_weak);
}

static void
report_short (LanyardCheckContext *context,
              const char          *field,
              guint                position,
              LanyardCertificate  *certificate)
{
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || !lanyard_key_is_rsa (key) || lanyard_key_get_bits (key) >= RSA_BITS_MIN)
    return;

  _lanyard_check_report (context, field,
                         _("Keys that short can be broken"),
                         _("Ask the service provider for a new one"),
                         g_str_equal (field, SIGNING) ? _("The service provider’s signing key has only %u bits")
                                                      : _("The service provider’s encryption key has only %u bits"),
                         lanyard_key_get_bits (key));
}

/* C18 */
void
_lanyard_check_sp_short_key (LanyardCheckContext *context)
{
  foreach_certificate (context, report_short);
}

/* When the last of several ends and the first begins; FALSE if none can be read. */
static gboolean
get_validity (const char * const *certificates,
              gint64             *earliest,
              gint64             *latest)
{
  *earliest = G_MAXINT64;
  *latest = 0;
  for (gsize i = 0; certificates != NULL && certificates[i] != NULL; i++)
    {
      g_autoptr(LanyardCertificate) certificate = read_certificate (certificates[i]);

      if (certificate == NULL)
        continue;
      *earliest = MIN (*earliest, lanyard_certificate_get_not_before (certificate));
      *latest = MAX (*latest, lanyard_certificate_get_not_after (certificate));
    }

  return *latest > 0;
}

/* C21: the key counts, not the date, but an old key tends to be the wrong one. */
void
_lanyard_check_sp_certificate_expired (LanyardCheckContext *context)
{
  gint64 earliest, latest;
  g_autofree char *date = NULL;

  if (!get_validity (lanyard_connector_get_sp_signing_certificates (context->connector), &earliest, &latest) ||
      latest > context->input->now)
    return;

  date = _lanyard_check_format_date (latest);
  _lanyard_check_report (context, SIGNING,
                         _("The service provider may sign with a newer key by now"),
                         _("Import its metadata again"),
                         _("The service provider’s signing certificate expired on %s"), date);
}

/* C21: one of several that begins later is the next one. */
void
_lanyard_check_sp_certificate_early (LanyardCheckContext *context)
{
  gint64 earliest, latest;
  g_autofree char *date = NULL;

  if (!get_validity (lanyard_connector_get_sp_signing_certificates (context->connector), &earliest, &latest) ||
      earliest <= context->input->now)
    return;

  date = _lanyard_check_format_date (earliest);
  _lanyard_check_report (context, SIGNING,
                         _("The service provider still signs with another key, or a clock is wrong"),
                         _("Import its metadata again, and look at the clock"),
                         _("The service provider’s signing certificate is not valid before %s"), date);
}

/* C20: what is encrypted for a key that was thrown away cannot be read. */
void
_lanyard_check_encryption_validity (LanyardCheckContext *context)
{
  gint64 now = context->input->now, earliest, latest;
  g_autofree char *date = NULL;

  if (!lanyard_connector_get_encrypt_assertion (context->connector) ||
      !get_validity (lanyard_connector_get_sp_encryption_certificates (context->connector), &earliest, &latest) ||
      (latest > now && earliest <= now))
    return;

  date = _lanyard_check_format_date (latest <= now ? latest : earliest);
  _lanyard_check_report (context, ENCRYPTION,
                         _("The service provider may decrypt with another key, and then nobody can sign in"),
                         _("Import its metadata again"),
                         latest <= now ? _("The service provider’s encryption certificate expired on %s")
                                       : _("The service provider’s encryption certificate is not valid before %s"), date);
}

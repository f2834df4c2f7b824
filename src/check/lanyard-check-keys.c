/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-settings.h"

#define DAY (24 * 60 * 60)
#define DAYS_WARNING 60
#define DAYS_HINT 90
#define RSA_BITS_MIN 2048
#define RSA_BITS_NEW 3072

static LanyardCertificate *
read_certificate (const char *pem)
{
  g_autoptr(GBytes) data = NULL;

  if (pem == NULL)
    return NULL;

  data = g_bytes_new (pem, strlen (pem));
  return lanyard_certificate_new_from_data (data, NULL);
}

LanyardKeyPair *
_lanyard_check_find_active_pair (LanyardCheckContext *context)
{
  GPtrArray *key_pairs = context->input->key_pairs;

  for (guint i = 0; key_pairs != NULL && i < key_pairs->len; i++)
    if (lanyard_key_pair_get_role (key_pairs->pdata[i]) == LANYARD_KEY_ROLE_ACTIVE)
      return key_pairs->pdata[i];

  return NULL;
}

/* Many rules look at it, and reading one takes longer than they do. */
LanyardCertificate *
_lanyard_check_get_active_certificate (LanyardCheckContext *context)
{
  LanyardKeyPair *pair = _lanyard_check_find_active_pair (context);

  if (pair != NULL && !context->active_read)
    context->active = read_certificate (lanyard_key_pair_get_certificate (pair));
  context->active_read = TRUE;

  return context->active;
}

char *
_lanyard_check_format_date (gint64 seconds)
{
  g_autoptr(GDateTime) time = g_date_time_new_from_unix_utc (seconds);

  return time != NULL ? g_date_time_format (time, "%Y-%m-%d") : g_strdup ("?");
}

/* Days until the active certificate ends; FALSE if there is none or it has ended. */
static gboolean
get_days_left (LanyardCheckContext *context,
               gint64              *days,
               char               **date)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  gint64 left;

  if (certificate == NULL)
    return FALSE;

  left = lanyard_certificate_get_not_after (certificate) - context->input->now;
  if (left <= 0)
    return FALSE;

  *days = left / DAY;
  *date = _lanyard_check_format_date (lanyard_certificate_get_not_after (certificate));
  return TRUE;
}

/* C21 */
void
_lanyard_check_signed_requests (LanyardCheckContext *context)
{
  const char * const *certificates = lanyard_connector_get_sp_signing_certificates (context->connector);

  if (!lanyard_connector_get_require_signed_requests (context->connector) ||
      (certificates != NULL && certificates[0] != NULL))
    return;

  _lanyard_check_report (context, "sp_signing_certificates",
                         _("Every request of the service provider would be refused"),
                         _("Import its metadata or add its signing certificate, or do not require signatures"),
                         _("Signed requests are required, but there is no certificate to verify them with"));
  _lanyard_check_offer_boolean (context, _("Do Not Require"), "require_signed_requests", FALSE);
}

/* C14 */
void
_lanyard_check_certificate_unreadable (LanyardCheckContext *context)
{
  LanyardKeyPair *pair = _lanyard_check_find_active_pair (context);
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);

  if (pair != NULL && certificate == NULL)
    _lanyard_check_report (context, NULL,
                           _("The service provider trusts this certificate, so it must belong to the key"),
                           _("Replace key and certificate together"),
                           _("The IdP certificate cannot be read"));
}

/* C14: activation makes a pair, so an active connector has one. */
void
_lanyard_check_certificate_missing (LanyardCheckContext *context)
{
  if (lanyard_connector_get_state (context->connector) == LANYARD_CONNECTOR_ACTIVE &&
      context->input->key_pairs != NULL && _lanyard_check_find_active_pair (context) == NULL)
    _lanyard_check_report (context, NULL,
                           _("Nothing can be signed"),
                           _("Upload a pair, or deactivate and activate the connector to have one made"),
                           _("There is no active IdP key and certificate"));
}

/* C12 */
void
_lanyard_check_certificate_expired (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  g_autofree char *date = NULL;

  if (certificate == NULL || lanyard_certificate_get_not_after (certificate) > context->input->now)
    return;

  date = _lanyard_check_format_date (lanyard_certificate_get_not_after (certificate));
  _lanyard_check_report (context, NULL,
                         _("Most service providers refuse what is signed with it"),
                         _("Replace key and certificate, and hand the new certificate to the service provider"),
                         _("The IdP certificate expired on %s"), date);
}

/* C12 */
void
_lanyard_check_certificate_expiring (LanyardCheckContext *context)
{
  g_autofree char *date = NULL;
  gint64 days;

  if (get_days_left (context, &days, &date) && days <= DAYS_WARNING)
    _lanyard_check_report (context, NULL,
                           _("Most service providers refuse what is signed with an expired one"),
                           _("Replace it in time, and hand the new certificate to the service provider"),
                           /* Translators: the second is a date */
                           ngettext ("The IdP certificate expires in %d day, on %s",
                                     "The IdP certificate expires in %d days, on %s", (gulong) days),
                           (int) days, date);
}

/* C12 */
void
_lanyard_check_certificate_ageing (LanyardCheckContext *context)
{
  g_autofree char *date = NULL;
  gint64 days;

  if (get_days_left (context, &days, &date) && days > DAYS_WARNING && days <= DAYS_HINT)
    _lanyard_check_report (context, NULL,
                           _("The service provider needs the new one before that"),
                           _("Plan the replacement"),
                           _("The IdP certificate expires on %s"), date);
}

/* C17 */
void
_lanyard_check_weak_digest (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);

  if (lanyard_connector_get_signature_algorithm (context->connector) == LANYARD_SIGNATURE_RSA_SHA1)
    {
      _lanyard_check_report (context, "signature_algorithm",
                             _("SHA-1 signatures can be forged with enough effort, and many service providers refuse them"),
                             _("Use RSA-SHA256 unless the service provider takes nothing else"),
                             _("Responses are signed with RSA-SHA1"));
      _lanyard_check_offer_string (context, _("Use RSA-SHA256"), "signature_algorithm", "rsa-sha256");
    }

  if (certificate != NULL && lanyard_certificate_has_weak_signature (certificate))
    _lanyard_check_report (context, NULL,
                           _("Some service providers refuse such certificates"),
                           _("Replace key and certificate together"),
                           /* Translators: a signature algorithm */
                           _("The IdP certificate is signed with %s"),
                           lanyard_certificate_get_signature_algorithm (certificate));
}

/* C18 */
void
_lanyard_check_short_key (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || !lanyard_key_is_rsa (key) || lanyard_key_get_bits (key) >= RSA_BITS_MIN)
    return;

  _lanyard_check_report (context, NULL,
                         _("Keys that short can be broken"),
                         _("Replace key and certificate together; new ones have 3072 bits"),
                         _("The IdP key has only %u bits"), lanyard_key_get_bits (key));
}

/* C18: as long as nobody has the certificate, a longer key costs nothing. */
void
_lanyard_check_modest_key (LanyardCheckContext *context)
{
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || !lanyard_key_is_rsa (key) || lanyard_key_get_bits (key) < RSA_BITS_MIN ||
      lanyard_key_get_bits (key) >= RSA_BITS_NEW ||
      lanyard_connector_get_state (context->connector) != LANYARD_CONNECTOR_DRAFT)
    return;

  _lanyard_check_report (context, NULL,
                         _("Keys of 3072 bits are expected to stay safe for longer"),
                         _("Make a new pair before the connector is activated"),
                         _("The IdP key is new, and has only %u bits"), lanyard_key_get_bits (key));
}

/* L03 */
void
_lanyard_check_key_type (LanyardCheckContext *context)
{
  LanyardSignatureAlgorithm algorithm = lanyard_connector_get_signature_algorithm (context->connector);
  gboolean wants_ec = algorithm == LANYARD_SIGNATURE_ECDSA_SHA256 || algorithm == LANYARD_SIGNATURE_ECDSA_SHA384;
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;

  if (key == NULL || lanyard_key_is_rsa (key) != wants_ec)
    return;

  _lanyard_check_report (context, "signature_algorithm",
                         _("Nothing could be signed"),
                         _("Choose an algorithm that fits, or replace key and certificate"),
                         /* Translators: a signature algorithm, then a kind of key */
                         _("The signature algorithm “%s” does not fit the key (%s)"),
                         lanyard_enum_get_nick (LANYARD_TYPE_SIGNATURE_ALGORITHM, algorithm),
                         lanyard_key_get_label (key));
  _lanyard_check_offer_string (context, _("Use Fitting Algorithm"), "signature_algorithm",
                               wants_ec ? "rsa-sha256" : "ecdsa-sha256");
}

/* C14 */
void
_lanyard_check_key_mismatch (LanyardCheckContext *context)
{
  if (context->input->key_fit == LANYARD_KEY_FIT_WRONG)
    _lanyard_check_report (context, NULL,
                           _("The service provider cannot verify what is signed"),
                           _("Replace key and certificate together"),
                           _("The private key does not belong to the IdP certificate"));
}

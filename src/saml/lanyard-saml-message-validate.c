/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-message-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-saml-signature-private.h"
#include "lanyard-text.h"
#include "lanyard-time.h"

/* M-07: present, of the entity format, and the very entity ID of the SP. */
void
_lanyard_saml_validation_check_issuer (LanyardSamlValidation *self)
{
  const char *issuer = self->message->issuer;
  const char *format = self->message->issuer_format;
  g_autofree char *visible = lanyard_text_make_visible (issuer != NULL ? issuer : "", 256);
  GError *error = NULL;

  if (issuer == NULL)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The request does not say which application sent it (Issuer)"));
  else if (format != NULL && strcmp (format, LANYARD_SAML_NAME_ID_ENTITY) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Check the single sign-on settings of the application"),
                                     _("The Issuer “%s” has a format that is not the one of entity IDs"), visible);
  else if (strcmp (issuer, self->trust->entity_id) != 0)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_ISSUER, NULL,
                                     _("Compare the entity ID of the application with the one that is configured"),
                                     _("The request comes from “%s”, but “%s” is configured"), visible, self->trust->entity_id);

  _lanyard_saml_report_take (&self->report, "M-07", _("Issuer of the request"),
                             self->trust->entity_id, issuer, error);
}

static gboolean
has_signature (LanyardSamlValidation *self)
{
  xmlNode *root = xmlDocGetRootElement (self->message->xml);

  if (self->message->binding == LANYARD_SAML_MESSAGE_REDIRECT)
    return self->message->signed_octets != NULL;

  return _lanyard_saml_signature_is_present (root) || _lanyard_saml_signature_is_astray (root);
}

/* The octets of a Redirect message as they would be without RelayState; NULL
 * if there is none. */
static char *
dup_octets_without_relay_state (LanyardSamlMessage *message)
{
  const char *start = strstr (message->signed_octets, "&RelayState=");
  const char *end = strstr (message->signed_octets, "&SigAlg=");

  if (start == NULL || end == NULL || end < start)
    return NULL;

  return g_strdup_printf ("%.*s%s", (int) (start - message->signed_octets), message->signed_octets, end);
}

/* M-14: by any key of the service provider, whatever its certificate says. */
static gboolean
verify_octets (LanyardSamlValidation      *self,
               const LanyardSamlAlgorithm *algorithm,
               GBytes                     *signature,
               const char                 *octets)
{
  return signature != NULL && octets != NULL &&
         _lanyard_saml_algorithm_verify (algorithm, self->trust->signing_keys, octets, strlen (octets), signature);
}

/* I-17: some service providers add RelayState once they have signed. It is
 * not signed then, so the request fails; the cause is worth knowing. */
static GError *
explain_redirect_signature (LanyardSamlValidation      *self,
                            const LanyardSamlAlgorithm *algorithm,
                            GBytes                     *signature)
{
  g_autofree char *shorter = dup_octets_without_relay_state (self->message);

  if (verify_octets (self, algorithm, signature, shorter))
    return _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                    _("RelayState was added after the request was signed, so it is not part of what the signature covers"),
                                    _("Set the application to sign RelayState too, or to send none"),
                                    _("The signature of the request does not cover its RelayState"));

  return _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                  _("The request may have been changed, for example by adding RelayState after it was signed"),
                                  _("Compare the application’s certificate with the one that is configured"),
                                  _("The signature of the request is not one of the application’s"));
}

/* A signature with SHA-1 that is good, and good enough for this service
 * provider alone. */
static void
warn_of_sha1 (LanyardSamlValidation *self,
              const char            *received)
{
  if (received != NULL && strstr (received, "sha1") != NULL)
    _lanyard_saml_report_warn (&self->report, "M-16", LANYARD_SAML_ERROR_ALGORITHM, _("Signature of the request"),
                               "SHA-256 or better", received);
}

static char *
describe_keys (LanyardSamlValidation *self)
{
  return g_strdup_printf ("a signature by one of %u configured keys", self->trust->signing_keys->len);
}

/* M-11, I-16: over the octets as received, however they are escaped. */
static void
check_redirect_signature (LanyardSamlValidation *self)
{
  LanyardSamlMessage *message = self->message;
  const LanyardSamlAlgorithm *algorithm;
  g_autoptr(GBytes) signature = NULL;
  g_autofree char *expected = describe_keys (self);
  GError *error = NULL;

  algorithm = _lanyard_saml_algorithm_find_signature (message->signature_algorithm, self->trust->allow_sha1, &error);
  if (algorithm != NULL)
    {
      signature = _lanyard_saml_decode_base64 (message->signature, FALSE, NULL);
      if (!verify_octets (self, algorithm, signature, message->signed_octets))
        error = explain_redirect_signature (self, algorithm, signature);
    }

  if (_lanyard_saml_report_take (&self->report, algorithm != NULL ? "M-11" : "M-16", _("Signature of the request"),
                                 expected, message->signature_algorithm, error))
    warn_of_sha1 (self, message->signature_algorithm);
}

/* M-12 … M-16: what is read is the root element, so the signature must be its. */
static void
check_enveloped_signature (LanyardSamlValidation *self)
{
  LanyardSamlMessage *message = self->message;
  xmlNode *root = xmlDocGetRootElement (message->xml);
  xmlNode *resolved;
  g_autofree char *method = _lanyard_saml_signature_dup_method (root);
  g_autofree char *expected = describe_keys (self);
  GError *error = NULL;

  g_mutex_lock (&message->lock);
  resolved = _lanyard_saml_signature_verify (root, self->trust->signing_keys, self->trust->allow_sha1, &error);
  g_mutex_unlock (&message->lock);
  if (error == NULL && resolved != root)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID, NULL,
                                     _("Start again from the application"),
                                     _("The signature is one of another element than the request"));

  if (_lanyard_saml_report_take (&self->report,
                                 error != NULL && error->code == LANYARD_SAML_ERROR_ALGORITHM ? "M-16" : "M-12",
                                 _("Signature of the request"), expected, method, error))
    warn_of_sha1 (self, method);
}

/* M-13, A-11: whether one must be there is decided here, never by the
 * message; one that is there must verify. An administrator may say that those
 * of a broken service provider are not looked at; then they prove nothing, so
 * that does not hold where one is required. */
void
_lanyard_saml_validation_check_signature (LanyardSamlValidation *self,
                                          gboolean               required)
{
  GError *error = NULL;

  if (has_signature (self) && self->trust->ignore_signatures && !required)
    {
      _lanyard_saml_report_warn (&self->report, "M-13", LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                 _("Signature of the request"), "a signature that is verified", "one that is ignored");
      return;
    }
  if (has_signature (self))
    {
      if (self->message->binding == LANYARD_SAML_MESSAGE_REDIRECT)
        check_redirect_signature (self);
      else
        check_enveloped_signature (self);
      return;
    }

  if (required)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                                     _("Signed requests are required for this application"),
                                     _("Set the application to sign its requests"),
                                     _("The request is not signed"));

  _lanyard_saml_report_take (&self->report, "M-13", _("Signature of the request"),
                             required ? "a signature" : NULL, NULL, error);
}

static gboolean
is_our_destination (LanyardSamlValidation *self)
{
  const char *const *more = self->trust->accepted_destinations;

  return strcmp (self->message->destination, self->destination) == 0 ||
         (more != NULL && g_strv_contains (more, self->message->destination));
}

/* M-06: with the configured URL or one that the application still has from
 * before, never with what HTTP says of the host. */
void
_lanyard_saml_validation_check_destination (LanyardSamlValidation *self)
{
  const char *destination = self->message->destination;
  GError *error = NULL;

  if (destination == NULL && has_signature (self))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION,
                                     _("A signed request without it could be used at another identity provider"),
                                     _("Check the single sign-on settings of the application"),
                                     _("The request is signed, but does not say where it is meant to go (Destination)"));
  else if (destination != NULL && !is_our_destination (self))
    {
      g_autofree char *visible = lanyard_text_make_visible (destination, 256);

      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION, NULL,
                                       _("Enter the single sign-on URL in the application exactly as it is shown here"),
                                       _("The request is meant for “%s”, but this is “%s”"), visible, self->destination);
    }

  _lanyard_saml_report_take (&self->report, "M-06", _("Destination of the request"),
                             self->destination, destination, error);
}

/* M-05, M-09: what the clocks may differ by, and how long a message is on its
 * way. */
void
_lanyard_saml_validation_check_age (LanyardSamlValidation *self)
{
  gint64 instant = self->message->issue_instant;
  g_autofree char *text = lanyard_time_format (instant);
  g_autofree char *now = lanyard_time_format (self->now);
  GError *error = NULL;

  if (instant > self->now + self->trust->clock_skew)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NOT_YET_VALID, NULL, _("Set the clocks of both machines"),
                                     _("The request was made in the future: at %s, and it is %s"), text, now);
  else if (instant < self->now - self->trust->clock_skew - LANYARD_SAML_REQUEST_LIFETIME)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_EXPIRED, NULL,
                                     _("Start again from the application; if that does not help, set the clocks of both machines"),
                                     _("The request is too old: from %s, and it is %s"), text, now);

  _lanyard_saml_report_take (&self->report, "M-05", _("Age of the request"), now, text, error);
}

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

#define FORMAT_ENTITY "urn:oasis:names:tc:SAML:2.0:nameid-format:entity"

/* How old a request may be when it arrives, besides the clock skew. */
#define LIFETIME 300

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
  else if (format != NULL && strcmp (format, FORMAT_ENTITY) != 0)
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

/* M-11: over the octets as received; M-14: by any key of the SP. */
static void
check_redirect_signature (LanyardSamlValidation *self)
{
  LanyardSamlMessage *message = self->message;
  const LanyardSamlAlgorithm *algorithm;
  g_autoptr(GBytes) signature = NULL;
  GError *error = NULL;

  algorithm = _lanyard_saml_algorithm_find_signature (message->signature_algorithm, self->trust->allow_sha1, &error);
  if (algorithm != NULL)
    {
      signature = _lanyard_saml_decode_base64 (message->signature, FALSE, NULL);
      if (signature == NULL ||
          !_lanyard_saml_algorithm_verify (algorithm, self->trust->signing_keys,
                                           message->signed_octets, strlen (message->signed_octets), signature))
        error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                         _("The request may have been changed, for example by adding RelayState after it was signed"),
                                         _("Compare the application’s certificate with the one that is configured"),
                                         _("The signature of the request is not one of the application’s"));
    }

  _lanyard_saml_report_take (&self->report, "M-11", _("Signature of the request"),
                             NULL, message->signature_algorithm, error);
}

/* M-12 … M-16: what is read is the root element, so the signature must be its. */
static void
check_enveloped_signature (LanyardSamlValidation *self)
{
  LanyardSamlMessage *message = self->message;
  xmlNode *root = xmlDocGetRootElement (message->xml);
  xmlNode *resolved;
  GError *error = NULL;

  g_mutex_lock (&message->lock);
  resolved = _lanyard_saml_signature_verify (root, self->trust->signing_keys, self->trust->allow_sha1, &error);
  g_mutex_unlock (&message->lock);
  if (error == NULL && resolved != root)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID, NULL,
                                     _("Start again from the application"),
                                     _("The signature is one of another element than the request"));

  _lanyard_saml_report_take (&self->report, "M-12", _("Signature of the request"), NULL, NULL, error);
}

/* M-13, A-11: whether one must be there is decided here, never by the
 * message; one that is there must verify. */
void
_lanyard_saml_validation_check_signature (LanyardSamlValidation *self,
                                          gboolean               required)
{
  GError *error = NULL;

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

  _lanyard_saml_report_take (&self->report, "M-13", _("Signature of the request"), NULL, NULL, error);
}

/* M-06: with the configured URL, never with what HTTP says of the host. */
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
  else if (destination != NULL && strcmp (destination, self->destination) != 0)
    {
      g_autofree char *visible = lanyard_text_make_visible (destination, 256);

      error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_DESTINATION, NULL,
                                       _("Enter the single sign-on URL in the application exactly as it is shown here"),
                                       _("The request is meant for “%s”, but this is “%s”"), visible, self->destination);
    }

  _lanyard_saml_report_take (&self->report, "M-06", _("Destination of the request"),
                             self->destination, destination, error);
}

/* M-05, M-09 */
void
_lanyard_saml_validation_check_age (LanyardSamlValidation *self)
{
  gint64 instant = self->message->issue_instant;
  g_autofree char *text = lanyard_time_format (instant);
  g_autofree char *now = lanyard_time_format (self->now);
  GError *error = NULL;

  if (instant > self->now + LANYARD_SAML_SKEW)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_NOT_YET_VALID, NULL, _("Set the clocks of both machines"),
                                     _("The request was made in the future: at %s, and it is %s"), text, now);
  else if (instant < self->now - LANYARD_SAML_SKEW - LIFETIME)
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_EXPIRED, NULL,
                                     _("Start again from the application; if that does not help, set the clocks of both machines"),
                                     _("The request is too old: from %s, and it is %s"), text, now);

  _lanyard_saml_report_take (&self->report, "M-05", _("Age of the request"), now, text, error);
}

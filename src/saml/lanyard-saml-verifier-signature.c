/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verification-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-saml-decryption-private.h"
#include "lanyard-saml-signature-private.h"

static gboolean
is_assertion (xmlNode *node)
{
  return _lanyard_saml_xml_is (node, LANYARD_SAML_NS_ASSERTION, "Assertion") ||
         _lanyard_saml_xml_is (node, LANYARD_SAML_NS_ASSERTION, "EncryptedAssertion");
}

/* Whether an assertion stands elsewhere than directly in @holder. */
static gboolean
has_stray_assertion (xmlNode *root,
                     xmlNode *holder)
{
  int depth = 0;

  for (xmlNode *node = root; node != NULL; node = _lanyard_saml_xml_walk (root, node, &depth))
    if (node != root && is_assertion (node) && node->parent != holder)
      return TRUE;

  return FALSE;
}

/* M-31, A-01, A-30: exactly one on success, in the clear or encrypted, none
 * on error, none anywhere else. */
void
_lanyard_saml_verification_find_assertion (LanyardSamlVerification *self)
{
  guint in_clear = _lanyard_saml_xml_count (self->root, LANYARD_SAML_NS_ASSERTION, "Assertion");
  guint encrypted = _lanyard_saml_xml_count (self->root, LANYARD_SAML_NS_ASSERTION, "EncryptedAssertion");
  LanyardSamlError code = LANYARD_SAML_ERROR_MALFORMED;
  const char *what = NULL;

  if (encrypted > 0 && self->expectation->decryption_keys == NULL)
    {
      code = LANYARD_SAML_ERROR_UNSUPPORTED;
      what = _("it is encrypted");
    }
  else if (has_stray_assertion (self->root, self->root))
    what = _("one is hidden in another element");
  else if (self->is_success && in_clear + encrypted != 1)
    what = _("there must be exactly one");
  else if (!self->is_success && in_clear + encrypted != 0)
    what = _("there must be none with an error status");
  else if (self->expectation->want_encrypted && in_clear > 0)
    {
      code = LANYARD_SAML_ERROR_DECRYPTION;
      what = _("it is not encrypted");
    }

  _lanyard_saml_verification_judge (self, "M-31", code, _("Assertion of the response"), what);
  if (what != NULL)
    return;

  self->assertion = _lanyard_saml_xml_find (self->root, LANYARD_SAML_NS_ASSERTION, "Assertion");
  self->encrypted = _lanyard_saml_xml_find (self->root, LANYARD_SAML_NS_ASSERTION, "EncryptedAssertion");
}

/* M-44: schema order, directly after Issuer. */
static gboolean
is_in_place (xmlNode *element)
{
  xmlNode *issuer = _lanyard_saml_xml_first (element);
  xmlNode *signature = _lanyard_saml_xml_find (element, LANYARD_SAML_NS_DSIG, "Signature");

  return _lanyard_saml_xml_is (issuer, LANYARD_SAML_NS_ASSERTION, "Issuer") &&
         _lanyard_saml_xml_next (issuer) == signature;
}

/* M-12, M-13: one that is there must verify, whether it is wanted or not. */
static xmlNode *
check_signature (LanyardSamlVerification *self,
                 xmlNode                 *element,
                 gboolean                 wanted,
                 const char              *subject)
{
  GError *error = NULL;
  xmlNode *resolved = NULL;

  if (!_lanyard_saml_signature_is_present (element) && !wanted)
    return NULL;

  resolved = _lanyard_saml_signature_verify (element, self->expectation->keys, FALSE, &error);
  if (error == NULL && !is_in_place (element))
    error = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID, NULL,
                                     _("Check how the identity provider makes its responses"),
                                     _("The Signature does not stand directly after the Issuer"));

  return _lanyard_saml_report_take (&self->report, "M-12", subject, NULL, NULL, error) ? resolved : NULL;
}

/* What came out of the encryption is looked at like what came in the clear. */
static const char *
find_fault_inside (xmlNode *assertion)
{
  if (has_stray_assertion (assertion, NULL))
    return _("it holds another assertion");
  if (_lanyard_saml_signature_is_astray (assertion))
    return _("it holds a signature in another element");

  return NULL;
}

/* @is_authenticated: the signature of the Response was verified. */
static void
decrypt_assertion (LanyardSamlVerification *self,
                   gboolean                 is_authenticated)
{
  GError *error = NULL;
  const char *what;

  self->decrypted = _lanyard_saml_decrypt (self->encrypted, "Assertion", self->expectation->decryption_keys,
                                           is_authenticated, &error);
  if (!_lanyard_saml_report_take (&self->report, "M-48", _("Decryption of the assertion"), NULL, NULL, error))
    return;

  self->assertion = xmlDocGetRootElement (self->decrypted);
  what = find_fault_inside (self->assertion);
  _lanyard_saml_verification_judge (self, "M-31", LANYARD_SAML_ERROR_MALFORMED, _("Decrypted assertion"), what);
  if (what != NULL)
    self->assertion = NULL;
}

/* the signatures that are wanted, and at least one whatever
 * is wanted. Returns the assertion whose bytes are signed, found from what
 * the references resolved to: the bytes of an encrypted one are signed as
 * well where its ciphertext is. */
xmlNode *
_lanyard_saml_verification_check_signatures (LanyardSamlVerification *self)
{
  gboolean want_response = self->expectation->want_response_signed || !self->is_success;
  gboolean has_signature = _lanyard_saml_signature_is_present (self->root);
  xmlNode *holder = self->encrypted != NULL ? self->encrypted : self->assertion;
  xmlNode *response;
  xmlNode *assertion;

  _lanyard_saml_verification_judge (self, "M-12", LANYARD_SAML_ERROR_SIGNATURE_INVALID, _("Places of the signatures"),
                                    _lanyard_saml_signature_is_astray (self->root) ? _("one is hidden in another element") : NULL);

  response = check_signature (self, self->root, want_response, _("Signature of the response"));
  if (self->encrypted != NULL && (response == self->root || (!has_signature && !want_response)))
    decrypt_assertion (self, response == self->root);
  if (self->assertion == NULL)
    return NULL;

  assertion = check_signature (self, self->assertion,
                               self->expectation->want_assertion_signed || !has_signature,
                               _("Signature of the assertion"));
  if (assertion == self->assertion || (response == self->root && holder->parent == response))
    return self->assertion;

  return NULL;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-connector-encrypter.h"

static gboolean
has_certificate (LanyardConnector *connector)
{
  const char * const *certificates = lanyard_connector_get_sp_encryption_certificates (connector);

  return certificates != NULL && certificates[0] != NULL;
}

/* C20: without a certificate. */
void
_lanyard_check_encryption_key (LanyardCheckContext *context)
{
  if (!lanyard_connector_get_encrypt_assertion (context->connector) ||
      lanyard_connector_get_encryption_optional (context->connector) ||
      has_certificate (context->connector))
    return;

  _lanyard_check_report (context, "sp_encryption_certificates",
                         _("An assertion is encrypted for the key in that certificate"),
                         _("Import the service provider’s metadata or add its encryption certificate"),
                         _("Assertions are to be encrypted, but there is no encryption certificate"));
  _lanyard_check_offer_boolean (context, _("Do Not Encrypt"), "encrypt_assertion", FALSE);
}

/* C20: with certificates that do not help, or without an algorithm that both
 * sides have (M-49). */
void
_lanyard_check_encryption_unusable (LanyardCheckContext *context)
{
  LanyardConnector *connector = context->connector;
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;
  g_autoptr(GError) error = NULL;

  if (!lanyard_connector_get_encrypt_assertion (connector) || !has_certificate (connector))
    return;

  encrypter = lanyard_connector_make_encrypter (connector, &error);
  if (g_error_matches (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM))
    _lanyard_check_report (context, "content_encryption",
                           _("Nobody could sign in"),
                           _("Choose algorithms that the service provider has, if you know that it has them"),
                           _("The service provider’s metadata lists no encryption algorithm that is used here"));
  else if (encrypter == NULL && !lanyard_connector_get_encryption_optional (connector))
    _lanyard_check_report (context, "sp_encryption_certificates",
                           _("Assertions are encrypted for an RSA key of at least 2048 bits"),
                           _("Get a certificate with such a key from the service provider"),
                           _("No encryption certificate holds a key that can be used"));
}

/* C20 */
void
_lanyard_check_encryption_wanted (LanyardCheckContext *context)
{
  if (context->input->tmpl == NULL ||
      !lanyard_template_get_profile (context->input->tmpl)->encrypted_assertions ||
      lanyard_connector_get_encrypt_assertion (context->connector))
    return;

  _lanyard_check_report (context, "encrypt_assertion",
                         _("It may refuse the response"),
                         _("See whether the service provider can be set up to take them unencrypted"),
                         /* Translators: an application */
                         _("%s wants assertions encrypted, and they are not"),
                         lanyard_template_get_name (context->input->tmpl));
  if (has_certificate (context->connector))
    _lanyard_check_offer_boolean (context, _("Encrypt"), "encrypt_assertion", TRUE);
}

/* L14: CBC because the SP's metadata lists nothing better (M-49). */
void
_lanyard_check_encryption_listed_cbc (LanyardCheckContext *context)
{
  LanyardConnector *connector = context->connector;
  g_autoptr(LanyardSamlEncrypter) encrypter = NULL;

  if (!lanyard_connector_get_encrypt_assertion (connector) ||
      lanyard_connector_get_content_encryption (connector) != LANYARD_CONTENT_ENCRYPTION_AUTO)
    return;

  encrypter = lanyard_connector_make_encrypter (connector, NULL);
  if (encrypter == NULL || lanyard_saml_encrypter_is_authenticated (encrypter))
    return;

  _lanyard_check_report (context, "sp_encryption_methods",
                         _("Who can send changed copies to the service provider may learn what they hold"),
                         _("See whether the service provider can be set up to take AES-GCM, and sign the response"),
                         /* Translators: an algorithm */
                         _("The service provider’s metadata lists nothing better than %s for assertions"),
                         lanyard_saml_encrypter_get_content (encrypter));
}

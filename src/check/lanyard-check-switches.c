/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-check-private.h"
#include "lanyard-transform.h"

#include <glib/gi18n-lib.h>
#include <string.h>

static gboolean
is_listed (const char * const *list)
{
  return list != NULL && list[0] != NULL;
}

/* L11: M-13 */
void
_lanyard_check_signatures_ignored (LanyardCheckContext *context)
{
  if (lanyard_connector_get_ignore_request_signatures (context->connector))
    {
      _lanyard_check_report (context, "ignore_request_signatures",
                             _("Anybody can make requests in the name of the service provider"),
                             _("Add the certificate that it signs with, and look at its signatures again"),
                             _("Signatures of requests are not looked at"));
      _lanyard_check_offer_boolean (context, _("Look at Signatures"), "ignore_request_signatures", FALSE);
    }
}

/* L12: M-16 */
void
_lanyard_check_sha1_allowed (LanyardCheckContext *context)
{
  if (lanyard_connector_get_allow_sha1 (context->connector))
    {
      _lanyard_check_report (context, "allow_sha1",
                             _("SHA-1 signatures can be forged with enough effort"),
                             _("Set the service provider to SHA-256, and then turn this off"),
                             _("Requests signed with SHA-1 are accepted"));
      _lanyard_check_offer_boolean (context, _("Refuse SHA-1"), "allow_sha1", FALSE);
    }
}

/* L13: M-49 */
void
_lanyard_check_encryption_optional (LanyardCheckContext *context)
{
  if (lanyard_connector_get_encrypt_assertion (context->connector) &&
      lanyard_connector_get_encryption_optional (context->connector))
    {
      _lanyard_check_report (context, "encryption_optional",
                             _("A mistake in its certificate would not be noticed"),
                             _("Turn it off once encrypted assertions work"),
                             _("Assertions are sent in the clear when they cannot be encrypted"));
      _lanyard_check_offer_boolean (context, _("Always Encrypt"), "encryption_optional", FALSE);
    }
}

/* L14: M-48 */
void
_lanyard_check_encryption_unauthenticated (LanyardCheckContext *context)
{
  LanyardContentEncryption content = lanyard_connector_get_content_encryption (context->connector);

  if (lanyard_connector_get_encrypt_assertion (context->connector) &&
      (content == LANYARD_CONTENT_ENCRYPTION_AES128_CBC || content == LANYARD_CONTENT_ENCRYPTION_AES256_CBC))
    {
      _lanyard_check_report (context, "content_encryption",
                             _("What is changed on the way is not noticed, which has been used to read such data"),
                             _("Use AES-GCM unless the service provider takes nothing else"),
                             _("Assertions are encrypted with AES-CBC"));
      _lanyard_check_offer_string (context, _("Use AES-256-GCM"), "content_encryption", "aes256-gcm");
    }
}

/* L15: I-21 */
void
_lanyard_check_audience (LanyardCheckContext *context)
{
  const char *audience = lanyard_connector_get_audience (context->connector);
  const char *entity_id = lanyard_connector_get_sp_entity_id (context->connector);
  g_autofree char *visible = NULL;
  g_autofree char *visible_id = NULL;

  if (audience == NULL || entity_id == NULL || strcmp (audience, entity_id) == 0)
    return;

  visible = _lanyard_check_show (audience);
  visible_id = _lanyard_check_show (entity_id);
  _lanyard_check_report (context, "audience",
                         _("Most service providers expect to find their entity ID there"),
                         _("Leave the audience empty unless the service provider says otherwise"),
                         _("Assertions are for the audience “%s”, and the SP entity ID is “%s”"), visible, visible_id);
  _lanyard_check_offer_string (context, _("Use SP Entity ID"), "audience", NULL);
}

/* C17: M-16 */
void
_lanyard_check_digest_sha1 (LanyardCheckContext *context)
{
  if (lanyard_connector_get_digest_algorithm (context->connector) == LANYARD_DIGEST_SHA1)
    {
      _lanyard_check_report (context, "digest_algorithm",
                             _("SHA-1 can be forged with enough effort, and many service providers refuse it"),
                             _("Use the digest of the signature unless the service provider takes nothing else"),
                             _("The digest of what is signed is made with SHA-1"));
      _lanyard_check_offer_string (context, _("Use Signature’s Digest"), "digest_algorithm", "auto");
    }
}

static gboolean
lists_algorithm (const char * const *methods,
                 const char         *algorithm)
{
  for (gsize i = 0; methods[i] != NULL; i++)
    {
      const char *name = strrchr (methods[i], '#');

      if (name != NULL && strcmp (name + 1, algorithm) == 0)
        return TRUE;
    }

  return FALSE;
}

/* One that the key can make; not SHA-1. */
static void
offer_listed_algorithm (LanyardCheckContext *context,
                        const char * const  *methods)
{
  static const char * const for_rsa[] = { "rsa-sha256", "rsa-sha384", "rsa-sha512", NULL };
  static const char * const for_ec[] = { "ecdsa-sha256", "ecdsa-sha384", NULL };
  LanyardCertificate *certificate = _lanyard_check_get_active_certificate (context);
  LanyardKey *key = certificate != NULL ? lanyard_certificate_get_key (certificate) : NULL;
  const char * const *usable = key != NULL && !lanyard_key_is_rsa (key) ? for_ec : for_rsa;

  for (gsize i = 0; usable[i] != NULL; i++)
    if (lists_algorithm (methods, usable[i]))
      {
        _lanyard_check_offer_string (context, _("Use Listed Algorithm"), "signature_algorithm", usable[i]);
        return;
      }
}

/* L16: M-49. The algorithm's URI ends in its name. */
void
_lanyard_check_signing_method (LanyardCheckContext *context)
{
  const char * const *methods = lanyard_connector_get_sp_signing_methods (context->connector);
  const char *algorithm = lanyard_enum_get_nick (LANYARD_TYPE_SIGNATURE_ALGORITHM,
                                                 lanyard_connector_get_signature_algorithm (context->connector));
  g_autofree char *visible = NULL;

  if (!is_listed (methods) || lists_algorithm (methods, algorithm))
    return;

  visible = _lanyard_check_show (methods[0]);
  _lanyard_check_report (context, "signature_algorithm",
                         _("It may refuse the response"),
                         _("Choose an algorithm that it lists"),
                         /* Translators: two signature algorithms */
                         _("Responses are signed with %s, and the service provider’s metadata lists “%s”"),
                         algorithm, visible);
  offer_listed_algorithm (context, methods);
}

/* L17: M-46 */
void
_lanyard_check_key_info (LanyardCheckContext *context)
{
  if (lanyard_connector_get_key_info (context->connector) == LANYARD_KEY_INFO_NONE)
    {
      _lanyard_check_report (context, "key_info",
                             _("Some service providers look there for the certificate that they compare with theirs"),
                             _("Send the certificate unless the service provider stumbles over it"),
                             _("Signatures go out without the certificate"));
      _lanyard_check_offer_string (context, _("Send Certificate"), "key_info", "certificate");
    }
}

/* L18: M-34 */
void
_lanyard_check_not_before (LanyardCheckContext *context)
{
  if (!lanyard_connector_get_send_not_before (context->connector))
    {
      _lanyard_check_report (context, "send_not_before",
                             _("It hides that the clock of the service provider is slow"),
                             _("Have that clock set, and then turn NotBefore on again"),
                             _("Assertions do not say from when on they are valid"));
      _lanyard_check_offer_boolean (context, _("Send NotBefore"), "send_not_before", TRUE);
    }
}

/* L19: I-30 */
void
_lanyard_check_name_id_transform (LanyardCheckContext *context)
{
  if (lanyard_connector_get_name_id_transform (context->connector) == LANYARD_TRANSFORM_NONE)
    return;

  _lanyard_check_report (context, "name_id_transform",
                         _("Whoever the service provider knows with other letters becomes a new person there"),
                         _("Decide it before anybody signs in, and leave it as it is afterwards"),
                         _("The letters of the NameID are changed"));
  _lanyard_check_offer_string (context, _("Keep Letters"), "name_id_transform", "none");
}

static gboolean
sends_attributes (LanyardConnector *connector)
{
  return g_list_model_get_n_items (lanyard_connector_get_attributes (connector)) > 0 ||
         g_list_model_get_n_items (lanyard_connector_get_constants (connector)) > 0 ||
         lanyard_connector_get_group_attribute_enabled (connector);
}

/* L20: M-40 */
void
_lanyard_check_name_id_omitted (LanyardCheckContext *context)
{
  if (lanyard_connector_get_send_name_id (context->connector))
    return;

  if (!sends_attributes (context->connector))
    {
      _lanyard_check_report (context, "send_name_id",
                             _("The service provider could not tell who signs in"),
                             _("Send a NameID, or the attribute that it knows people by"),
                             _("Neither a NameID nor an attribute is sent"));
      _lanyard_check_offer_boolean (context, _("Send NameID"), "send_name_id", TRUE);
    }
  if (lanyard_connector_get_slo_url (context->connector) != NULL)
    {
      _lanyard_check_report (context, "send_name_id",
                             _("A logout message names the person by the NameID"),
                             _("Send a NameID, or remove the Single Logout URL"),
                             _("Without a NameID nobody can be signed out of the service provider"));
      _lanyard_check_offer_boolean (context, _("Send NameID"), "send_name_id", TRUE);
    }
}

/* L22: M-37, I-27 */
void
_lanyard_check_nothing_sent (LanyardCheckContext *context)
{
  const char *id = lanyard_connector_get_template (context->connector);

  if (g_strcmp0 (id, "custom") == 0 && !sends_attributes (context->connector))
    _lanyard_check_report (context, "attributes",
                           _("Some service providers refuse an assertion that has none"),
                           _("Add those that the service provider asks for"),
                           _("No attributes are sent"));
}

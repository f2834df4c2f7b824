/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-field-names.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Names are compared word by word, so hyphens, colons and brackets do not
 * matter. Those of the identity provider's own values stand here, too: a
 * table of a service provider that asks for them says nothing about itself. */
static const LanyardFieldName field_names[] = {
  { "label", N_("Display Label"), "display label|label|display name|application name|app name|application label" },
  { "description", N_("Description"), "description" },
  { "sp_entity_id", N_("SP Entity ID"),
    "sp entity id|entity id|entityid|service provider entity id|audience|audience uri|audience restriction|audience url|"
    "audience uri sp entity id|audience value|identifier|identifier entity id|application identifier|sp identifier|"
    "service provider identifier|sp issuer|service provider issuer|sp issuer id|issuer id of the service provider|"
    "relying party identifier|relying party trust identifier|relying party id|sp name|spentityid|uri sp entity id|"
    "application id uri|request issuer" },
  { "acs", N_("Assertion Consumer Services"),
    "acs url|acs|acs urls|acs uri|acs endpoint|acs location|assertion consumer service|assertion consumer service url|"
    "assertion consumer services|assertion consumer url|assertion consumer service endpoint|consumer url|"
    "consumer service url|consumer service url acs|assertion url|assertion endpoint|reply url|"
    "reply url assertion consumer service url|recipient|recipient url|destination|destination url|target url|"
    "single sign on url acs|sp sso url|sp acs url|post back url|postback url|callback url|saml callback url|"
    "saml assertion url|saml endpoint|sso assertion url|acs consumer url|acs consumer url validator|"
    "response url|saml response url|service provider acs url|redirect url for saml responses" },
  { "login_url", N_("Login URL"),
    "login url|sign on url|sp login url|sp sign on url|start url|initiate login url|application login url|service url|"
    "sp initiated login url|sp initiated sso url|sp initiated url|login page url|sign in url" },
  { "relay_state", N_("Default RelayState"),
    "relaystate|relay state|default relaystate|default relay state|deep link|landing page|start page" },
  { "slo_url", N_("Single Logout URL"),
    "single logout url|slo url|logout url|sign out url|single log out url|single logout service|"
    "single logout service url|sp logout url|sp slo url|single log off url|single sign out url|slo endpoint|"
    "single logout endpoint|logout service url|sls url" },
  { "slo_response_url", N_("Single Logout Response URL"),
    "single logout response url|slo response url|logout response url" },
  { "sp_signing_certificates", N_("Signing Certificates"),
    "sp certificate|sp signing certificate|signing certificate|service provider certificate|request signing certificate|"
    "verification certificate|sp x509 certificate|sp public certificate|sp x 509 certificate|sp public key|"
    "signature certificate" },
  { "sp_encryption_certificates", N_("Encryption Certificates"),
    "encryption certificate|assertion encryption certificate|token encryption certificate|sp encryption certificate" },
  { "require_signed_requests", N_("Require Signed Requests"),
    "require signed requests|signed requests|authn requests signed|authnrequestssigned|sign authn requests|"
    "signed authn requests|want authn requests signed|sign saml requests" },
  { "encrypt_assertion", N_("Encrypt Assertion"),
    "encrypt assertion|encrypt assertions|assertion encryption|encrypted assertion|encrypted assertions|"
    "want assertions encrypted|wantassertionsencrypted|token encryption" },
  { "sign", N_("Signed Part"),
    "sign|signed part|signing option|sign response|sign assertion|saml signature element|want assertions signed|"
    "wantassertionssigned|assertion signature|response signature|signed element|saml signing|signature element" },
  { "signature_algorithm", N_("Signature Algorithm"),
    "signature algorithm|signing algorithm|signature method|saml signature algorithm" },
  { "digest_algorithm", N_("Digest"), "digest|digest algorithm|digest method" },
  { "name_id_format", N_("NameID Format"),
    "nameid format|name id format|name identifier format|nameidformat|saml nameid format|subject format|"
    "saml subject nameid format|nameid policy|name identifier policy|subject nameid format" },
  { "name_id_source", N_("NameID Source"),
    "nameid|name id|saml nameid|saml subject nameid|nameid value|name identifier|name id value|subject|"
    "unique user identifier|application username|user id attribute|subject name id|nameid source" },
  { "authn_context", N_("Authentication Context"),
    "authentication context|authn context|authncontext|authn context class|authncontextclassref|"
    "authentication context class" },
  { "group_attribute_name", N_("Group Attribute"),
    "group attribute|groups attribute|group attribute name|group claim|memberof|groups attribute name|group attribute statement" },
  { "attributes", N_("User Attributes"),
    "attributes|user attributes|attribute statements|claims|user attributes and claims|attribute mapping|saml attributes|"
    "attribute statement|parameters" },
  { "session_lifetime", N_("Session Lifetime"),
    "session lifetime|session duration|session timeout|sessionnotonorafter" },
  { "assertion_lifetime", N_("Assertion Lifetime"),
    "assertion lifetime|assertion validity|token lifetime|response validity" },
  { "metadata_source", N_("Metadata of the Service Provider"),
    "sp metadata|sp metadata url|metadata|metadata url|service provider metadata|service provider metadata url|"
    "federation metadata url|saml metadata url|app federation metadata url|sp metadata xml|metadata xml url" },
  { "slug", N_("IdP URL"),
    "idp url|idp target url|idp sso url|identity provider url|identity provider sso url|identity provider login url|"
    "identity provider single sign on url|idp login url|idp sso target url|saml sso url|sso url|sso endpoint|"
    "sso login url|single sign on url|single sign on service|single sign on service url|idp sign in url|"
    "identity provider sso service url|saml 2 0 endpoint|saml 2 0 endpoint http|idp single sign on url|"
    "remote login url|idp endpoint|identity provider endpoint" },
  { "idp_entity_id", N_("IdP Entity ID"),
    "idp entity id|issuer|idp issuer|identity provider entity id|identity provider issuer|issuer url|issuer uri|"
    "idp issuer uri|identity provider issuer url|idp identifier|idp issuer url|issuer id|saml issuer|saml issuer id|"
    "identity provider issuer uri|identity provider identifier|microsoft entra identifier|azure ad identifier" },
  { "idp_certificate", N_("Certificate of the Identity Provider"),
    "idp certificate|identity provider certificate|x 509 certificate|x509 certificate|idp x 509 certificate|"
    "public certificate|idp x509 certificate|certificate|idp public certificate|x 509|certificate fingerprint|"
    "idp cert fingerprint|idp certificate fingerprint|fingerprint" },
};

/* Letters and digits of @text in lower case, one blank between words. */
static char *
normalize (const char *text)
{
  g_autofree char *folded = g_utf8_casefold (text, -1);
  GString *words = g_string_sized_new (strlen (folded));

  for (const char *p = folded; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (g_unichar_isalnum (c))
        g_string_append_unichar (words, c);
      else if (words->len > 0 && words->str[words->len - 1] != ' ')
        g_string_append_c (words, ' ');
    }
  while (words->len > 0 && words->str[words->len - 1] == ' ')
    g_string_truncate (words, words->len - 1);

  return g_string_free (words, FALSE);
}

/* Whether @words has all of @phrase, as whole words but the last. */
static gboolean
contains_words (const char *words,
                const char *phrase)
{
  for (const char *hit = strstr (words, phrase); hit != NULL; hit = strstr (hit + 1, phrase))
    if (hit == words || hit[-1] == ' ')
      return TRUE;

  return FALSE;
}

/* The name itself, its beginning, a part of it, or more words than it has:
 * the closer in length the better. */
static guint
score_name (const char *name,
            const char *wanted)
{
  gsize name_length = strlen (name), length = strlen (wanted);

  if (strcmp (name, wanted) == 0)
    return LANYARD_FIELD_NAME_EXACT;
  if (length >= 2 && g_str_has_prefix (name, wanted))
    return (guint) (60 + 30 * length / name_length);
  if (length >= 3 && contains_words (name, wanted))
    return (guint) (30 + 30 * length / name_length);
  if (name_length >= 6 && contains_words (wanted, name))
    return (guint) (20 + 30 * name_length / length);

  return 0;
}

static guint
score_words (const LanyardFieldName *name,
             const char             *words)
{
  g_auto(GStrv) synonyms = g_strsplit (name->synonyms, "|", -1);
  g_autofree char *label = normalize (_(name->label));
  guint best = score_name (label, words);

  for (guint i = 0; synonyms[i] != NULL; i++)
    best = MAX (best, score_name (synonyms[i], words));

  return best;
}

/**
 * lanyard_field_names_get:
 * @n_names: (out): how many
 *
 * Returns: (transfer none): all fields that have names
 */
const LanyardFieldName *
lanyard_field_names_get (gsize *n_names)
{
  *n_names = G_N_ELEMENTS (field_names);

  return field_names;
}

/**
 * lanyard_field_names_score:
 * @name: a field
 * @text: what somebody calls it: UTF-8
 *
 * Returns: %LANYARD_FIELD_NAME_EXACT if it is a name of the field; less, the
 *   better the more, for one that contains it or is a part of it; 0: no
 */
guint
lanyard_field_names_score (const LanyardFieldName *name,
                           const char             *text)
{
  g_autofree char *words = NULL;

  g_return_val_if_fail (name != NULL, 0);
  g_return_val_if_fail (text != NULL, 0);

  words = normalize (text);

  return *words != '\0' ? score_words (name, words) : 0;
}

/**
 * lanyard_field_names_find:
 * @text: what somebody calls a field: UTF-8
 * @score: (out) (optional): as lanyard_field_names_score()
 *
 * Returns: (transfer none) (nullable): the field that fits best
 */
const LanyardFieldName *
lanyard_field_names_find (const char *text,
                          guint      *score)
{
  g_autofree char *words = NULL;
  const LanyardFieldName *found = NULL;
  guint best = 0;

  g_return_val_if_fail (text != NULL, NULL);

  words = normalize (text);
  for (gsize i = 0; *words != '\0' && i < G_N_ELEMENTS (field_names); i++)
    {
      guint own = score_words (&field_names[i], words);

      if (own > best)
        {
          best = own;
          found = &field_names[i];
        }
    }
  if (score != NULL)
    *score = best;

  return found;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-paste-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-connector-enums.h"
#include "lanyard-saml.h"
#include "lanyard-url.h"

#define VALUE_MAX 2048
#define CERTIFICATES_MAX 32
#define FRAME_BEGIN "-----BEGIN CERTIFICATE-----"
#define FRAME_END "-----END CERTIFICATE-----"

/* Parts of paths, the telling ones first. */
static const struct
{
  const char *part;
  const char *field;
} url_shapes[] = {
  { "metadata", "metadata_source" },
  { ".xml", "metadata_source" },
  { "slo", "slo_url" },
  { "logout", "slo_url" },
  { "signout", "slo_url" },
  { "sls", "slo_url" },
  { "singlelogout", "slo_url" },
  { "acs", "acs" },
  { "assertion", "acs" },
  { "consum", "acs" },
  { "callback", "acs" },
  { "saml/post", "acs" },
  { "saml/sso", "acs" },
  { "saml2/post", "acs" },
  { "saml/response", "acs" },
  { "login", "login_url" },
  { "signin", "login_url" },
  { "sso", "login_url" },
};

gboolean
_lanyard_paste_is_url (const char *text)
{
  return strlen (text) <= VALUE_MAX && strpbrk (text, " \t\r\n\"<>|") == NULL &&
         lanyard_url_check (text, LANYARD_URL_PAGE, NULL);
}

/* A part of a path begins a word of it: "/slo", but not "/tslog". */
static gboolean
has_part (const char *path,
          const char *part)
{
  for (const char *hit = strstr (path, part); hit != NULL; hit = strstr (hit + 1, part))
    if (*part == '.' || hit == path || !g_ascii_isalnum (hit[-1]) || strlen (part) > 4)
      return TRUE;

  return FALSE;
}

static const char *
guess_field (const char *part,
             const char *wanted)
{
  g_autofree char *folded = g_ascii_strdown (part, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (url_shapes); i++)
    if ((wanted == NULL || strcmp (url_shapes[i].field, wanted) == 0) && has_part (folded, url_shapes[i].part))
      return url_shapes[i].field;

  return NULL;
}

/* A fragment only browsers see: it may name a page, but no endpoint. */
const char *
_lanyard_paste_guess_url_field (const char *url)
{
  g_autoptr(GUri) uri = g_uri_parse (url, G_URI_FLAGS_ENCODED, NULL);
  const char *fragment = uri != NULL ? g_uri_get_fragment (uri) : NULL;
  const char *field = uri != NULL ? guess_field (g_uri_get_path (uri), NULL) : NULL;

  return field == NULL && fragment != NULL ? guess_field (fragment, "login_url") : field;
}

/* Without the fragment where no page is meant. */
char *
_lanyard_paste_dup_url (const char *field,
                        const char *url)
{
  return strcmp (field, "login_url") == 0 ? g_strdup (url) : g_strndup (url, strcspn (url, "#"));
}

static LanyardCertificate *
read_certificate (const char *text,
                  gsize       length)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, length);

  return length > 0 ? lanyard_certificate_new_from_data (bytes, NULL) : NULL;
}

/* Without a field: for signing, and perhaps for encryption, too. */
static gboolean
add_certificate (LanyardPaste       *paste,
                 LanyardCertificate *certificate,
                 const char         *field,
                 const char         *label)
{
  g_autofree char *pem = certificate != NULL ? lanyard_certificate_dup_pem (certificate) : NULL;

  if (pem == NULL)
    return FALSE;

  _lanyard_paste_add_fact (paste, field != NULL ? field : "sp_signing_certificates", pem, label, FALSE);
  if (field == NULL)
    _lanyard_paste_add_fact (paste, "sp_encryption_certificates", pem, label, TRUE);
  return TRUE;
}

/* One after the other; what stands between their frames does not count. */
gboolean
_lanyard_paste_add_certificates (LanyardPaste *paste,
                                 const char   *text,
                                 const char   *field,
                                 const char   *label)
{
  const char *begin = strstr (text, FRAME_BEGIN);
  gboolean is_added = FALSE;

  if (begin == NULL)
    {
      g_autoptr(LanyardCertificate) certificate = read_certificate (text, strlen (text));

      return add_certificate (paste, certificate, field, label);
    }

  for (guint n = 0; begin != NULL && n < CERTIFICATES_MAX; n++)
    {
      const char *end = strstr (begin, FRAME_END);
      g_autoptr(LanyardCertificate) certificate = NULL;

      if (end == NULL)
        break;
      certificate = read_certificate (begin, (gsize) (end - begin) + strlen (FRAME_END));
      is_added = add_certificate (paste, certificate, field, label) || is_added;
      begin = strstr (end, FRAME_BEGIN);
    }

  return is_added;
}

/* The nick or URN that a word of a table means; the first that it contains. */
static const struct
{
  const char *field;
  const char *word;
  const char *value;
} words[] = {
  { "name_id_format", "emailaddress", LANYARD_SAML_NAME_ID_EMAIL },
  { "name_id_format", "email", LANYARD_SAML_NAME_ID_EMAIL },
  { "name_id_format", "e-mail", LANYARD_SAML_NAME_ID_EMAIL },
  { "name_id_format", "persistent", LANYARD_SAML_NAME_ID_PERSISTENT },
  { "name_id_format", "transient", LANYARD_SAML_NAME_ID_TRANSIENT },
  { "name_id_format", "unspecified", LANYARD_SAML_NAME_ID_UNSPECIFIED },
  { "name_id_source", "emailaddress", "email" },
  { "name_id_source", "email", "email" },
  { "name_id_source", "e-mail", "email" },
  { "name_id_source", "username", "username" },
  { "name_id_source", "user name", "username" },
  { "name_id_source", "employee", "employee_id" },
  { "sign", "both", "both" },
  { "sign", "response and assertion", "both" },
  { "sign", "assertion and response", "both" },
  { "sign", "response", "response" },
  { "sign", "assertion", "assertion" },
  { "signature_algorithm", "sha512", "rsa-sha512" },
  { "signature_algorithm", "sha384", "rsa-sha384" },
  { "signature_algorithm", "sha256", "rsa-sha256" },
  { "signature_algorithm", "sha-256", "rsa-sha256" },
  { "digest_algorithm", "sha512", "sha512" },
  { "digest_algorithm", "sha384", "sha384" },
  { "digest_algorithm", "sha256", "sha256" },
  { "digest_algorithm", "sha-256", "sha256" },
  { "require_signed_requests", "yes", "true" },
  { "require_signed_requests", "true", "true" },
  { "require_signed_requests", "required", "true" },
  { "encrypt_assertion", "yes", "true" },
  { "encrypt_assertion", "true", "true" },
  { "encrypt_assertion", "required", "true" },
};

static const char *
find_word (const char *field,
           const char *value)
{
  g_autofree char *folded = g_ascii_strdown (value, -1);

  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].field, field) == 0 && strstr (folded, words[i].word) != NULL)
      return words[i].value;

  return NULL;
}

static gboolean
is_one_of (const char         *field,
           const char * const *fields)
{
  return g_strv_contains (fields, field);
}

static gboolean
is_about_us (const char *field)
{
  static const char * const of_idp[] = { "sso_url", "idp_entity_id", "certificate", "fingerprint", NULL };

  return is_one_of (field, of_idp);
}

static gboolean
is_of_words (const char *field)
{
  for (gsize i = 0; i < G_N_ELEMENTS (words); i++)
    if (strcmp (words[i].field, field) == 0)
      return TRUE;

  return FALSE;
}

gboolean
_lanyard_paste_add_value (LanyardPaste *paste,
                          const char   *field,
                          const char   *label,
                          const char   *value)
{
  static const char * const urls[] = { "acs", "login_url", "slo_url", "slo_response_url", NULL };
  static const char * const texts[] = {
    "label", "description", "sp_entity_id", "relay_state", "authn_context", "group_attribute_name", NULL
  };
  const char *word;

  if (strcmp (field, "metadata_source") == 0 && _lanyard_paste_is_url (value))
    {
      if (paste->url == NULL)
        paste->url = _lanyard_paste_dup_url (field, value);
      return TRUE;
    }
  if (g_str_has_suffix (field, "_certificates") || (strcmp (field, "certificate") == 0 && strlen (value) > 128))
    {
      const char *use = strcmp (field, "certificate") == 0 ? NULL : field;

      if (_lanyard_paste_add_certificates (paste, value, use, label))
        return TRUE;
      _lanyard_paste_skip (paste, label, _("its value is no certificate that can be read"));
      return FALSE;
    }
  if (is_about_us (field))
    {
      _lanyard_paste_skip (paste, label, _("it is a value of the identity provider, for the service provider to enter"));
      return FALSE;
    }
  if (is_one_of (field, urls) && !_lanyard_paste_is_url (value))
    {
      _lanyard_paste_skip (paste, label, _("its value is no complete address"));
      return FALSE;
    }
  if (is_one_of (field, urls))
    {
      g_autofree char *url = _lanyard_paste_dup_url (field, value);

      _lanyard_paste_add_fact (paste, field, url, label, FALSE);
      return TRUE;
    }
  if (is_one_of (field, texts) && strlen (value) <= VALUE_MAX)
    {
      _lanyard_paste_add_fact (paste, field, value, label, FALSE);
      return TRUE;
    }

  word = is_of_words (field) ? find_word (field, value) : NULL;
  if (word == NULL)
    {
      _lanyard_paste_skip (paste, label, _("its value does not say what to choose"));
      return FALSE;
    }

  _lanyard_paste_add_fact (paste, field, word, label, FALSE);
  return TRUE;
}

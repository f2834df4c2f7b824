/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-decryption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-text.h"

/* The digests that OAEP and its MGF1 may use. Neither relies on the digest
 * being free of collisions, so SHA-1 is one. */
static const struct
{
  const char *name;             /* for OpenSSL */
  const char *uri;
  const char *mgf_uri;
} digests[] = {
  { "SHA1", LANYARD_SAML_NS_DSIG "sha1", LANYARD_SAML_NS_XENC11 "mgf1sha1" },
  { "SHA256", LANYARD_SAML_NS_XENC "sha256", LANYARD_SAML_NS_XENC11 "mgf1sha256" },
  { "SHA384", "http://www.w3.org/2001/04/xmldsig-more#sha384", LANYARD_SAML_NS_XENC11 "mgf1sha384" },
  { "SHA512", LANYARD_SAML_NS_XENC "sha512", LANYARD_SAML_NS_XENC11 "mgf1sha512" },
};

static gboolean
refuse_form (GError     **error,
             const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     NULL,
                     _("Check how the sender encrypts"),
                     _("The encrypted element cannot be read: %s"), what);
  return FALSE;
}

static gboolean
refuse_algorithm (GError     **error,
                  const char  *uri)
{
  g_autofree char *visible = lanyard_text_make_visible (uri != NULL ? uri : "", 128);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     _("It is unknown, or too weak to be taken"),
                     _("Set the sender to AES-256-GCM with RSA-OAEP"),
                     _("The element is encrypted with the algorithm “%s”"), visible);
  return FALSE;
}

/* The one child of this name; NULL for none and for several. */
static xmlNode *
find_only (xmlNode    *parent,
           const char *ns,
           const char *name)
{
  return _lanyard_saml_xml_count (parent, ns, name) == 1 ? _lanyard_saml_xml_find (parent, ns, name) : NULL;
}

static char *
dup_algorithm (xmlNode *method)
{
  return method != NULL ? _lanyard_saml_xml_dup_attribute (method, "Algorithm") : NULL;
}

/* Strict base64 but for white space; NULL if it is not. A CipherReference
 * would make us fetch something, so there is none. */
static GBytes *
read_cipher_value (xmlNode *element)
{
  xmlNode *data = find_only (element, LANYARD_SAML_NS_XENC, "CipherData");
  xmlNode *value = data != NULL ? find_only (data, LANYARD_SAML_NS_XENC, "CipherValue") : NULL;
  g_autofree char *text = NULL;

  if (value == NULL || _lanyard_saml_xml_first (data) != value || _lanyard_saml_xml_next (value) != NULL ||
      _lanyard_saml_xml_first (value) != NULL)
    return NULL;

  text = _lanyard_saml_xml_dup_text (value);
  return _lanyard_saml_decode_base64 (text, TRUE, NULL);
}

/* The digest for OpenSSL; NULL for one that we do not take. */
static const char *
read_digest (xmlNode    *method,
             const char *ns,
             const char *name,
             gboolean    is_mgf)
{
  g_autofree char *uri = NULL;

  if (_lanyard_saml_xml_count (method, ns, name) == 0)
    return digests[0].name;

  uri = dup_algorithm (find_only (method, ns, name));
  for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS (digests); i++)
    if (strcmp (is_mgf ? digests[i].mgf_uri : digests[i].uri, uri) == 0)
      return digests[i].name;

  return NULL;
}

/* M-48, A-21: RSA-OAEP and nothing else, with SHA-1 where nothing is said
 * (XML Encryption 1.1 section 5.5.2), and without a label. */
static gboolean
read_key_method (xmlNode                 *element,
                 LanyardSamlEncryptedKey *key,
                 char                   **uri)
{
  xmlNode *method = find_only (element, LANYARD_SAML_NS_XENC, "EncryptionMethod");

  *uri = dup_algorithm (method);
  if (*uri == NULL || _lanyard_saml_xml_find (method, LANYARD_SAML_NS_XENC, "OAEPparams") != NULL)
    return FALSE;

  key->digest = read_digest (method, LANYARD_SAML_NS_DSIG, "DigestMethod", FALSE);
  if (strcmp (*uri, LANYARD_SAML_NS_XENC "rsa-oaep-mgf1p") == 0)
    key->mgf = digests[0].name;
  else if (strcmp (*uri, LANYARD_SAML_NS_XENC11 "rsa-oaep") == 0)
    key->mgf = read_digest (method, LANYARD_SAML_NS_XENC11, "MGF", TRUE);

  return key->digest != NULL && key->mgf != NULL;
}

static gboolean
read_key (LanyardSamlEncrypted  *encrypted,
          xmlNode               *element,
          GError               **error)
{
  LanyardSamlEncryptedKey *key;
  g_autofree char *uri = NULL;

  if (encrypted->n_keys == LANYARD_SAML_ENCRYPTED_KEYS_MAX)
    return refuse_form (error, _("it has too many keys"));

  key = &encrypted->keys[encrypted->n_keys];
  if (!read_key_method (element, key, &uri))
    return refuse_algorithm (error, uri);

  key->wrapped = read_cipher_value (element);
  if (key->wrapped == NULL)
    return refuse_form (error, _("it has no cipher value"));

  encrypted->n_keys++;
  return TRUE;
}

/* Which of them is ours, trying tells: a Recipient is only a hint, and a
 * RetrievalMethod can only name one of these. */
static gboolean
read_keys (LanyardSamlEncrypted  *encrypted,
           xmlNode               *parent,
           GError               **error)
{
  for (xmlNode *child = _lanyard_saml_xml_first (parent); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_XENC, "EncryptedKey") && !read_key (encrypted, child, error))
      return FALSE;

  return TRUE;
}

static gboolean
read_data (LanyardSamlEncrypted  *encrypted,
           xmlNode               *data,
           GError               **error)
{
  g_autofree char *type = _lanyard_saml_xml_dup_attribute (data, "Type");
  g_autofree char *uri = dup_algorithm (find_only (data, LANYARD_SAML_NS_XENC, "EncryptionMethod"));

  if (type != NULL && strcmp (type, LANYARD_SAML_ENCRYPTED_ELEMENT) != 0)
    return refuse_form (error, _("it does not hold an element"));

  encrypted->content = _lanyard_saml_content_method_find (uri);
  if (encrypted->content == NULL)
    return refuse_algorithm (error, uri);

  encrypted->data = read_cipher_value (data);
  if (encrypted->data == NULL)
    return refuse_form (error, _("it has no cipher value"));

  return TRUE;
}

/*
 * _lanyard_saml_encrypted_read:
 * @encrypted: (out caller-allocates): what is encrypted, to be cleared
 *   whatever is returned
 * @element: an EncryptedElementType of SAML (Core 2.2.4): an EncryptedData,
 *   and EncryptedKeys in its KeyInfo or beside it
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_ALGORITHM
 *
 * Reads an encrypted element without decrypting anything: what it refuses
 * anybody can see, so it may say why.
 *
 * Returns: whether it has a form that is taken
 */
gboolean
_lanyard_saml_encrypted_read (LanyardSamlEncrypted  *encrypted,
                              xmlNode               *element,
                              GError               **error)
{
  xmlNode *data = find_only (element, LANYARD_SAML_NS_XENC, "EncryptedData");

  memset (encrypted, 0, sizeof *encrypted);
  if (data == NULL)
    return refuse_form (error, _("it does not hold exactly one EncryptedData"));
  if (_lanyard_saml_xml_count (data, LANYARD_SAML_NS_DSIG, "KeyInfo") > 1)
    return refuse_form (error, _("it has two KeyInfo elements"));

  if (!read_data (encrypted, data, error) ||
      !read_keys (encrypted, _lanyard_saml_xml_find (data, LANYARD_SAML_NS_DSIG, "KeyInfo"), error) ||
      !read_keys (encrypted, element, error))
    return FALSE;

  return encrypted->n_keys > 0 || refuse_form (error, _("it has no encrypted key"));
}

void
_lanyard_saml_encrypted_clear (LanyardSamlEncrypted *encrypted)
{
  g_clear_pointer (&encrypted->data, g_bytes_unref);
  for (gsize i = 0; i < encrypted->n_keys; i++)
    g_clear_pointer (&encrypted->keys[i].wrapped, g_bytes_unref);
  encrypted->n_keys = 0;
}

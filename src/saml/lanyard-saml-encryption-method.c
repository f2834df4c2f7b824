/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-encryption-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define XENC LANYARD_SAML_NS_XENC
#define XENC11 LANYARD_SAML_NS_XENC11

/* The order in which we choose among what an SP lists. */
static const LanyardSamlContentMethod contents[] = {
  { "aes256-gcm", XENC11 "aes256-gcm", "AES-256-GCM", 32, 12, TRUE },
  { "aes128-gcm", XENC11 "aes128-gcm", "AES-128-GCM", 16, 12, TRUE },
  { "aes256-cbc", XENC "aes256-cbc", "AES-256-CBC", 32, 16, FALSE },
  { "aes128-cbc", XENC "aes128-cbc", "AES-128-CBC", 16, 16, FALSE },
};

static const LanyardSamlKeyMethod key_methods[] = {
  { "rsa-oaep-mgf1p", XENC "rsa-oaep-mgf1p", "SHA1", LANYARD_SAML_NS_DSIG "sha1", "SHA1", NULL },
  { "rsa-oaep-sha256", XENC11 "rsa-oaep", "SHA256", XENC "sha256", "SHA256", XENC11 "mgf1sha256" },
};

/* What else metadata may list for the same purpose. */
static const char * const other_contents[] = { XENC11 "aes192-gcm", XENC "aes192-cbc", XENC "tripledes-cbc", NULL };
static const char * const other_key_methods[] = { XENC "rsa-1_5", NULL };

static gboolean
lists (const char * const *uris,
       const char         *uri)
{
  return uris != NULL && g_strv_contains (uris, uri);
}

static gboolean
lists_any (const char * const *uris,
           const char * const *wanted)
{
  for (gsize i = 0; wanted[i] != NULL; i++)
    if (lists (uris, wanted[i]))
      return TRUE;

  return FALSE;
}

static void
set_unknown (const char  *name,
             GError     **error)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     NULL, _("Choose one of the offered algorithms"),
                     _("“%s” is not an encryption algorithm"), name);
}

static void
set_none_in_common (const char * const  *methods,
                    GError             **error)
{
  g_autofree char *joined = g_strjoinv (", ", (char **) methods);
  g_autofree char *visible = lanyard_text_make_visible (joined, 256);

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     _("An algorithm that it does not list, it may be unable to read, and the ones it lists are too weak"),
                     _("Choose algorithms for this application if you know that the service provider has them"),
                     _("The service provider lists no encryption algorithm that is used here: %s"), visible);
}

/*
 * _lanyard_saml_content_method_find:
 * @uri: (nullable): the algorithm of an EncryptedData
 *
 * Returns: (transfer none) (nullable): the method; %NULL: we do not take it
 */
const LanyardSamlContentMethod *
_lanyard_saml_content_method_find (const char *uri)
{
  for (gsize i = 0; uri != NULL && i < G_N_ELEMENTS (contents); i++)
    if (strcmp (contents[i].uri, uri) == 0)
      return &contents[i];

  return NULL;
}

/*
 * _lanyard_saml_content_method_choose:
 * @encryption: what the connector says
 * @error: %LANYARD_SAML_ERROR_ALGORITHM
 *
 * M-48, M-49, I-36: what the connector says; else the best that the SP's metadata
 * lists; else AES-256-GCM.
 *
 * Returns: (transfer none): a method
 */
const LanyardSamlContentMethod *
_lanyard_saml_content_method_choose (const LanyardSamlEncryption  *encryption,
                                     GError                      **error)
{
  gboolean is_auto = strcmp (encryption->content, "auto") == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (contents); i++)
    if (is_auto ? lists (encryption->methods, contents[i].uri) : strcmp (contents[i].name, encryption->content) == 0)
      return &contents[i];

  if (!is_auto)
    {
      set_unknown (encryption->content, error);
      return NULL;
    }
  if (lists_any (encryption->methods, other_contents))
    {
      set_none_in_common (encryption->methods, error);
      return NULL;
    }

  return &contents[0];
}

/*
 * _lanyard_saml_key_method_choose:
 * @encryption: what the connector says
 * @error: %LANYARD_SAML_ERROR_ALGORITHM
 *
 * M-48, M-49, I-37: what the connector says; else what the SP's metadata lists, the
 * one that most can read first; else that one. PKCS#1 v1.5 is never chosen.
 *
 * Returns: (transfer none): a method
 */
const LanyardSamlKeyMethod *
_lanyard_saml_key_method_choose (const LanyardSamlEncryption  *encryption,
                                 GError                      **error)
{
  gboolean is_auto = strcmp (encryption->key_transport, "auto") == 0;

  for (gsize i = 0; i < G_N_ELEMENTS (key_methods); i++)
    if (is_auto ? lists (encryption->methods, key_methods[i].uri)
                : strcmp (key_methods[i].name, encryption->key_transport) == 0)
      return &key_methods[i];

  if (!is_auto)
    {
      set_unknown (encryption->key_transport, error);
      return NULL;
    }
  if (lists_any (encryption->methods, other_key_methods))
    {
      set_none_in_common (encryption->methods, error);
      return NULL;
    }

  return &key_methods[0];
}

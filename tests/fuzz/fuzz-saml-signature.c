/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The one function that decides about enveloped signatures, on any document.
 * Only what holds the key can make it say yes, and no input does. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-saml-signature-private.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GError) error = NULL;
  g_autoptr(xmlDoc) document = _lanyard_saml_xml_parse ((const char *) data, size, LANYARD_SAML_XML_MESSAGE, &error);
  xmlNode *root;
  xmlNode *resolved;

  fuzz_check (document != NULL, error);
  if (document == NULL)
    return 0;

  root = xmlDocGetRootElement (document);
  g_ptr_array_add (keys, fuzz_get_key ());
  _lanyard_saml_signature_is_astray (root);
  resolved = _lanyard_saml_signature_verify (root, keys, size % 2 == 0, &error);

  fuzz_check (resolved != NULL, error);
  g_assert_true (resolved == NULL || resolved == root);

  return 0;
}

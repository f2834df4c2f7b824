/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-inspect-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlsave.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-decryption-private.h"

static GBytes *
write_document (xmlDoc *document)
{
  xmlBuffer *buffer = xmlBufferCreate ();
  xmlSaveCtxt *context = xmlSaveToBuffer (buffer, "UTF-8", XML_SAVE_NO_DECL | XML_SAVE_NO_EMPTY);
  g_autofree char *text = NULL;
  gsize length;

  if (context == NULL)
    g_error ("out of memory");
  xmlSaveDoc (context, document);
  xmlSaveClose (context);
  text = g_strchomp (g_strdup ((const char *) xmlBufferContent (buffer)));
  xmlBufferFree (buffer);
  length = strlen (text);

  return g_bytes_new_take (g_steal_pointer (&text), length);
}

/**
 * lanyard_saml_inspection_decrypt:
 * @inspection: an inspection of a Response
 * @keys: (element-type LanyardKey): private keys of the service provider
 * @error: %LANYARD_SAML_ERROR_UNSUPPORTED: nothing is encrypted in it;
 *   %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_ALGORITHM,
 *   %LANYARD_SAML_ERROR_DECRYPTION
 *
 * Decrypts the assertion (M-47, M-48), keeps it as @decrypted and adds what it
 * says to the facts. For the person who holds the key: AES-CBC is taken
 * without a signature around it, for nobody else sees whether it
 * worked. Nothing is verified.
 *
 * Returns: whether it is decrypted
 */
gboolean
lanyard_saml_inspection_decrypt (LanyardSamlInspection  *inspection,
                                 GPtrArray              *keys,
                                 GError                **error)
{
  g_autoptr(xmlDoc) xml = NULL;
  g_autoptr(xmlDoc) assertion = NULL;
  xmlNode *encrypted;
  gsize size;
  const char *data;

  g_return_val_if_fail (inspection != NULL && inspection->decrypted == NULL, FALSE);
  g_return_val_if_fail (keys != NULL, FALSE);

  data = g_bytes_get_data (inspection->document, &size);
  xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_MESSAGE, error);
  if (xml == NULL)
    return FALSE;

  encrypted = _lanyard_saml_xml_find (xmlDocGetRootElement (xml), LANYARD_SAML_NS_ASSERTION, "EncryptedAssertion");
  if (encrypted == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED,
                         NULL, _("Leave the private key out"),
                         _("The message holds no encrypted assertion"));
      return FALSE;
    }

  assertion = _lanyard_saml_decrypt (encrypted, "Assertion", keys, TRUE, error);
  if (assertion == NULL)
    return FALSE;

  inspection->decrypted = write_document (assertion);
  _lanyard_saml_inspection_add_assertion (inspection, xmlDocGetRootElement (assertion));
  return TRUE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-verifier.h"

#include <glib/gi18n-lib.h>

#include "lanyard-error.h"
#include "lanyard-saml-private.h"
#include "lanyard-saml-xml-private.h"

static gboolean
read_root (xmlNode  *root,
           char    **issuer,
           char    **in_response_to,
           GError  **error)
{
  xmlNode *element = NULL;

  if (_lanyard_saml_xml_is (root, LANYARD_SAML_NS_PROTOCOL, "Response"))
    element = _lanyard_saml_xml_find (root, LANYARD_SAML_NS_ASSERTION, "Issuer");

  if (element == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         _("Without it nobody can tell whose signature to expect"), NULL,
                         _("The message is no SAML response with an issuer"));
      return FALSE;
    }

  *issuer = _lanyard_saml_xml_dup_text (element);
  *in_response_to = _lanyard_saml_xml_dup_attribute (root, "InResponseTo");
  return TRUE;
}

/**
 * lanyard_saml_response_peek:
 * @document: a Response
 * @issuer: (out) (transfer full): who it says that it is from
 * @in_response_to: (out) (transfer full) (nullable): what it says that it
 *   answers
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE,
 *   %LANYARD_SAML_ERROR_DTD, %LANYARD_SAML_ERROR_DUPLICATE_ID
 *
 * Reads two values of a Response of which nothing was checked: good for
 * choosing the pinned keys and the pending request, and for nothing else.
 *
 * Returns: whether it is a Response with an issuer
 */
gboolean
lanyard_saml_response_peek (GBytes  *document,
                            char   **issuer,
                            char   **in_response_to,
                            GError **error)
{
  gsize size;
  const char *data;
  xmlDoc *doc;
  gboolean ok;

  g_return_val_if_fail (document != NULL, FALSE);
  g_return_val_if_fail (issuer != NULL && in_response_to != NULL, FALSE);

  _lanyard_saml_prepare_thread ();
  data = g_bytes_get_data (document, &size);
  doc = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_MESSAGE, error);
  if (doc == NULL)
    return FALSE;

  ok = read_root (xmlDocGetRootElement (doc), issuer, in_response_to, error);
  xmlFreeDoc (doc);
  return ok;
}

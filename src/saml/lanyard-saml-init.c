/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml.h"

#include <xmlsec/xmlsec.h>
#include <xmlsec/errors.h>
#include <xmlsec/openssl/app.h>
#include <xmlsec/openssl/crypto.h>
#include <xmlsec/parser.h>

#include "lanyard-saml-compat.h"
#include "lanyard-saml-private.h"

static GPrivate xmlsec_error = G_PRIVATE_INIT (g_free);

static void
ignore_xml_error_cb (void            *user_data,
                     LanyardXmlError  error)
{
}

static xmlParserInputPtr
refuse_entity_cb (const char       *url,
                  const char       *id,
                  xmlParserCtxtPtr  context)
{
  return NULL;
}

static void
collect_xmlsec_error_cb (const char *file,
                         int         line,
                         const char *function,
                         const char *object,
                         const char *subject,
                         int         reason,
                         const char *message)
{
  if (g_private_get (&xmlsec_error) != NULL)
    return;

  g_private_replace (&xmlsec_error,
                     g_strdup_printf ("%s: %s %s: reason %d: %s",
                                      function,
                                      object != NULL ? object : "-",
                                      subject != NULL ? subject : "-",
                                      reason,
                                      message != NULL ? message : "-"));
}

static gpointer
init_once (gpointer user_data)
{
  xmlInitParser ();

  if (xmlSecInit () < 0 || xmlSecCheckVersion () != 1)
    g_error ("xmlsec does not start");
  if (xmlSecOpenSSLAppInit (NULL) < 0 || xmlSecOpenSSLInit () < 0)
    g_error ("the OpenSSL part of xmlsec does not start");

  xmlSecErrorsSetCallback (collect_xmlsec_error_cb);
  xmlSecParserSetDefaultOptions (XML_PARSE_NONET | XML_PARSE_NODICT);
  xmlSetExternalEntityLoader (refuse_entity_cb);

  return GINT_TO_POINTER (TRUE);
}

/**
 * lanyard_saml_init:
 *
 * Prepares libxml2, xmlsec and OpenSSL: once, before any thread uses this
 * library; calling it again does nothing. External entities are refused by
 * the whole process from then on.
 */
void
lanyard_saml_init (void)
{
  static GOnce once = G_ONCE_INIT;

  g_once (&once, init_once, NULL);
}

void
_lanyard_saml_prepare_thread (void)
{
  lanyard_saml_init ();

  xmlSetStructuredErrorFunc (NULL, ignore_xml_error_cb);
  g_private_replace (&xmlsec_error, NULL);
}

const char *
_lanyard_saml_get_xmlsec_error (void)
{
  return g_private_get (&xmlsec_error);
}

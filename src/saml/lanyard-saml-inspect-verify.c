/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-inspect-private.h"

#include <glib/gi18n-lib.h>
#include <libxml/xmlsave.h>
#include <string.h>

#include "lanyard-saml-algorithm-private.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-saml-report-private.h"
#include "lanyard-saml-signature-private.h"

/* One inspection while its signatures are looked at. */
typedef struct
{
  GPtrArray *keys;
  gboolean allow_sha1;
  guint count;
  LanyardSamlReport report;
} Check;

/* M-11: the octets as they were received, in the order of the binding. */
static char *
join_signed_octets (LanyardSamlParameters *parameters)
{
  const char *name = lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") != NULL ? "SAMLRequest" : "SAMLResponse";
  const char *relay_state = lanyard_saml_parameters_get_raw (parameters, "RelayState");

  return g_strconcat (name, "=", lanyard_saml_parameters_get_raw (parameters, name),
                      relay_state != NULL ? "&RelayState=" : "", relay_state != NULL ? relay_state : "",
                      "&SigAlg=", lanyard_saml_parameters_get_raw (parameters, "SigAlg"), NULL);
}

static gboolean
verify_octets (Check                  *check,
               LanyardSamlParameters  *parameters,
               const char             *uri,
               GError                **error)
{
  const LanyardSamlAlgorithm *algorithm = _lanyard_saml_algorithm_find_signature (uri, check->allow_sha1, error);
  g_autofree char *encoded = NULL;
  g_autofree char *octets = NULL;
  g_autoptr(GBytes) signature = NULL;

  if (algorithm == NULL)
    return FALSE;

  octets = join_signed_octets (parameters);
  encoded = lanyard_saml_parameters_dup (parameters, "Signature", NULL);
  signature = encoded != NULL ? _lanyard_saml_decode_base64 (encoded, FALSE, NULL) : NULL;
  if (signature != NULL &&
      _lanyard_saml_algorithm_verify (algorithm, check->keys, octets, strlen (octets), signature))
    return TRUE;

  g_propagate_error (error, _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                                     _("The message may have been changed, or the parameters after they were signed"),
                                                     _("Compare the certificate with the one that the sender shows"),
                                                     _("The signature of the parameters was not made with this key")));
  return FALSE;
}

static void
check_parameters (Check                 *check,
                  LanyardSamlInspection *inspection)
{
  g_autoptr(LanyardSamlParameters) parameters = lanyard_saml_parameters_new (inspection->raw, strlen (inspection->raw),
                                                                             NULL);
  g_autofree char *uri = NULL;
  GError *error = NULL;

  if (parameters == NULL ||
      lanyard_saml_parameters_get_raw (parameters, "SigAlg") == NULL ||
      lanyard_saml_parameters_get_raw (parameters, "Signature") == NULL)
    return;

  check->count++;
  uri = lanyard_saml_parameters_dup (parameters, "SigAlg", NULL);
  verify_octets (check, parameters, uri != NULL ? uri : "", &error);
  _lanyard_saml_report_take (&check->report, "M-11", _("Signature of the parameters"), NULL, uri, error);
}

/* M-12 … M-16 */
static void
check_element (Check   *check,
               xmlNode *element)
{
  g_autofree char *subject = NULL;
  xmlNode *resolved;
  GError *error = NULL;

  if (!_lanyard_saml_signature_is_present (element))
    return;

  check->count++;
  /* Translators: an XML element name */
  subject = g_strdup_printf (_("Signature of %s"), (const char *) element->name);
  resolved = _lanyard_saml_signature_verify (element, check->keys, check->allow_sha1, &error);
  g_assert (error != NULL || resolved == element);
  _lanyard_saml_report_take (&check->report, "M-12", subject, NULL, NULL, error);
}

static void
check_document (Check                 *check,
                LanyardSamlInspection *inspection)
{
  g_autoptr(xmlDoc) xml = NULL;
  LanyardSamlXmlKind kind = inspection->kind == LANYARD_SAML_KIND_METADATA ? LANYARD_SAML_XML_METADATA
                                                                           : LANYARD_SAML_XML_MESSAGE;
  xmlNode *root;
  GError *error = NULL;
  gsize size;
  const char *data = g_bytes_get_data (inspection->document, &size);

  xml = _lanyard_saml_xml_parse (data, size, kind, &error);
  _lanyard_saml_report_take (&check->report, "M-04", _("XML of the document"), NULL, NULL, error);
  if (xml == NULL)
    return;

  root = xmlDocGetRootElement (xml);
  /* Redirect: one inside the message proves nothing (M-11). */
  if (inspection->form != LANYARD_SAML_FORM_REDIRECT && inspection->form != LANYARD_SAML_FORM_DEFLATED)
    check_element (check, root);
  for (xmlNode *child = _lanyard_saml_xml_first (root); child != NULL; child = _lanyard_saml_xml_next (child))
    if (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_ASSERTION, "Assertion"))
      check_element (check, child);
}

/**
 * lanyard_saml_inspection_verify:
 * @inspection: an inspection
 * @keys: (element-type LanyardKey): the keys that are trusted
 * @allow_sha1: whether SHA-1 is good enough
 * @findings: (nullable) (element-type LanyardSamlFinding): gets a line for
 *   each rule
 * @error: the first failure; %LANYARD_SAML_ERROR_SIGNATURE_MISSING,
 *   %LANYARD_SAML_ERROR_SIGNATURE_INVALID, %LANYARD_SAML_ERROR_ALGORITHM,
 *   those of documents that are not read (M-04)
 *
 * Looks at every signature: of the parameters, of the root element, of the
 * assertions in it (M-11, M-12). One at least must be there, and each must
 * verify. Says nothing about what the message says.
 *
 * Returns: whether all signatures are those of @keys
 */
gboolean
lanyard_saml_inspection_verify (LanyardSamlInspection  *inspection,
                                GPtrArray              *keys,
                                gboolean                allow_sha1,
                                GPtrArray              *findings,
                                GError                **error)
{
  Check check = { keys, allow_sha1, 0, { findings, NULL } };

  g_return_val_if_fail (inspection != NULL, FALSE);
  g_return_val_if_fail (keys != NULL, FALSE);
  g_return_val_if_fail (error == NULL || *error == NULL, FALSE);

  check_document (&check, inspection);
  if (inspection->form == LANYARD_SAML_FORM_REDIRECT)
    check_parameters (&check, inspection);

  if (check.count == 0 && check.report.error == NULL)
    _lanyard_saml_report_take (&check.report, "M-13", _("Signature"), NULL, NULL,
                               _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                                                        _("Without one it cannot be known who sent it"),
                                                        _("Set the sender to sign it"),
                                                        _("Nothing of what was given is signed")));
  if (check.report.error == NULL)
    return TRUE;

  g_propagate_error (error, check.report.error);
  return FALSE;
}

/* White space between elements: what indentation puts there itself. */
static void
drop_blanks (xmlNode *element)
{
  xmlNode *next;

  if (_lanyard_saml_xml_first (element) == NULL)
    return;

  for (xmlNode *child = element->children; child != NULL; child = next)
    {
      next = child->next;
      if (xmlIsBlankNode (child))
        {
          xmlUnlinkNode (child);
          xmlFreeNode (child);
        }
      else if (child->type == XML_ELEMENT_NODE)
        {
          drop_blanks (child);
        }
    }
}

static char *
indent (GBytes *document)
{
  g_autoptr(xmlDoc) xml = NULL;
  xmlBuffer *buffer;
  xmlSaveCtxt *context;
  gsize size;
  const char *data = g_bytes_get_data (document, &size);
  char *text;

  xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_METADATA, NULL);
  if (xml == NULL)
    return NULL;

  drop_blanks (xmlDocGetRootElement (xml));
  buffer = xmlBufferCreate ();
  context = xmlSaveToBuffer (buffer, "UTF-8", XML_SAVE_FORMAT | XML_SAVE_NO_DECL);
  if (context == NULL)
    g_error ("out of memory");
  xmlSaveDoc (context, xml);
  xmlSaveClose (context);
  text = g_strchomp (g_strdup ((const char *) xmlBufferContent (buffer)));
  xmlBufferFree (buffer);

  return text;
}

/**
 * lanyard_saml_inspection_indent:
 * @inspection: an inspection
 *
 * Returns: (transfer full) (nullable): a copy of the document with every
 *   element on a line of its own, to be read by people: no signature fits it
 *   any more (I-01). %NULL if the document is not read at all
 */
char *
lanyard_saml_inspection_indent (LanyardSamlInspection *inspection)
{
  g_return_val_if_fail (inspection != NULL, NULL);

  return indent (inspection->document);
}

/**
 * lanyard_saml_inspection_indent_decrypted:
 * @inspection: an inspection
 *
 * Returns: (transfer full) (nullable): as lanyard_saml_inspection_indent(), of
 *   the assertion that was decrypted; %NULL if none was
 */
char *
lanyard_saml_inspection_indent_decrypted (LanyardSamlInspection *inspection)
{
  g_return_val_if_fail (inspection != NULL, NULL);

  return inspection->decrypted != NULL ? indent (inspection->decrypted) : NULL;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-inspect.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-saml-inspect-private.h"
#include "lanyard-text.h"

#define BLANKS " \t\r\n"

static const char * const message_names[] = { "SAMLRequest", "SAMLResponse" };
static const char * const known_names[] = { "SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature",
                                            "SAMLEncoding", NULL };

static const struct
{
  const char      *ns;
  const char      *name;
  LanyardSamlKind  kind;
} roots[] = {
  { LANYARD_SAML_NS_PROTOCOL, "AuthnRequest", LANYARD_SAML_KIND_AUTHN_REQUEST },
  { LANYARD_SAML_NS_PROTOCOL, "Response", LANYARD_SAML_KIND_RESPONSE },
  { LANYARD_SAML_NS_PROTOCOL, "LogoutRequest", LANYARD_SAML_KIND_LOGOUT_REQUEST },
  { LANYARD_SAML_NS_PROTOCOL, "LogoutResponse", LANYARD_SAML_KIND_LOGOUT_RESPONSE },
  { LANYARD_SAML_NS_ASSERTION, "Assertion", LANYARD_SAML_KIND_ASSERTION },
  { LANYARD_SAML_NS_METADATA, "EntityDescriptor", LANYARD_SAML_KIND_METADATA },
  { LANYARD_SAML_NS_METADATA, "EntitiesDescriptor", LANYARD_SAML_KIND_METADATA },
};

static void
fail (GError     **error,
      const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     NULL,
                     _("Copy the whole URL, form, base64 text or XML document"),
                     "%s", what);
}

/* Whether the first character of a document can be "<". */
static gboolean
looks_like_xml (const char *data,
                gsize       size)
{
  if (size >= 3 && memcmp (data, "\xef\xbb\xbf", 3) == 0)
    {
      data += 3;
      size -= 3;
    }
  while (size > 0 && g_ascii_isspace (*data))
    {
      data++;
      size--;
    }

  return size > 0 && *data == '<';
}

/* Base64 of XML, or of DEFLATE of XML; which of both is seen at its bytes. */
static GBytes *
unwrap_base64 (const char  *text,
               gboolean    *deflated,
               GError     **error)
{
  g_autoptr(GBytes) bytes = _lanyard_saml_decode_base64 (text, TRUE, NULL);
  GBytes *inflated;

  *deflated = FALSE;
  if (bytes == NULL)
    {
      fail (error, _("This is neither XML, nor a URL or form with a SAML message, nor base64"));
      return NULL;
    }
  if (looks_like_xml (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes)))
    return g_steal_pointer (&bytes);

  *deflated = TRUE;
  inflated = _lanyard_saml_inflate (bytes, LANYARD_SAML_MESSAGE_MAX, NULL);
  if (inflated == NULL)
    fail (error, _("The base64 text holds neither XML nor XML compressed with DEFLATE"));

  return inflated;
}

/* The query of a URL or of a line of a log, or the whole as a form's body;
 * NULL if there is no message in it. */
static char *
find_parameters (const char *text)
{
  for (gsize i = 0; i < G_N_ELEMENTS (message_names); i++)
    {
      g_autofree char *start = g_strconcat (message_names[i], "=", NULL);
      const char *found = strstr (text, start);
      const char *query = strchr (text, '?');

      if (found == NULL)
        continue;
      if (query != NULL && query < found)
        return g_strndup (query + 1, strcspn (query + 1, BLANKS "#"));
      return g_strdup (text);
    }

  return NULL;
}

/* Names alone: what other programs put there may be a secret. */
static char *
list_other_names (const char *raw)
{
  g_auto(GStrv) pairs = g_strsplit (raw, "&", -1);
  g_autoptr(GString) names = g_string_new (NULL);

  for (char **pair = pairs; *pair != NULL; pair++)
    {
      g_autofree char *name = g_strndup (*pair, strcspn (*pair, "="));

      if (*name != '\0' && !g_strv_contains (known_names, name))
        g_string_append_printf (names, "%s%s", names->len > 0 ? " " : "", name);
    }

  return names->len > 0 ? g_string_free (g_steal_pointer (&names), FALSE) : NULL;
}

static gboolean
unwrap_parameters (LanyardSamlInspection  *self,
                   GError                **error)
{
  g_autoptr(LanyardSamlParameters) parameters = lanyard_saml_parameters_new (self->raw, strlen (self->raw), error);
  g_autoptr(GError) local_error = NULL;
  g_autofree char *message = NULL;
  gboolean is_response;
  gboolean deflated;

  if (parameters == NULL)
    return FALSE;

  is_response = lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") != NULL;
  if (is_response && lanyard_saml_parameters_get_raw (parameters, "SAMLRequest") != NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                         _("What is checked and what is read must be the same"), NULL,
                         _("There is a SAMLResponse where only a SAMLRequest may be"));
      return FALSE;
    }

  if (lanyard_saml_parameters_get_raw (parameters, message_names[is_response ? 1 : 0]) == NULL)
    {
      fail (error, _("There is neither a SAMLRequest nor a SAMLResponse among the parameters"));
      return FALSE;
    }

  message = lanyard_saml_parameters_dup (parameters, message_names[is_response ? 1 : 0], error);
  self->document = message != NULL ? unwrap_base64 (message, &deflated, error) : NULL;
  if (self->document == NULL)
    return FALSE;

  self->form = deflated ? LANYARD_SAML_FORM_REDIRECT : LANYARD_SAML_FORM_POST;
  self->other_names = list_other_names (self->raw);
  self->relay_state = lanyard_saml_parameters_dup (parameters, "RelayState", &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* Base64 that was copied out of a URL may still have its escapes; a "+" in it
 * is a digit then and no blank. */
static gboolean
unwrap_text (LanyardSamlInspection  *self,
             const char             *text,
             GError                **error)
{
  g_autofree char *unescaped = strchr (text, '%') != NULL ? g_uri_unescape_string (text, NULL) : NULL;
  gboolean deflated;

  self->document = unwrap_base64 (unescaped != NULL ? unescaped : text, &deflated, error);
  self->form = deflated ? LANYARD_SAML_FORM_DEFLATED : LANYARD_SAML_FORM_BASE64;

  return self->document != NULL;
}

static gboolean
unwrap (LanyardSamlInspection  *self,
        GBytes                 *input,
        GError                **error)
{
  g_autofree char *text = NULL;
  gsize size;
  const char *data = g_bytes_get_data (input, &size);

  if (looks_like_xml (data, size))
    {
      gsize start = 0;

      while (g_ascii_isspace (data[start]))
        start++;
      self->document = g_bytes_new_from_bytes (input, start, size - start);
      return TRUE;
    }
  if (size > 2 * LANYARD_SAML_MESSAGE_MAX || memchr (data != NULL ? data : "", '\0', size) != NULL)
    {
      fail (error, _("This is neither XML, nor a URL or form with a SAML message, nor base64"));
      return FALSE;
    }

  text = g_strstrip (g_strndup (data != NULL ? data : "", size));
  if (*text == '\0')
    {
      fail (error, _("There is nothing to look at"));
      return FALSE;
    }

  self->raw = find_parameters (text);

  return self->raw != NULL ? unwrap_parameters (self, error) : unwrap_text (self, text, error);
}

/* A-28: a fixed set; nothing is chosen by a name that was received. */
static LanyardSamlKind
find_kind (xmlNode *root)
{
  for (gsize i = 0; i < G_N_ELEMENTS (roots); i++)
    if (_lanyard_saml_xml_is (root, roots[i].ns, roots[i].name))
      return roots[i].kind;

  return LANYARD_SAML_KIND_UNKNOWN;
}

static void
read_document (LanyardSamlInspection *self)
{
  g_autoptr(xmlDoc) xml = NULL;
  xmlNode *root;
  gsize size;
  const char *data = g_bytes_get_data (self->document, &size);

  xml = _lanyard_saml_xml_parse (data, size, LANYARD_SAML_XML_METADATA, &self->fault);
  if (xml == NULL)
    return;

  root = xmlDocGetRootElement (xml);
  self->kind = find_kind (root);
  if (self->kind == LANYARD_SAML_KIND_UNKNOWN)
    {
      g_autofree char *visible = lanyard_text_make_visible ((const char *) root->name, 128);

      lanyard_set_error (&self->fault, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED,
                         NULL,
                         _("Copy the SAML message or the metadata itself"),
                         /* Translators: an XML element name */
                         _("The document is a %s, which is neither a SAML message nor metadata"), visible);
      return;
    }

  _lanyard_saml_inspection_add_facts (self, root);
}

static void
free_fact (gpointer data)
{
  LanyardSamlFact *fact = data;

  g_free (fact->name);
  g_free (fact->value);
  g_free (fact);
}

/**
 * lanyard_saml_inspect:
 * @input: what a person copied: a URL, its query, a form's body, base64 with
 *   or without DEFLATE and URL escapes, or XML
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_BINDING,
 *   %LANYARD_SAML_ERROR_TOO_LARGE
 *
 * Unwraps a message, an assertion or metadata and says what it is, for people
 * who look for a mistake. Nothing is verified. A document that is refused
 * (M-04) is there all the same, with the reason in its fault.
 *
 * Returns: (transfer full): what was found
 */
LanyardSamlInspection *
lanyard_saml_inspect (GBytes  *input,
                      GError **error)
{
  g_autoptr(LanyardSamlInspection) self = NULL;

  g_return_val_if_fail (input != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  self = g_new0 (LanyardSamlInspection, 1);
  self->facts = g_ptr_array_new_with_free_func (free_fact);
  if (!unwrap (self, input, error))
    return NULL;

  read_document (self);
  return g_steal_pointer (&self);
}

/**
 * lanyard_saml_inspection_free:
 * @inspection: (nullable) (transfer full): an inspection
 */
void
lanyard_saml_inspection_free (LanyardSamlInspection *inspection)
{
  if (inspection == NULL)
    return;

  g_free (inspection->raw);
  g_free (inspection->relay_state);
  g_free (inspection->other_names);
  g_clear_pointer (&inspection->document, g_bytes_unref);
  g_clear_pointer (&inspection->decrypted, g_bytes_unref);
  g_ptr_array_unref (inspection->facts);
  g_clear_error (&inspection->fault);
  g_free (inspection);
}

/**
 * lanyard_saml_inspection_dup_request:
 * @inspection: an inspection of an AuthnRequest
 * @error: as of lanyard_saml_request_decode_redirect()
 *
 * Returns: (transfer full): the request, decoded by the same functions that
 *   the identity provider uses, from what was received
 */
LanyardSamlRequest *
lanyard_saml_inspection_dup_request (LanyardSamlInspection  *inspection,
                                     GError                **error)
{
  g_return_val_if_fail (inspection != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (inspection->form == LANYARD_SAML_FORM_REDIRECT)
    return lanyard_saml_request_decode_redirect (inspection->raw, error);
  if (inspection->form == LANYARD_SAML_FORM_POST)
    return lanyard_saml_request_decode_post (inspection->raw, strlen (inspection->raw), error);

  return lanyard_saml_request_decode_xml (inspection->document, error);
}

/**
 * lanyard_saml_form_get_name:
 * @form: how a message was wrapped
 *
 * Returns: its stable name: "xml", "base64", "deflated", "post", "redirect"
 */
const char *
lanyard_saml_form_get_name (LanyardSamlForm form)
{
  static const char * const names[] = { "xml", "base64", "deflated", "post", "redirect" };

  g_return_val_if_fail ((gsize) form < G_N_ELEMENTS (names), NULL);

  return names[form];
}

/**
 * lanyard_saml_kind_get_name:
 * @kind: what a document is
 *
 * Returns: its stable name, for metadata "metadata", else that of its element
 */
const char *
lanyard_saml_kind_get_name (LanyardSamlKind kind)
{
  static const char * const names[] = { "unknown", "AuthnRequest", "Response", "LogoutRequest", "LogoutResponse",
                                        "Assertion", "metadata" };

  g_return_val_if_fail ((gsize) kind < G_N_ELEMENTS (names), NULL);

  return names[kind];
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-request.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-decode-private.h"
#include "lanyard-saml-request-private.h"

#define ENCODING_DEFLATE "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE"

/* The first letter of a frozen request. */
static const char marks[] = {
  [LANYARD_SAML_REQUEST_REDIRECT] = 'r',
  [LANYARD_SAML_REQUEST_POST] = 'p',
  [LANYARD_SAML_REQUEST_XML] = 'x',
};

static gboolean
fail_binding (GError     **error,
              const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                     NULL,
                     _("Start again from the application"),
                     "%s", what);
  return FALSE;
}

static gboolean
check_size (gsize    size,
            gsize    limit,
            GError **error)
{
  if (size <= limit)
    return TRUE;

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                     NULL,
                     _("Start again from the application"),
                     _("The request has %zu bytes, more than the %zu that are read"),
                     size, limit);
  return FALSE;
}

/* M-03: exactly one message, and it is a request. */
static char *
dup_message (LanyardSamlParameters  *parameters,
             gsize                   limit,
             GError                **error)
{
  const char *raw = lanyard_saml_parameters_get_raw (parameters, "SAMLRequest");

  if (lanyard_saml_parameters_get_raw (parameters, "SAMLResponse") != NULL)
    {
      fail_binding (error, _("There is a SAMLResponse where only a SAMLRequest may be"));
      return NULL;
    }
  if (raw == NULL || *raw == '\0')
    {
      fail_binding (error, _("There is no SAMLRequest"));
      return NULL;
    }
  if (!check_size (strlen (raw), limit, error))
    return NULL;

  return lanyard_saml_parameters_dup (parameters, "SAMLRequest", error);
}

static gboolean
read_relay_state (LanyardSamlRequest     *self,
                  LanyardSamlParameters  *parameters,
                  GError                **error)
{
  g_autoptr(GError) local_error = NULL;

  self->relay_state = lanyard_saml_parameters_dup (parameters, "RelayState", &local_error);
  if (local_error == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&local_error));
  return FALSE;
}

/* M-02 */
static gboolean
check_encoding (LanyardSamlParameters  *parameters,
                GError                **error)
{
  g_autofree char *encoding = NULL;

  if (lanyard_saml_parameters_get_raw (parameters, "SAMLEncoding") == NULL)
    return TRUE;

  encoding = lanyard_saml_parameters_dup (parameters, "SAMLEncoding", error);
  if (encoding == NULL)
    return FALSE;
  if (strcmp (encoding, ENCODING_DEFLATE) == 0)
    return TRUE;

  return fail_binding (error, _("The SAMLEncoding is another than DEFLATE"));
}

/* M-11: the octets as they were sent, in the order of the binding. */
static gboolean
read_query_signature (LanyardSamlRequest     *self,
                      LanyardSamlParameters  *parameters,
                      GError                **error)
{
  const char *relay_state = lanyard_saml_parameters_get_raw (parameters, "RelayState");
  const char *algorithm = lanyard_saml_parameters_get_raw (parameters, "SigAlg");
  const char *signature = lanyard_saml_parameters_get_raw (parameters, "Signature");

  if (algorithm == NULL && signature == NULL)
    return TRUE;
  if (algorithm == NULL || signature == NULL)
    return fail_binding (error, _("Of SigAlg and Signature only one is there"));

  self->signed_octets = g_strconcat ("SAMLRequest=", lanyard_saml_parameters_get_raw (parameters, "SAMLRequest"),
                                     relay_state != NULL ? "&RelayState=" : "",
                                     relay_state != NULL ? relay_state : "",
                                     "&SigAlg=", algorithm, NULL);
  self->signature_algorithm = lanyard_saml_parameters_dup (parameters, "SigAlg", error);
  if (self->signature_algorithm == NULL)
    return FALSE;
  self->signature = lanyard_saml_parameters_dup (parameters, "Signature", error);

  return self->signature != NULL;
}

/**
 * lanyard_saml_request_decode_redirect:
 * @raw_query: the query as it stood in the request line, without "?"
 * @error: %LANYARD_SAML_ERROR_MALFORMED, %LANYARD_SAML_ERROR_TOO_LARGE,
 *   %LANYARD_SAML_ERROR_DTD, %LANYARD_SAML_ERROR_DUPLICATE_ID,
 *   %LANYARD_SAML_ERROR_VERSION, %LANYARD_SAML_ERROR_BINDING,
 *   %LANYARD_SAML_ERROR_UNSUPPORTED (another message than AuthnRequest)
 *
 * M-02 … M-05 for the HTTP-Redirect binding (Bindings 3.4.4). What is signed
 * is kept as received (M-11); a ds:Signature inside the message proves
 * nothing in this binding.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_redirect (const char  *raw_query,
                                      GError     **error)
{
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autoptr(LanyardSamlRequest) self = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GBytes) deflated = NULL;

  g_return_val_if_fail (raw_query != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  parameters = lanyard_saml_parameters_new (raw_query, strlen (raw_query), error);
  if (parameters == NULL || !check_encoding (parameters, error))
    return NULL;

  message = dup_message (parameters, LANYARD_SAML_REQUEST_MAX, error);
  if (message == NULL)
    return NULL;
  deflated = _lanyard_saml_decode_base64 (message, FALSE, error);
  if (deflated == NULL)
    return NULL;

  self = _lanyard_saml_request_new (LANYARD_SAML_REQUEST_REDIRECT, raw_query, strlen (raw_query));
  self->document = _lanyard_saml_inflate (deflated, LANYARD_SAML_REQUEST_MAX, error);
  if (self->document == NULL ||
      !_lanyard_saml_request_read (self, error) ||
      !read_relay_state (self, parameters, error) ||
      !read_query_signature (self, parameters, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_saml_request_decode_post:
 * @raw_form: (array length=length): the application/x-www-form-urlencoded body
 * @length: its length in bytes
 * @error: as of lanyard_saml_request_decode_redirect()
 *
 * M-02 … M-05 for the HTTP-POST binding (Bindings 3.5.4). White space in the
 * base64 is passed over.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_post (const char  *raw_form,
                                  gsize        length,
                                  GError     **error)
{
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autoptr(LanyardSamlRequest) self = NULL;
  g_autofree char *message = NULL;

  g_return_val_if_fail (raw_form != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  parameters = lanyard_saml_parameters_new (raw_form, length, error);
  if (parameters == NULL)
    return NULL;
  if (lanyard_saml_parameters_get_raw (parameters, "SAMLEncoding") != NULL ||
      lanyard_saml_parameters_get_raw (parameters, "SigAlg") != NULL ||
      lanyard_saml_parameters_get_raw (parameters, "Signature") != NULL)
    {
      fail_binding (error, _("The form has parameters that only the Redirect binding has"));
      return NULL;
    }

  message = dup_message (parameters, 3 * LANYARD_SAML_REQUEST_MAX, error);
  if (message == NULL)
    return NULL;

  self = _lanyard_saml_request_new (LANYARD_SAML_REQUEST_POST, raw_form, length);
  self->document = _lanyard_saml_decode_base64 (message, TRUE, error);
  if (self->document == NULL ||
      !check_size (g_bytes_get_size (self->document), LANYARD_SAML_REQUEST_MAX, error) ||
      !_lanyard_saml_request_read (self, error) ||
      !read_relay_state (self, parameters, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_saml_request_decode_xml:
 * @document: plain XML, as a person pastes it
 * @error: as of lanyard_saml_request_decode_redirect()
 *
 * It counts as unsigned unless it has an enveloped signature.
 *
 * Returns: (transfer full): the request, its signature not yet checked
 */
LanyardSamlRequest *
lanyard_saml_request_decode_xml (GBytes  *document,
                                 GError **error)
{
  g_autoptr(LanyardSamlRequest) self = NULL;
  gsize size;
  gsize start = 0;
  const char *data;

  g_return_val_if_fail (document != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  data = g_bytes_get_data (document, &size);
  if (!check_size (size, LANYARD_SAML_REQUEST_MAX, error))
    return NULL;
  while (start < size && g_ascii_isspace (data[start]))
    start++;

  self = _lanyard_saml_request_new (LANYARD_SAML_REQUEST_XML, "", 0);
  self->document = g_bytes_new_from_bytes (document, start, size - start);
  if (!_lanyard_saml_request_read (self, error))
    return NULL;

  return g_steal_pointer (&self);
}

/**
 * lanyard_saml_request_freeze:
 * @request: a request
 *
 * Returns: (transfer full): an opaque ASCII text, to be kept where nobody else
 *   can write while the person signs in; lanyard_saml_request_thaw() reads it
 */
char *
lanyard_saml_request_freeze (LanyardSamlRequest *request)
{
  g_autofree char *text = NULL;
  gsize size;
  gconstpointer data;

  g_return_val_if_fail (request != NULL, NULL);

  if (request->binding != LANYARD_SAML_REQUEST_XML)
    return g_strdup_printf ("%c%s", marks[request->binding], request->raw);

  data = g_bytes_get_data (request->document, &size);
  text = g_base64_encode (data, size);

  return g_strdup_printf ("%c%s", marks[request->binding], text);
}

/**
 * lanyard_saml_request_thaw:
 * @frozen: what lanyard_saml_request_freeze() returned
 * @error: as of the functions that decode
 *
 * Decodes the request again from what was received: nothing that was kept is
 * believed more than the request itself.
 *
 * Returns: (transfer full): the same request
 */
LanyardSamlRequest *
lanyard_saml_request_thaw (const char  *frozen,
                           GError     **error)
{
  g_autoptr(GBytes) document = NULL;

  g_return_val_if_fail (frozen != NULL, NULL);
  g_return_val_if_fail (error == NULL || *error == NULL, NULL);

  if (*frozen == marks[LANYARD_SAML_REQUEST_REDIRECT])
    return lanyard_saml_request_decode_redirect (frozen + 1, error);
  if (*frozen == marks[LANYARD_SAML_REQUEST_POST])
    return lanyard_saml_request_decode_post (frozen + 1, strlen (frozen + 1), error);
  if (*frozen != marks[LANYARD_SAML_REQUEST_XML])
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                         NULL,
                         _("Start again from the application"),
                         _("The request that was kept cannot be read"));
      return NULL;
    }

  document = _lanyard_saml_decode_base64 (frozen + 1, FALSE, error);

  return document != NULL ? lanyard_saml_request_decode_xml (document, error) : NULL;
}

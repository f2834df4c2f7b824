/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-message-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-saml-decode-private.h"

#define ENCODING_DEFLATE "urn:oasis:names:tc:SAML:2.0:bindings:URL-Encoding:DEFLATE"

/* The first letter of a frozen message. */
static const char marks[] = {
  [LANYARD_SAML_MESSAGE_REDIRECT] = 'r',
  [LANYARD_SAML_MESSAGE_POST] = 'p',
  [LANYARD_SAML_MESSAGE_XML] = 'x',
};

static gboolean
fail_binding (GError     **error,
              const char  *rule,
              const char  *expected,
              const char  *received,
              const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_BINDING,
                     NULL,
                     _("Start again from the application"),
                     "%s", what);
  return _lanyard_saml_error_blame (error, rule, expected, received);
}

static gboolean
check_size (gsize    size,
            gsize    limit,
            GError **error)
{
  g_autofree char *expected = NULL;
  g_autofree char *received = NULL;

  if (size <= limit)
    return TRUE;

  expected = g_strdup_printf ("at most %zu bytes", limit);
  received = g_strdup_printf ("%zu bytes", size);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE,
                     NULL,
                     _("Start again from the application"),
                     _("The request has %zu bytes, more than the %zu that are read"),
                     size, limit);
  return _lanyard_saml_error_blame (error, "A-20", expected, received);
}

/* The parameter that a message of this name comes in. */
static const char *
get_parameter (LanyardSamlMessage *self)
{
  return g_str_has_suffix (self->element, "Response") ? "SAMLResponse" : "SAMLRequest";
}

/* M-03: exactly one message, and of the kind that is asked for. */
static char *
dup_message (LanyardSamlMessage     *self,
             LanyardSamlParameters  *parameters,
             gsize                   limit,
             GError                **error)
{
  const char *name = get_parameter (self);
  const char *other = strcmp (name, "SAMLRequest") == 0 ? "SAMLResponse" : "SAMLRequest";
  const char *raw = lanyard_saml_parameters_get_raw (parameters, name);
  g_autofree char *what = NULL;

  if (lanyard_saml_parameters_get_raw (parameters, other) != NULL)
    {
      /* Translators: names of parameters, SAMLResponse and SAMLRequest */
      what = g_strdup_printf (_("There is a %s where only a %s may be"), other, name);
      fail_binding (error, "M-03", name, other, what);
      return NULL;
    }
  if (raw == NULL || *raw == '\0')
    {
      /* Translators: the name of a parameter, SAMLRequest or SAMLResponse */
      what = g_strdup_printf (_("There is no %s"), name);
      fail_binding (error, "M-03", name, raw, what);
      return NULL;
    }
  if (!check_size (strlen (raw), limit, error))
    return NULL;

  return lanyard_saml_parameters_dup (parameters, name, error);
}

static gboolean
read_relay_state (LanyardSamlMessage     *self,
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

/* M-02: absent, or the one encoding that there is. */
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

  return fail_binding (error, "M-02", ENCODING_DEFLATE, encoding, _("The SAMLEncoding is another than DEFLATE"));
}

/* M-11: the octets as they were sent, in the order of the binding. */
static gboolean
read_query_signature (LanyardSamlMessage     *self,
                      LanyardSamlParameters  *parameters,
                      GError                **error)
{
  const char *name = get_parameter (self);
  const char *relay_state = lanyard_saml_parameters_get_raw (parameters, "RelayState");
  const char *algorithm = lanyard_saml_parameters_get_raw (parameters, "SigAlg");
  const char *signature = lanyard_saml_parameters_get_raw (parameters, "Signature");

  if (algorithm == NULL && signature == NULL)
    return TRUE;
  if (algorithm == NULL || signature == NULL)
    return fail_binding (error, "M-11", "SigAlg and Signature", algorithm != NULL ? "SigAlg" : "Signature",
                         _("Of SigAlg and Signature only one is there"));

  self->signed_octets = g_strconcat (name, "=", lanyard_saml_parameters_get_raw (parameters, name),
                                     relay_state != NULL ? "&RelayState=" : "",
                                     relay_state != NULL ? relay_state : "",
                                     "&SigAlg=", algorithm, NULL);
  self->signature_algorithm = lanyard_saml_parameters_dup (parameters, "SigAlg", error);
  if (self->signature_algorithm == NULL)
    return FALSE;
  self->signature = lanyard_saml_parameters_dup (parameters, "Signature", error);

  return self->signature != NULL;
}

static void
init_message (LanyardSamlMessage        *self,
              const char                *element,
              LanyardSamlMessageBinding  binding,
              const char                *raw,
              gsize                      length)
{
  self->element = element;
  self->binding = binding;
  self->raw = g_strndup (raw, length);
}

/* Frees what is in it; what it stands in stays. */
void
_lanyard_saml_message_clear (LanyardSamlMessage *self)
{
  g_free (self->raw);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->xml, xmlFreeDoc);
  g_mutex_clear (&self->lock);
  g_free (self->signed_octets);
  g_free (self->signature_algorithm);
  g_free (self->signature);
  g_free (self->relay_state);
  g_free (self->version);
  g_free (self->id);
  g_free (self->issuer);
  g_free (self->issuer_format);
  g_free (self->destination);
}

/*
 * _lanyard_saml_message_receive_redirect:
 * @self: a message of nothing but zeros
 * @element: the name of its root element, static
 * @raw_query: the query as it stood in the request line, without "?"
 * @error: MALFORMED, TOO_LARGE, DTD, DUPLICATE_ID, VERSION, BINDING, or
 *   UNSUPPORTED for another element
 *
 * M-02 … M-05 for the HTTP-Redirect binding (Bindings 3.4.4); keeps the octets
 * that a signature covers (M-11). The signature is not yet checked. Whatever
 * it returns, @self must be cleared.
 */
gboolean
_lanyard_saml_message_receive_redirect (LanyardSamlMessage  *self,
                                        const char          *element,
                                        const char          *raw_query,
                                        GError             **error)
{
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autofree char *message = NULL;
  g_autoptr(GBytes) deflated = NULL;

  init_message (self, element, LANYARD_SAML_MESSAGE_REDIRECT, raw_query, strlen (raw_query));
  parameters = lanyard_saml_parameters_new (raw_query, strlen (raw_query), error);
  if (parameters == NULL || !check_encoding (parameters, error))
    return FALSE;

  message = dup_message (self, parameters, LANYARD_SAML_REQUEST_MAX, error);
  if (message == NULL)
    return FALSE;
  deflated = _lanyard_saml_decode_base64 (message, FALSE, error);
  if (deflated == NULL)
    return FALSE;
  self->document = _lanyard_saml_inflate (deflated, LANYARD_SAML_REQUEST_MAX, error);

  return self->document != NULL &&
         _lanyard_saml_message_read (self, error) &&
         read_relay_state (self, parameters, error) &&
         read_query_signature (self, parameters, error);
}

/*
 * _lanyard_saml_message_receive_post:
 * @raw_form: (array length=length): the application/x-www-form-urlencoded body
 *
 * As _lanyard_saml_message_receive_redirect(), for the HTTP-POST binding
 * (Bindings 3.5.4). White space in the base64 is passed over.
 */
gboolean
_lanyard_saml_message_receive_post (LanyardSamlMessage  *self,
                                    const char          *element,
                                    const char          *raw_form,
                                    gsize                length,
                                    GError             **error)
{
  g_autoptr(LanyardSamlParameters) parameters = NULL;
  g_autofree char *message = NULL;

  init_message (self, element, LANYARD_SAML_MESSAGE_POST, raw_form, length);
  parameters = lanyard_saml_parameters_new (raw_form, length, error);
  if (parameters == NULL)
    return FALSE;
  if (lanyard_saml_parameters_get_raw (parameters, "SAMLEncoding") != NULL ||
      lanyard_saml_parameters_get_raw (parameters, "SigAlg") != NULL ||
      lanyard_saml_parameters_get_raw (parameters, "Signature") != NULL)
    return fail_binding (error, "M-03", "a message and RelayState", "SAMLEncoding, SigAlg or Signature",
                         _("The form has parameters that only the Redirect binding has"));

  message = dup_message (self, parameters, 3 * LANYARD_SAML_REQUEST_MAX, error);
  if (message == NULL)
    return FALSE;
  self->document = _lanyard_saml_decode_base64 (message, TRUE, error);

  return self->document != NULL &&
         check_size (g_bytes_get_size (self->document), LANYARD_SAML_REQUEST_MAX, error) &&
         _lanyard_saml_message_read (self, error) &&
         read_relay_state (self, parameters, error);
}

/*
 * _lanyard_saml_message_receive_xml:
 * @document: plain XML, as a person pastes it
 *
 * As _lanyard_saml_message_receive_redirect(). It counts as unsigned unless it
 * has an enveloped signature.
 */
gboolean
_lanyard_saml_message_receive_xml (LanyardSamlMessage  *self,
                                   const char          *element,
                                   GBytes              *document,
                                   GError             **error)
{
  gsize size;
  gsize start = 0;
  const char *data = g_bytes_get_data (document, &size);

  init_message (self, element, LANYARD_SAML_MESSAGE_XML, "", 0);
  if (!check_size (size, LANYARD_SAML_REQUEST_MAX, error))
    return FALSE;
  while (start < size && g_ascii_isspace (data[start]))
    start++;
  self->document = g_bytes_new_from_bytes (document, start, size - start);

  return _lanyard_saml_message_read (self, error);
}

/* An opaque ASCII text that _lanyard_saml_message_thaw() reads. */
char *
_lanyard_saml_message_freeze (LanyardSamlMessage *self)
{
  g_autofree char *text = NULL;
  gsize size;
  gconstpointer data;

  if (self->binding != LANYARD_SAML_MESSAGE_XML)
    return g_strdup_printf ("%c%s", marks[self->binding], self->raw);

  data = g_bytes_get_data (self->document, &size);
  text = g_base64_encode (data, size);

  return g_strdup_printf ("%c%s", marks[self->binding], text);
}

/* Receives it again: nothing that was kept is believed more than the message
 * itself. */
gboolean
_lanyard_saml_message_thaw (LanyardSamlMessage  *self,
                            const char          *element,
                            const char          *frozen,
                            GError             **error)
{
  g_autoptr(GBytes) document = NULL;

  if (*frozen == marks[LANYARD_SAML_MESSAGE_REDIRECT])
    return _lanyard_saml_message_receive_redirect (self, element, frozen + 1, error);
  if (*frozen == marks[LANYARD_SAML_MESSAGE_POST])
    return _lanyard_saml_message_receive_post (self, element, frozen + 1, strlen (frozen + 1), error);
  if (*frozen == marks[LANYARD_SAML_MESSAGE_XML])
    {
      document = _lanyard_saml_decode_base64 (frozen + 1, FALSE, error);
      return document != NULL && _lanyard_saml_message_receive_xml (self, element, document, error);
    }

  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED,
                     NULL,
                     _("Start again from the application"),
                     _("The request that was kept cannot be read"));
  return FALSE;
}

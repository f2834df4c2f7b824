/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-response.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-base64.h"
#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-saml-assertion-private.h"
#include "lanyard-saml-encryption-private.h"
#include "lanyard-saml-guard-private.h"
#include "lanyard-saml-signer-private.h"
#include "lanyard-saml-status-private.h"
#include "lanyard-saml-value-private.h"
#include "lanyard-secret.h"
#include "lanyard-time.h"

#define PERSISTENT_MAX 256

static gboolean
refuse (const char  *why,
        const char  *what,
        GError     **error)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_VALUE, why, NULL, "%s", what);
  return FALSE;
}

static gboolean
check_name_id (const LanyardSamlResponse  *response,
               GError                    **error)
{
  if ((response->omit & LANYARD_SAML_OMIT_NAME_ID) != 0)
    return TRUE;
  if (!_lanyard_saml_value_check_present (response->name_id, "NameID", error))
    return FALSE;

  /* I-02: an identifier does not arrive as another one. */
  if (strchr (response->name_id, '\r') != NULL)
    return refuse (_("It would arrive changed, as the identifier of somebody else"),
                   _("The NameID holds a carriage return"), error);

  if (g_strcmp0 (response->name_id_format, LANYARD_SAML_NAME_ID_PERSISTENT) == 0 &&
      g_utf8_validate (response->name_id, -1, NULL) &&
      g_utf8_strlen (response->name_id, -1) > PERSISTENT_MAX)
    return refuse (_("The standard allows 256 characters"),
                   _("The persistent NameID is too long"), error);

  return TRUE;
}

/* Those that come from outside; our own are made as they must be. */
static gboolean
check_ids (const LanyardSamlResponse  *response,
           const char                 *response_id,
           const char                 *assertion_id,
           GError                    **error)
{
  if ((response->response_id != NULL && !_lanyard_saml_value_check_id (response->response_id, "ID", error)) ||
      (response->assertion_id != NULL && !_lanyard_saml_value_check_id (response->assertion_id, "ID", error)))
    return FALSE;
  if (strcmp (response_id, assertion_id) == 0)
    return refuse (NULL, _("The response and the assertion cannot have the same ID"), error);

  return response->in_response_to == NULL ||
         _lanyard_saml_value_check_id (response->in_response_to, "InResponseTo", error);
}

static gboolean
check_attributes (const LanyardSamlResponse  *response,
                  GError                    **error)
{
  for (gsize i = 0; i < response->n_attributes; i++)
    if (!_lanyard_saml_value_check_present (response->attributes[i].name, "Attribute Name", error))
      return FALSE;

  return TRUE;
}

static gboolean
check_audiences (const LanyardSamlResponse  *response,
                 GError                    **error)
{
  if (!_lanyard_saml_value_check_present (response->audience, "Audience", error))
    return FALSE;

  for (const char * const *p = response->additional_audiences; p != NULL && *p != NULL; p++)
    if (!_lanyard_saml_value_check_present (*p, "Audience", error))
      return FALSE;

  return TRUE;
}

static gboolean
check_response (const LanyardSamlResponse  *response,
                GError                    **error)
{
  if (response->lifetime <= 0)
    return refuse (NULL, _("A response that is not valid for any time cannot be sent"), error);

  return _lanyard_saml_value_check_present (response->issuer, "Issuer", error) &&
         _lanyard_saml_value_check_url (response->destination, "Destination", error) &&
         (response->recipient == NULL || _lanyard_saml_value_check_url (response->recipient, "Recipient", error)) &&
         check_audiences (response, error) &&
         _lanyard_saml_value_check_present (response->authn_context, "AuthnContextClassRef", error) &&
         check_name_id (response, error) &&
         check_attributes (response, error);
}

/* Issuer declares its namespace itself, not the Response: the canonical form
 * has the declaration where the prefix is first used. */
static void
start_response (LanyardSamlWriter *writer,
                const char        *id,
                const char        *issuer,
                const char        *destination,
                const char        *in_response_to,
                const char        *issue_instant)
{
  _lanyard_saml_writer_start (writer, "samlp:Response");
  _lanyard_saml_writer_namespace (writer, "samlp", LANYARD_SAML_NS_PROTOCOL);
  _lanyard_saml_writer_attribute (writer, "Destination", destination);
  _lanyard_saml_writer_attribute (writer, "ID", id);
  _lanyard_saml_writer_attribute (writer, "InResponseTo", in_response_to);
  _lanyard_saml_writer_attribute (writer, "IssueInstant", issue_instant);
  _lanyard_saml_writer_attribute (writer, "Version", "2.0");

  _lanyard_saml_writer_start (writer, "saml:Issuer");
  _lanyard_saml_writer_namespace (writer, "saml", LANYARD_SAML_NS_ASSERTION);
  _lanyard_saml_writer_text (writer, issuer);
  _lanyard_saml_writer_end (writer);
}

/* M-44, M-47: the assertion is signed, then encrypted; @outer grows with it. */
static gboolean
protect_assertion (GString               *document,
                   LanyardSamlSpan       *outer,
                   LanyardSamlSpan       *inner,
                   LanyardSamlSigner     *signer,
                   gboolean               sign,
                   LanyardSamlEncrypter  *encrypter,
                   LanyardSamlContentKey *key,
                   GError               **error)
{
  gsize end = inner->end;

  if (sign && !_lanyard_saml_signer_envelop (signer, document, inner, error))
    return FALSE;

  if (encrypter != NULL)
    {
      _lanyard_saml_guard_check_alone (document, inner, sign ? signer : NULL);
      if (!_lanyard_saml_encrypter_encrypt (encrypter, key, document, inner, error))
        return FALSE;
    }

  outer->end = outer->end - end + inner->end;
  return TRUE;
}

/* M-44, I-13, I-14: the assertion first, then the response around it. */
static gboolean
sign_document (GString               *document,
               LanyardSamlSpan       *outer,
               LanyardSamlSpan       *inner,
               LanyardSamlSigner     *signer,
               LanyardSamlSign        sign,
               LanyardSamlEncrypter  *encrypter,
               LanyardSamlContentKey *key,
               GError               **error)
{
  gboolean sign_assertion = (sign & LANYARD_SAML_SIGN_ASSERTION) != 0;
  LanyardSamlSpan spans[2];
  gsize n_spans = 0;

  if (inner != NULL &&
      !protect_assertion (document, outer, inner, signer, sign_assertion, encrypter, key, error))
    return FALSE;

  if ((sign & LANYARD_SAML_SIGN_RESPONSE) != 0)
    {
      gsize unsigned_end = outer->end;

      if (!_lanyard_saml_signer_envelop (signer, document, outer, error))
        return FALSE;
      if (inner != NULL)
        {
          inner->start += outer->end - unsigned_end;
          inner->end += outer->end - unsigned_end;
        }
      spans[n_spans++] = *outer;
    }
  if (sign_assertion && encrypter == NULL)
    spans[n_spans++] = *inner;

  _lanyard_saml_guard_check (document, spans, n_spans, signer);

  return TRUE;
}

/* Asks the generator once for all that is random: most of what it costs is
 * that it is asked. */
static void
draw_random (LanyardRandomId        ids[2],
             LanyardSamlContentKey *key,
             gboolean               is_encrypted)
{
  guchar bytes[2 * LANYARD_RANDOM_ID_BYTES + sizeof key->secret];

  lanyard_random_bytes (bytes, is_encrypted ? sizeof bytes : sizeof bytes - sizeof key->secret);
  lanyard_random_write_id (&ids[0], bytes);
  lanyard_random_write_id (&ids[1], bytes + LANYARD_RANDOM_ID_BYTES);
  if (!is_encrypted)
    return;

  memcpy (key->secret, bytes + sizeof bytes - sizeof key->secret, sizeof key->secret);
  lanyard_secret_erase (bytes, sizeof bytes);
}

/**
 * lanyard_saml_response_write:
 * @response: what it says
 * @signer: who signs
 * @sign: what is signed, at least one
 * @error: %LANYARD_SAML_ERROR_VALUE: a mandatory value is empty, an ID is no
 *   NCName, or a value holds what XML 1.0 cannot;
 *   %LANYARD_SAML_ERROR_URL: the destination is refused by M-21;
 *   %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Writes and signs a successful Response with one assertion (Core 3.3.3,
 * Profiles 4.1.4.2; M-31 to M-40, M-43, M-45, M-51, I-42). Its bytes are in
 * canonical form, which is what is signed: they must be sent as they are.
 * With an encrypter the signed assertion is encrypted and the Response signed
 * around that (M-47).
 * Equal input gives equal output when both IDs are given, the key is RSA and
 * nothing is encrypted.
 *
 * With LANYARD_SAML_GUARD=1 in the environment every document is parsed again,
 * its canonical form compared and its signatures verified by xmlsec before it
 * is returned; a difference aborts.
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
lanyard_saml_response_write (const LanyardSamlResponse  *response,
                             LanyardSamlSigner          *signer,
                             LanyardSamlSign             sign,
                             GError                    **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  LanyardRandomId ids[2];
  g_auto(LanyardSamlContentKey) key = { .encrypted = NULL };
  g_autofree char *issue_instant = NULL;
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan outer = { NULL };
  LanyardSamlSpan inner = { NULL };

  g_return_val_if_fail (response != NULL, NULL);
  g_return_val_if_fail (signer != NULL, NULL);
  g_return_val_if_fail ((sign & LANYARD_SAML_SIGN_BOTH) != 0, NULL);

  draw_random (ids, &key, response->encrypter != NULL);
  outer.id = response->response_id != NULL ? response->response_id : ids[0].text;
  inner.id = response->assertion_id != NULL ? response->assertion_id : ids[1].text;
  if (!check_response (response, error) || !check_ids (response, outer.id, inner.id, error))
    return NULL;
  if (response->encrypter != NULL && !_lanyard_saml_encrypter_wrap_key (response->encrypter, &key, error))
    return NULL;

  issue_instant = lanyard_time_format (response->now);
  _lanyard_saml_writer_init (&writer, FALSE);
  writer.saml2 = signer->saml2;
  start_response (&writer, outer.id, response->issuer, response->destination,
                  response->in_response_to, issue_instant);
  outer.gap = _lanyard_saml_writer_tell (&writer);
  _lanyard_saml_status_write (&writer, LANYARD_SAML_STATUS_SUCCESS, NULL, NULL);
  _lanyard_saml_assertion_write (&writer, response, &inner);
  _lanyard_saml_writer_end (&writer);
  outer.end = _lanyard_saml_writer_tell (&writer);

  document = _lanyard_saml_writer_finish (&writer, error);
  if (document == NULL || !sign_document (document, &outer, &inner, signer, sign, response->encrypter, &key, error))
    return NULL;

  return g_string_free (g_steal_pointer (&document), FALSE);
}

static gboolean
check_status (const char  *status,
              GError     **error)
{
  if (!_lanyard_saml_value_check_present (status, "StatusCode", error))
    return FALSE;

  if (strcmp (status, LANYARD_SAML_STATUS_REQUESTER) != 0 &&
      strcmp (status, LANYARD_SAML_STATUS_RESPONDER) != 0 &&
      strcmp (status, LANYARD_SAML_STATUS_VERSION_MISMATCH) != 0)
    return refuse (NULL, _("An error response needs the status of an error"), error);

  return TRUE;
}

/**
 * lanyard_saml_error_response_write:
 * @issuer: our entity ID
 * @destination: the ACS URL
 * @in_response_to: (nullable): the ID of the request
 * @status: top level: Requester, Responder or VersionMismatch
 * @sub_status: (nullable): second level
 * @message: (nullable): StatusMessage: short and without internals
 * @now: seconds since 1970-01-01T00:00:00Z
 * @signer: who signs
 * @error: as lanyard_saml_response_write()
 *
 * Writes a Response without an assertion that says why there is none
 * (Core 3.2.2.2; M-52), signed like the successful ones.
 *
 * Returns: (transfer full): the document in UTF-8, without indentation
 */
char *
lanyard_saml_error_response_write (const char         *issuer,
                                   const char         *destination,
                                   const char         *in_response_to,
                                   const char         *status,
                                   const char         *sub_status,
                                   const char         *message,
                                   gint64              now,
                                   LanyardSamlSigner  *signer,
                                   GError            **error)
{
  g_auto(LanyardSamlWriter) writer = { NULL };
  g_autofree char *id = lanyard_random_dup_id ();
  g_autofree char *issue_instant = lanyard_time_format (now);
  g_autoptr(GString) document = NULL;
  LanyardSamlSpan span = { NULL };

  g_return_val_if_fail (signer != NULL, NULL);

  if (!_lanyard_saml_value_check_present (issuer, "Issuer", error) ||
      !_lanyard_saml_value_check_url (destination, "Destination", error) ||
      !check_status (status, error) ||
      (in_response_to != NULL && !_lanyard_saml_value_check_id (in_response_to, "InResponseTo", error)))
    return NULL;

  span.id = id;
  _lanyard_saml_writer_init (&writer, FALSE);
  writer.saml2 = signer->saml2;
  start_response (&writer, id, issuer, destination, in_response_to, issue_instant);
  span.gap = _lanyard_saml_writer_tell (&writer);
  _lanyard_saml_status_write (&writer, status, sub_status, message);
  _lanyard_saml_writer_end (&writer);
  span.end = _lanyard_saml_writer_tell (&writer);

  document = _lanyard_saml_writer_finish (&writer, error);
  if (document == NULL ||
      !sign_document (document, &span, NULL, signer, LANYARD_SAML_SIGN_RESPONSE, NULL, NULL, error))
    return NULL;

  return g_string_free (g_steal_pointer (&document), FALSE);
}

/**
 * lanyard_saml_post_value:
 * @document: a message as it was written
 *
 * The value of the field SAMLResponse or SAMLRequest of the POST binding's
 * form (Bindings 3.5.4).
 *
 * Returns: (transfer full): base64 on one line
 */
char *
lanyard_saml_post_value (const char *document)
{
  GString *base64;

  g_return_val_if_fail (document != NULL, NULL);

  base64 = g_string_new (NULL);
  lanyard_base64_append (base64, document, strlen (document));

  return g_string_free (base64, FALSE);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-signature-form-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-saml-error.h"
#include "lanyard-text.h"

#define DIGEST_MAX 64
#define EXC_C14N_WITH_COMMENTS LANYARD_SAML_NS_EXC_C14N "WithComments"

void
_lanyard_saml_signature_clear (LanyardSamlSignature *self)
{
  g_free (self->id);
  g_free (self->c14n);
  g_free (self->transform);
}

/* SIGNATURE_INVALID because of @what; always FALSE. */
gboolean
_lanyard_saml_signature_fail (GError     **error,
                              const char  *what)
{
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                     _("The message may have been changed or forged"),
                     _("Compare the certificate with the one that the sender shows"),
                     "%s", what);
  return FALSE;
}

static gboolean
fail_shape (GError **error)
{
  return _lanyard_saml_signature_fail (error, _("The signature does not have the form that SAML demands"));
}

static gboolean
has_attribute (xmlNode    *element,
               const char *name,
               const char *value)
{
  g_autofree char *text = _lanyard_saml_xml_dup_attribute (element, name);

  return g_strcmp0 (text, value) == 0;
}

/* The next element if it has this name. */
static xmlNode *
expect (xmlNode    *element,
        const char *name)
{
  return _lanyard_saml_xml_is (element, LANYARD_SAML_NS_DSIG, name) ? element : NULL;
}

/* Exclusive canonicalisation, with any list of prefixes at most inside
 * (I-15). */
static gboolean
read_c14n (xmlNode  *element,
           char    **algorithm,
           GError  **error)
{
  xmlNode *child = _lanyard_saml_xml_first (element);
  g_autofree char *visible = NULL;

  *algorithm = _lanyard_saml_xml_dup_attribute (element, "Algorithm");
  if (g_strcmp0 (*algorithm, LANYARD_SAML_NS_EXC_C14N) == 0 ||
      g_strcmp0 (*algorithm, EXC_C14N_WITH_COMMENTS) == 0)
    {
      if (child == NULL ||
          (_lanyard_saml_xml_is (child, LANYARD_SAML_NS_EXC_C14N, "InclusiveNamespaces") &&
           _lanyard_saml_xml_first (child) == NULL &&
           _lanyard_saml_xml_next (child) == NULL))
        return TRUE;
      return fail_shape (error);
    }

  visible = lanyard_text_make_visible (*algorithm != NULL ? *algorithm : "", 128);
  lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_ALGORITHM,
                     _("Only exclusive canonicalization is used with SAML"),
                     _("Change how the sender signs"),
                     _("The signature uses the transform “%s”, which is not allowed"), visible);
  return FALSE;
}

/* M-12, A-08: enveloped-signature, then exclusive canonicalisation. */
static gboolean
read_transforms (LanyardSamlSignature  *self,
                 xmlNode               *transforms,
                 GError               **error)
{
  xmlNode *enveloped = expect (_lanyard_saml_xml_first (transforms), "Transform");
  xmlNode *c14n;

  if (enveloped == NULL)
    return fail_shape (error);
  if (!has_attribute (enveloped, "Algorithm", LANYARD_SAML_ENVELOPED))
    {
      g_autofree char *unused = NULL;

      return read_c14n (enveloped, &unused, error) ? fail_shape (error) : FALSE;
    }

  c14n = expect (_lanyard_saml_xml_next (enveloped), "Transform");
  if (c14n == NULL ||
      _lanyard_saml_xml_first (enveloped) != NULL ||
      _lanyard_saml_xml_next (c14n) != NULL)
    return fail_shape (error);

  return read_c14n (c14n, &self->transform, error);
}

/* A-04: a canonicalisation that failed must not pass as one of nothing. */
static gboolean
check_digest_value (LanyardSamlSignature  *self,
                    xmlNode               *element,
                    GError               **error)
{
  g_autofree char *text = _lanyard_saml_xml_dup_text (element);
  g_autoptr(GChecksum) nothing = g_checksum_new (self->digest->digest);
  g_autofree guchar *value = NULL;
  guint8 empty[DIGEST_MAX];
  gsize empty_size = sizeof empty;
  gsize size;

  g_checksum_get_digest (nothing, empty, &empty_size);
  value = g_base64_decode (text, &size);
  if (size != empty_size || memcmp (value, empty, size) == 0)
    return _lanyard_saml_signature_fail (error, _("The digest of the signature is not one of this message"));

  return TRUE;
}

static gboolean
read_reference (LanyardSamlSignature  *self,
                xmlNode               *reference,
                gboolean               allow_sha1,
                GError               **error)
{
  xmlNode *transforms = expect (_lanyard_saml_xml_first (reference), "Transforms");
  xmlNode *method = transforms != NULL ? expect (_lanyard_saml_xml_next (transforms), "DigestMethod") : NULL;
  xmlNode *value = method != NULL ? expect (_lanyard_saml_xml_next (method), "DigestValue") : NULL;
  g_autofree char *uri = g_strconcat ("#", self->id, NULL);
  g_autofree char *algorithm = NULL;

  if (value == NULL ||
      _lanyard_saml_xml_first (method) != NULL ||
      _lanyard_saml_xml_first (value) != NULL ||
      _lanyard_saml_xml_next (value) != NULL)
    return fail_shape (error);
  if (!has_attribute (reference, "URI", uri))
    return _lanyard_saml_signature_fail (error, _("The signature is one of another part than the message it stands in"));
  if (!read_transforms (self, transforms, error))
    return FALSE;

  algorithm = _lanyard_saml_xml_dup_attribute (method, "Algorithm");
  self->digest = _lanyard_saml_algorithm_find_digest (algorithm, allow_sha1, error);

  return self->digest != NULL && check_digest_value (self, value, error);
}

static gboolean
read_signed_info (LanyardSamlSignature  *self,
                  xmlNode               *info,
                  gboolean               allow_sha1,
                  GError               **error)
{
  xmlNode *c14n = expect (_lanyard_saml_xml_first (info), "CanonicalizationMethod");
  xmlNode *method = c14n != NULL ? expect (_lanyard_saml_xml_next (c14n), "SignatureMethod") : NULL;
  xmlNode *reference = method != NULL ? expect (_lanyard_saml_xml_next (method), "Reference") : NULL;
  g_autofree char *algorithm = NULL;

  if (reference == NULL ||
      _lanyard_saml_xml_next (reference) != NULL ||
      _lanyard_saml_xml_first (method) != NULL)
    return fail_shape (error);
  if (!read_c14n (c14n, &self->c14n, error))
    return FALSE;

  algorithm = _lanyard_saml_xml_dup_attribute (method, "Algorithm");
  self->method = _lanyard_saml_algorithm_find_signature (algorithm, allow_sha1, error);

  return self->method != NULL && read_reference (self, reference, allow_sha1, error);
}

/* M-12: the one Signature child, with SignedInfo, SignatureValue and at most
 * KeyInfo, which is never read (M-15, A-10). */
gboolean
_lanyard_saml_signature_read (LanyardSamlSignature  *self,
                              gboolean               allow_sha1,
                              GError               **error)
{
  xmlNode *info;
  xmlNode *value;
  xmlNode *rest;

  self->node = _lanyard_saml_xml_find (self->element, LANYARD_SAML_NS_DSIG, "Signature");
  self->id_attribute = xmlHasNsProp (self->element, BAD_CAST "ID", NULL);
  self->id = _lanyard_saml_xml_dup_attribute (self->element, "ID");

  if (self->node == NULL)
    {
      lanyard_set_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_MISSING,
                         _("Without one it cannot be known who sent it"),
                         _("Set the sender to sign it"),
                         /* Translators: an XML element name */
                         _("The %s is not signed"), (const char *) self->element->name);
      return FALSE;
    }
  if (_lanyard_saml_xml_count (self->element, LANYARD_SAML_NS_DSIG, "Signature") != 1 ||
      self->id_attribute == NULL ||
      !_lanyard_saml_xml_is_ncname (self->id))
    return fail_shape (error);

  info = expect (_lanyard_saml_xml_first (self->node), "SignedInfo");
  value = info != NULL ? expect (_lanyard_saml_xml_next (info), "SignatureValue") : NULL;
  rest = value != NULL ? _lanyard_saml_xml_next (value) : NULL;
  if (value == NULL ||
      _lanyard_saml_xml_first (value) != NULL ||
      (rest != NULL && (expect (rest, "KeyInfo") == NULL || _lanyard_saml_xml_next (rest) != NULL)))
    return fail_shape (error);

  return read_signed_info (self, info, allow_sha1, error);
}

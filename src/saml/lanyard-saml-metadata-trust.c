/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-saml-metadata-private.h"

#include <glib/gi18n-lib.h>

#include "lanyard-saml-report-private.h"
#include "lanyard-saml-signature-private.h"

/* Whether a key is pinned, so that a signature is demanded (A-11: never the
 * document decides about that). */
gboolean
_lanyard_saml_metadata_demands_trust (const LanyardSamlMetadataPolicy *policy)
{
  return policy->trusted != NULL && policy->trusted->len > 0;
}

/* The keys alone: nothing else of the certificates matters (M-64). */
static GPtrArray *
list_keys (const LanyardSamlMetadataPolicy *policy)
{
  GPtrArray *keys = g_ptr_array_new ();

  for (guint i = 0; i < policy->trusted->len; i++)
    g_ptr_array_add (keys, lanyard_certificate_get_key (g_ptr_array_index (policy->trusted, i)));

  return keys;
}

/* The fingerprints of the pinned certificates, one after the other. */
static char *
dup_expected (const LanyardSamlMetadataPolicy *policy)
{
  g_autoptr(GString) text = g_string_new (NULL);

  for (guint i = 0; i < policy->trusted->len; i++)
    {
      g_autofree char *fingerprint = lanyard_certificate_dup_fingerprint (g_ptr_array_index (policy->trusted, i),
                                                                          G_CHECKSUM_SHA256);

      g_string_append_printf (text, "%s%s", i > 0 ? ", " : "", fingerprint);
    }

  return g_string_free (g_steal_pointer (&text), FALSE);
}

static gboolean
take_finding (const LanyardSamlMetadataPolicy  *policy,
              const char                       *received,
              GError                           *failure,
              GError                          **error)
{
  LanyardSamlReport report = { .findings = policy->findings };
  g_autofree char *expected = dup_expected (policy);

  if (_lanyard_saml_report_take (&report, "M-64", _("Signature of the metadata"), expected, received, failure))
    return TRUE;

  g_propagate_error (error, report.error);
  return FALSE;
}

/*
 * _lanyard_saml_metadata_check_signature:
 * @root: the root of the document
 * @policy: what is demanded
 * @error: SIGNATURE_MISSING, SIGNATURE_INVALID, ALGORITHM, DUPLICATE_ID
 *
 * M-64, A-01: with a pinned key, the root itself must be what it signed; a
 * signature further inside proves nothing. KeyInfo is not looked at (M-15).
 *
 * Returns: whether @root may be read
 */
gboolean
_lanyard_saml_metadata_check_signature (xmlNode                          *root,
                                        const LanyardSamlMetadataPolicy  *policy,
                                        GError                          **error)
{
  g_autoptr(GPtrArray) keys = NULL;
  GError *failure = NULL;
  xmlNode *resolved;

  if (!_lanyard_saml_metadata_demands_trust (policy))
    return TRUE;

  keys = list_keys (policy);
  resolved = _lanyard_saml_signature_verify (root, keys, policy->allow_sha1, &failure);
  if (resolved != NULL && resolved != root)
    failure = _lanyard_saml_error_new (LANYARD_SAML_ERROR_SIGNATURE_INVALID,
                                       _("The rest of the document may have been added by somebody else"),
                                       _("Get the metadata again from the application"),
                                       _("The signature is not one of the whole metadata"));

  return take_finding (policy, _lanyard_saml_signature_is_present (root) ? _("signed") : _("not signed"),
                       failure, error);
}

/* UNSUPPORTED: a key is pinned, but the document is not read as a whole. */
void
_lanyard_saml_metadata_set_unchecked (const LanyardSamlMetadataPolicy  *policy,
                                      GError                          **error)
{
  GError *failure = _lanyard_saml_error_new (LANYARD_SAML_ERROR_UNSUPPORTED,
                                             _("A signature covers the whole document, which does not fit into memory"),
                                             _("Get the metadata of the one application, or take away the pinned certificate"),
                                             _("The signature of so long a document is not checked"));

  take_finding (policy, NULL, failure, error);
}

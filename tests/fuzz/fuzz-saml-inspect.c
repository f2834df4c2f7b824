/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person gives to "lanyardctl saml". */

#include "config.h"

#include "fuzz.h"
#include "lanyard-saml-inspect.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new_static (data, size);
  g_autoptr(GPtrArray) keys = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlInspection) inspection = lanyard_saml_inspect (input, &error);
  g_autofree char *indented = NULL;
  g_autofree char *decrypted = NULL;
  gboolean is_decrypted, verified;

  fuzz_check (inspection != NULL, error);
  if (inspection == NULL)
    return 0;

  for (guint i = 0; i < inspection->facts->len; i++)
    g_assert_true (g_utf8_validate (((LanyardSamlFact *) inspection->facts->pdata[i])->value, -1, NULL));

  indented = lanyard_saml_inspection_indent (inspection);
  g_assert_true (inspection->fault != NULL || indented != NULL);
  g_assert_true ((inspection->fault == NULL) == (inspection->kind != LANYARD_SAML_KIND_UNKNOWN));

  g_ptr_array_add (keys, fuzz_get_key ());
  verified = lanyard_saml_inspection_verify (inspection, keys, FALSE, findings, &error);
  fuzz_check (verified, error);
  g_assert_cmpuint (findings->len, >, 0);

  g_clear_error (&error);
  is_decrypted = lanyard_saml_inspection_decrypt (inspection, keys, &error);
  fuzz_check (is_decrypted, error);
  decrypted = lanyard_saml_inspection_indent_decrypted (inspection);
  g_assert_true ((decrypted != NULL) == (inspection->decrypted != NULL));

  return 0;
}

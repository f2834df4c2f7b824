/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The query tokeniser. */

#include "config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  static const char * const names[] = {
    "SAMLRequest", "SAMLResponse", "RelayState", "SigAlg", "Signature", "SAMLEncoding", "a", "",
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlParameters) parameters = lanyard_saml_parameters_new ((const char *) data, size, &error);

  fuzz_check (parameters != NULL, error);
  if (parameters == NULL)
    return 0;

  for (gsize i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr(GError) value_error = NULL;
      const char *raw = lanyard_saml_parameters_get_raw (parameters, names[i]);
      g_autofree char *value = lanyard_saml_parameters_dup (parameters, names[i], &value_error);

      fuzz_check (value != NULL || raw == NULL, value_error);
      g_assert_true (value == NULL || (raw != NULL && g_utf8_validate (value, -1, NULL)));
    }

  return 0;
}

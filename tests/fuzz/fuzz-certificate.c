/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Certificates as people and metadata bring them. */

#include "config.h"

#include <string.h>

#include "fuzz.h"
#include "lanyard-certificate-input.h"
#include "lanyard-certificate.h"

#define NOW G_GINT64_CONSTANT (1795000000)

static void
read_as_input (GBytes *input)
{
  for (int use = LANYARD_CERTIFICATE_FOR_SIGNING; use <= LANYARD_CERTIFICATE_FOR_ENCRYPTION; use++)
    {
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) found = lanyard_certificate_input_read (input, (LanyardCertificatePurpose) use, NOW, &error);

      fuzz_check (found != NULL, error);
      g_assert_true (found == NULL || found[0] != NULL);
    }
}

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new_static (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (input, &error);
  g_autoptr(LanyardCertificate) again = NULL;
  g_autoptr(GBytes) text = NULL;
  char *pem;

  read_as_input (input);
  fuzz_check (certificate != NULL, error);
  if (certificate == NULL)
    return 0;

  g_assert_true (g_utf8_validate (lanyard_certificate_get_subject (certificate), -1, NULL));
  g_assert_true (g_utf8_validate (lanyard_certificate_get_issuer (certificate), -1, NULL));

  pem = lanyard_certificate_dup_pem (certificate);
  text = g_bytes_new_take (pem, strlen (pem));
  again = lanyard_certificate_new_from_data (text, &error);
  g_assert_no_error (error);
  g_assert_true (g_bytes_equal (lanyard_certificate_get_der (certificate), lanyard_certificate_get_der (again)));

  return 0;
}

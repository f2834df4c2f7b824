/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* An AuthnRequest without its envelope: what Redirect and POST lead to. */

#include "config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) document = g_bytes_new_static (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_xml (document, &error);

  fuzz_check (request != NULL, error);
  if (request != NULL)
    fuzz_request (request);

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* The form of a request with the POST binding. */

#include "config.h"

#include "fuzz.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlRequest) request = lanyard_saml_request_decode_post ((const char *) data, size, &error);

  fuzz_check (request != NULL, error);
  if (request != NULL)
    fuzz_request (request);

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What a person drops on the inspector: recordings of a browser, too. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-capture.h"
#include "lanyard-saml-outline.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) input = g_bytes_new_static (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) captures = lanyard_capture_read (input, &error);

  fuzz_check (captures != NULL, error);
  for (guint i = 0; captures != NULL && i < captures->len; i++)
    {
      LanyardCapture *capture = captures->pdata[i];
      g_autoptr(GPtrArray) outline = NULL;
      g_autoptr(GError) fault = NULL;

      g_assert_true ((capture->inspection == NULL) == (capture->fault != NULL));
      g_assert_true (capture->address == NULL || g_utf8_validate (capture->address, -1, NULL));
      if (capture->inspection == NULL || capture->inspection->fault != NULL)
        continue;

      outline = lanyard_saml_outline_new (capture->inspection->document, &fault);
      g_assert_no_error (fault);
      g_assert_cmpuint (outline->len, >, 0);
    }

  return 0;
}

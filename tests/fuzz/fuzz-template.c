/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Catalog templates, which people may exchange. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-template.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) json = g_bytes_new_static (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardTemplate) template = lanyard_template_new_from_json (json, &error);
  g_autoptr(GVariant) values = g_variant_ref_sink (g_variant_new_parsed ("@a{ss} {'region': 'eu', 'account_code': 'A1'}"));
  g_autoptr(LanyardConnector) connector = NULL;
  g_auto(GStrv) preview = NULL;

  fuzz_check (template != NULL, error);
  if (template == NULL)
    return 0;

  preview = lanyard_template_preview (template, values);
  connector = lanyard_template_instantiate (template, "Label", "slug", values, "https://idp.example", &error);
  fuzz_check (connector != NULL, error);

  return 0;
}

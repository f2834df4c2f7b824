/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Metadata of service providers. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-saml-metadata.h"
#include "request-fixture.h"

int
LLVMFuzzerTestOneInput (const uint8_t *data,
                        size_t         size)
{
  g_autoptr(GBytes) document = g_bytes_new_static (data, size);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read (document, TEST_NOW, &error);

  fuzz_check (entities != NULL, error);
  for (guint i = 0; entities != NULL && i < entities->len; i++)
    {
      LanyardSamlEntity *entity = g_ptr_array_index (entities, i);

      g_assert_nonnull (entity->entity_id);
      for (guint j = 0; j < entity->acs->len; j++)
        g_assert_nonnull (((LanyardSamlEndpoint *) g_ptr_array_index (entity->acs, j))->location);
      for (guint j = 0; j < entity->keys->len; j++)
        g_assert_nonnull (((LanyardSamlKeyDescriptor *) g_ptr_array_index (entity->keys, j))->certificate);
    }

  return 0;
}

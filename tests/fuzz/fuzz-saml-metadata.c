/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Metadata of service providers, as a document and as a stream, without a
 * pinned certificate and with one. */

#include "config.h"

#include "fuzz.h"
#include "lanyard-saml-metadata.h"
#include "request-fixture.h"

typedef struct
{
  char *last;        /* the service provider that came last */
  guint n_entities;
} Found;

static gboolean
note_entity_cb (const LanyardSamlEntitySummary *summary,
                gpointer                        user_data)
{
  Found *found = user_data;

  g_assert_nonnull (summary->entity_id);
  found->n_entities++;
  if ((summary->roles & LANYARD_SAML_ROLE_SP) == 0)
    return TRUE;

  g_free (found->last);
  found->last = g_strdup (summary->entity_id);
  return TRUE;
}

/* What the document's reader takes, the stream's reader finds. */
static void
read_stream (GBytes    *document,
             GPtrArray *entities)
{
  const LanyardSamlMetadataPolicy policy = { .now = TEST_NOW };
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (document);
  g_autoptr(GInputStream) again = g_memory_input_stream_new_from_bytes (document);
  g_autoptr(LanyardSamlEntity) entity = NULL;
  g_autoptr(GError) scan_error = NULL;
  g_autoptr(GError) pick_error = NULL;
  Found found = { NULL };
  gboolean scanned = lanyard_saml_metadata_scan (stream, &policy, note_entity_cb, &found, NULL, &scan_error);

  fuzz_check (scanned, scan_error);
  if (entities != NULL && scanned)
    g_assert_cmpuint (found.n_entities, >=, entities->len);
  if (found.last != NULL)
    {
      entity = lanyard_saml_metadata_pick (again, &policy, found.last, NULL, &pick_error);
      fuzz_check (entity != NULL, pick_error);
    }
  g_free (found.last);
}

static LanyardCertificate *
get_pinned_certificate (void)
{
  static LanyardCertificate *certificate;
  g_autoptr(GError) error = NULL;

  if (certificate == NULL)
    certificate = lanyard_certificate_new_self_signed (fuzz_get_key (), "idp.example", TEST_NOW, 30, &error);
  g_assert_no_error (error);

  return certificate;
}

/* Trust demands more and finds nothing else. */
static void
read_trusted (GBytes    *document,
              GPtrArray *entities)
{
  g_autoptr(GPtrArray) pinned = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  const LanyardSamlMetadataPolicy policy = { .now = TEST_NOW, .trusted = pinned, .findings = findings };
  g_autoptr(GPtrArray) trusted = NULL;
  g_autoptr(GError) error = NULL;

  g_ptr_array_add (pinned, get_pinned_certificate ());
  trusted = lanyard_saml_metadata_read_trusted (document, &policy, &error);
  fuzz_check (trusted != NULL, error);
  if (trusted == NULL)
    return;

  g_assert_nonnull (entities);
  g_assert_cmpuint (trusted->len, ==, entities->len);
  g_assert_cmpuint (findings->len, >, 0);
}

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
  read_stream (document, entities);
  read_trusted (document, entities);

  return 0;
}

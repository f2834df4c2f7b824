/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-entity-list.h"

#define N_ENTITIES 2000
#define NOW G_GINT64_CONSTANT (1790000000)

static GBytes *
make_aggregate (void)
{
  GString *text = g_string_new ("<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\">");

  for (guint i = 0; i < N_ENTITIES; i++)
    {
      const char *role = i % 2 == 0 ? "SPSSODescriptor" : "IDPSSODescriptor";

      g_string_append_printf (text, "<EntityDescriptor entityID=\"https://Sp%u.test\">"
                              "<%s protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\"/>"
                              "<Organization><OrganizationDisplayName xml:lang=\"en\">Größe %u</OrganizationDisplayName>"
                              "</Organization></EntityDescriptor>", i, role, i);
    }
  g_string_append (text, "</EntitiesDescriptor>");

  return g_string_free_to_bytes (text);
}

typedef struct
{
  gboolean  is_done;
  gboolean  is_read;
  GError   *error;
  guint     n_growths;
} Outcome;

static void
changed_cb (GListModel *model,
            guint       position,
            guint       removed,
            guint       added,
            gpointer    user_data)
{
  Outcome *outcome = user_data;

  g_assert_false (outcome->is_done);
  g_assert_cmpuint (removed, ==, 0);
  g_assert_cmpuint (position + added, ==, g_list_model_get_n_items (model));
  outcome->n_growths++;
}

static void
loaded_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Outcome *outcome = user_data;

  outcome->is_read = lanyard_entity_list_load_finish (LANYARD_ENTITY_LIST (source), result, &outcome->error);
  outcome->is_done = TRUE;
}

static void
load (LanyardEntityList *list,
      GBytes            *document,
      GCancellable      *cancellable,
      Outcome           *outcome)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (document);

  g_signal_connect (list, "items-changed", G_CALLBACK (changed_cb), outcome);
  lanyard_entity_list_load_async (list, stream, NOW, cancellable, loaded_cb, outcome);
  while (!outcome->is_done)
    g_main_context_iteration (NULL, TRUE);
}

/* M-63: it grows while the rest is read. */
static void
test_grow (void)
{
  g_autoptr(GBytes) document = make_aggregate ();
  g_autoptr(LanyardEntityList) list = lanyard_entity_list_new ();
  g_autoptr(LanyardEntityEntry) entry = NULL;
  g_autofree char *needle = g_utf8_casefold ("GRÖßE 4", -1);
  Outcome outcome = { FALSE };

  load (list, document, NULL, &outcome);
  g_assert_no_error (outcome.error);
  g_assert_true (outcome.is_read);
  g_assert_cmpuint (outcome.n_growths, >, 1);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, N_ENTITIES / 2);

  entry = g_list_model_get_item (G_LIST_MODEL (list), 2);
  g_assert_cmpstr (lanyard_entity_entry_get_entity_id (entry), ==, "https://Sp4.test");
  g_assert_cmpstr (lanyard_entity_entry_get_name (entry), ==, "Größe 4");
  g_assert_true (lanyard_entity_entry_matches (entry, needle));
  g_assert_true (lanyard_entity_entry_matches (entry, "sp4."));
  g_assert_true (lanyard_entity_entry_matches (entry, NULL));
  g_assert_false (lanyard_entity_entry_matches (entry, "sp5"));
}

static void
test_cancelled (void)
{
  g_autoptr(GBytes) document = make_aggregate ();
  g_autoptr(LanyardEntityList) list = lanyard_entity_list_new ();
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  Outcome outcome = { FALSE };

  g_cancellable_cancel (cancellable);
  load (list, document, cancellable, &outcome);
  g_assert_error (outcome.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), ==, 0);
  g_clear_error (&outcome.error);
}

/* What came before the fault is there. */
static void
test_broken (void)
{
  g_autoptr(GBytes) document = make_aggregate ();
  g_autoptr(GBytes) half = g_bytes_new_from_bytes (document, 0, g_bytes_get_size (document) / 2);
  g_autoptr(LanyardEntityList) list = lanyard_entity_list_new ();
  Outcome outcome = { FALSE };

  load (list, half, NULL, &outcome);
  g_assert_false (outcome.is_read);
  g_assert_nonnull (outcome.error);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (list)), >, 100);
  g_clear_error (&outcome.error);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/entity-list/m-63-grow", test_grow);
  g_test_add_func ("/idp/entity-list/cancelled", test_cancelled);
  g_test_add_func ("/idp/entity-list/broken", test_broken);

  return g_test_run ();
}

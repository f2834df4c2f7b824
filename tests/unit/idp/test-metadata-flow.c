/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* M-63: the entities of an aggregate are listed while it is fetched; what it
 * is, is known only at its end. */

#include "config.h"

#include <malloc.h>
#include <string.h>

#include "lanyard-entity-list.h"
#include "lanyard-metadata-fetch.h"
#include "scripted-server.h"

#define NOW G_GINT64_CONSTANT (1790000000)
#define N_FIRST 800
#define N_REST 300
#define HTTP "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n"
#define NS "xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\""
#define MEGABYTE (1024 * 1024)

static void
append_entities (GString *text,
                 guint    first,
                 guint    n_entities)
{
  for (guint i = first; i < first + n_entities; i++)
    g_string_append_printf (text, "<EntityDescriptor entityID=\"https://sp%u.test\">"
                            "<SPSSODescriptor protocolSupportEnumeration=\"urn:oasis:names:tc:SAML:2.0:protocol\">"
                            "<AssertionConsumerService index=\"0\" Location=\"https://sp%u.test/acs\" "
                            "Binding=\"urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST\"/></SPSSODescriptor>"
                            "</EntityDescriptor>", i, i);
}

/* A list that is filled by a fetch of /federation, the end of which waits. */
typedef struct
{
  GString           *head;
  GString           *rest;
  ScriptedReply      reply;
  ScriptedServer    *server;
  GCancellable      *cancellable;
  LanyardEntityList *list;

  gboolean           is_fetched;
  LanyardFetched    *fetched;
  GError            *fetch_error;
  gboolean           is_listed;
  GError            *list_error;
} Fixture;

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  Fixture *fixture = user_data;

  fixture->fetched = lanyard_metadata_fetch_finish (result, &fixture->fetch_error);
  fixture->is_fetched = TRUE;
}

static void
listed_cb (GObject      *source,
           GAsyncResult *result,
           gpointer      user_data)
{
  Fixture *fixture = user_data;

  lanyard_entity_list_load_finish (LANYARD_ENTITY_LIST (source), result, &fixture->list_error);
  fixture->is_listed = TRUE;
}

static void
set_up (Fixture    *fixture,
        const char *root)
{
  fixture->head = g_string_new (HTTP);
  g_string_append_printf (fixture->head, "<%s " NS ">", root);
  append_entities (fixture->head, 0, N_FIRST);
  fixture->rest = g_string_new (NULL);
  append_entities (fixture->rest, N_FIRST, N_REST);
  g_string_append_printf (fixture->rest, "</%s>", root);

  fixture->reply = (ScriptedReply) { "/federation", fixture->head->str, SCRIPTED_GATED, fixture->rest->str };
  fixture->server = scripted_server_new (&fixture->reply, 1, NULL);
  fixture->cancellable = g_cancellable_new ();
  fixture->list = lanyard_entity_list_new ();
}

static void
start (Fixture *fixture,
       guint64  aggregate_max)
{
  g_autoptr(LanyardMetadataFlow) flow = lanyard_metadata_flow_new ();
  const LanyardFetchOptions options = {
    .allow_private = TRUE, .size_max = MEGABYTE / 8, .aggregate_max = aggregate_max, .seconds_max = 60, .flow = flow,
  };
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/federation", scripted_server_get_port (fixture->server));

  lanyard_entity_list_load_async (fixture->list, G_INPUT_STREAM (flow), NOW, fixture->cancellable, listed_cb, fixture);
  lanyard_metadata_fetch_async (url, &options, fixture->cancellable, NULL, NULL, fetched_cb, fixture);
}

static guint
count (Fixture *fixture)
{
  return g_list_model_get_n_items (G_LIST_MODEL (fixture->list));
}

/* The server waits meanwhile. */
static void
wait_for_entities (Fixture *fixture,
                   guint    n_entities)
{
  while (count (fixture) < n_entities)
    {
      g_assert_false (fixture->is_fetched);
      g_assert_false (fixture->is_listed);
      g_main_context_iteration (NULL, TRUE);
    }
}

static void
wait_for_end (Fixture *fixture)
{
  while (!fixture->is_fetched || !fixture->is_listed)
    g_main_context_iteration (NULL, TRUE);
}

static void
tear_down (Fixture *fixture)
{
  scripted_server_free (fixture->server);
  g_clear_pointer (&fixture->fetched, lanyard_fetched_free);
  g_clear_error (&fixture->fetch_error);
  g_clear_error (&fixture->list_error);
  g_object_unref (fixture->list);
  g_object_unref (fixture->cancellable);
  g_string_free (fixture->head, TRUE);
  g_string_free (fixture->rest, TRUE);
}

static void
test_listed (void)
{
  Fixture fixture = { NULL };
  g_autoptr(LanyardEntityEntry) entry = NULL;
  gsize size;

  set_up (&fixture, "EntitiesDescriptor");
  start (&fixture, MEGABYTE);
  wait_for_entities (&fixture, N_FIRST - 10);
  entry = g_list_model_get_item (G_LIST_MODEL (fixture.list), 700);
  g_assert_true (lanyard_entity_entry_matches (entry, "sp700"));

  scripted_server_open_gate (fixture.server);
  wait_for_end (&fixture);
  g_assert_no_error (fixture.fetch_error);
  g_assert_no_error (fixture.list_error);
  g_assert_cmpuint (count (&fixture), ==, N_FIRST + N_REST);

  size = fixture.head->len - strlen (HTTP) + fixture.rest->len;
  g_assert_cmpuint (g_bytes_get_size (fixture.fetched->document), ==, size);
  tear_down (&fixture);
}

/* What is too long in the end was listed, but is not there to be taken. */
static void
test_too_large (void)
{
  Fixture fixture = { NULL };

  set_up (&fixture, "EntitiesDescriptor");
  start (&fixture, fixture.head->len + fixture.rest->len / 2);
  wait_for_entities (&fixture, N_FIRST - 10);
  scripted_server_open_gate (fixture.server);
  wait_for_end (&fixture);

  g_assert_null (fixture.fetched);
  g_assert_error (fixture.fetch_error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TOO_LARGE);
  g_assert_error (fixture.list_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tear_down (&fixture);
}

/* The connection ends before the document does. */
static void
test_broken_off (void)
{
  Fixture fixture = { NULL };
  g_autofree char *length = NULL;

  set_up (&fixture, "EntitiesDescriptor");
  length = g_strdup_printf ("Content-Length: %" G_GSIZE_FORMAT "\r\n", fixture.head->len + fixture.rest->len);
  g_string_insert (fixture.head, (gssize) strlen ("HTTP/1.1 200 OK\r\n"), length);
  fixture.reply.reply = fixture.head->str;
  start (&fixture, MEGABYTE);
  wait_for_entities (&fixture, N_FIRST - 10);
  scripted_server_open_gate (fixture.server);
  wait_for_end (&fixture);

  g_assert_null (fixture.fetched);
  g_assert_error (fixture.fetch_error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_NETWORK);
  tear_down (&fixture);
}

static void
test_cancelled (void)
{
  Fixture fixture = { NULL };

  set_up (&fixture, "EntitiesDescriptor");
  start (&fixture, MEGABYTE);
  wait_for_entities (&fixture, N_FIRST - 10);
  g_cancellable_cancel (fixture.cancellable);
  wait_for_end (&fixture);

  g_assert_null (fixture.fetched);
  g_assert_error (fixture.fetch_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_error (fixture.list_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  tear_down (&fixture);
}

/* The list alone is given up; the fetch goes on. */
static void
test_reader_gone (void)
{
  Fixture fixture = { NULL };
  g_autoptr(GCancellable) fetching = g_cancellable_new ();
  g_autoptr(LanyardMetadataFlow) flow = lanyard_metadata_flow_new ();
  const LanyardFetchOptions options = {
    .allow_private = TRUE, .size_max = MEGABYTE, .seconds_max = 60, .flow = flow,
  };
  g_autofree char *url = NULL;

  set_up (&fixture, "EntitiesDescriptor");
  url = g_strdup_printf ("http://127.0.0.1:%u/federation", scripted_server_get_port (fixture.server));
  lanyard_entity_list_load_async (fixture.list, G_INPUT_STREAM (flow), NOW, fixture.cancellable, listed_cb, &fixture);
  lanyard_metadata_fetch_async (url, &options, fetching, NULL, NULL, fetched_cb, &fixture);
  wait_for_entities (&fixture, 1);
  g_cancellable_cancel (fixture.cancellable);
  while (!fixture.is_listed)
    g_main_context_iteration (NULL, TRUE);
  g_assert_error (fixture.list_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_assert_false (fixture.is_fetched);

  scripted_server_open_gate (fixture.server);
  wait_for_end (&fixture);
  g_assert_no_error (fixture.fetch_error);
  tear_down (&fixture);
}

/* One entity, and no metadata at all: nothing to choose from. */
static void
test_no_aggregate (void)
{
  static const char * const texts[] = { HTTP "<EntityDescriptor " NS " entityID=\"urn:x\"/>", HTTP "fine weather", HTTP };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      Fixture fixture = { NULL };

      set_up (&fixture, "EntitiesDescriptor");
      fixture.reply = (ScriptedReply) { "/federation", texts[i] };
      start (&fixture, MEGABYTE);
      wait_for_end (&fixture);
      g_assert_no_error (fixture.fetch_error);
      g_assert_cmpuint (g_bytes_get_size (fixture.fetched->document), ==, strlen (texts[i]) - strlen (HTTP));
      g_assert_error (fixture.list_error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
      g_assert_cmpuint (count (&fixture), ==, 0);
      tear_down (&fixture);
    }
}

static gsize
get_heap (void)
{
  struct mallinfo2 info = mallinfo2 ();

  return info.uordblks + info.hblkhd;
}

static void
measure_cb (goffset  current,
            goffset  total,
            gpointer user_data)
{
  gsize *peak = user_data;

  *peak = MAX (*peak, get_heap ());
}

/* What nobody reads, or reads slowly, is on the disk. */
static void
test_memory (void)
{
  static const ScriptedReply endless = { "/federation", HTTP "<EntitiesDescriptor " NS ">", SCRIPTED_ENDLESS };
  g_autoptr(ScriptedServer) server = scripted_server_new (&endless, 1, NULL);
  g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u/federation", scripted_server_get_port (server));
  g_autoptr(LanyardMetadataFlow) flow = lanyard_metadata_flow_new ();
  const LanyardFetchOptions options = {
    .allow_private = TRUE, .aggregate_max = 32 * MEGABYTE, .seconds_max = 60, .flow = flow,
  };
  g_autoptr(GError) error = NULL;
  gsize before = get_heap (), peak = before;
  char byte;

  g_assert_null (lanyard_metadata_fetch_sync (url, &options, NULL, measure_cb, &peak, &error));
  g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TOO_LARGE);
  g_assert_cmpuint (peak - before, <, 4 * MEGABYTE);
  g_clear_error (&error);

  g_assert_cmpint (g_input_stream_read (G_INPUT_STREAM (flow), &byte, 1, NULL, &error), ==, -1);
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/metadata-flow/m-63-listed", test_listed);
  g_test_add_func ("/idp/metadata-flow/m-63-too-large", test_too_large);
  g_test_add_func ("/idp/metadata-flow/m-63-broken-off", test_broken_off);
  g_test_add_func ("/idp/metadata-flow/m-63-cancelled", test_cancelled);
  g_test_add_func ("/idp/metadata-flow/m-63-reader-gone", test_reader_gone);
  g_test_add_func ("/idp/metadata-flow/m-63-no-aggregate", test_no_aggregate);
  g_test_add_func ("/idp/metadata-flow/m-63-memory", test_memory);

  return g_test_run ();
}

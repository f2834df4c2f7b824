/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* M-65, A-32: metadata by URL. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-certificate.h"
#include "lanyard-check-clock.h"
#include "lanyard-metadata-digest.h"
#include "lanyard-metadata-fetch.h"
#include "lanyard-pinned-address-private.h"
#include "lanyard-time.h"
#include "scripted-server.h"

#define OK(body) "HTTP/1.1 200 OK\r\nContent-Type: text/xml\r\nConnection: close\r\n\r\n" body
#define TO(status, location) \
  "HTTP/1.1 " status " Moved\r\nLocation: " location "\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

static const ScriptedReply replies[] = {
  { "/ok", OK ("<a/>") },
  { "/empty", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n" },
  { "/301", TO ("301", "/ok") },
  { "/302", TO ("302", "http://127.0.0.1:%p/ok") },
  { "/303", TO ("303", "/ok") },
  { "/307", TO ("307", "/302") },
  { "/308", TO ("308", "ok") },
  { "/loop", TO ("302", "/loop") },
  { "/nowhere", "HTTP/1.1 302 Found\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" },
  { "/link-local", TO ("302", "http://169.254.169.254/latest/meta-data/") },
  { "/link-local-name", TO ("302", "http://link-local.example/") },
  { "/link-local-v6", TO ("302", "http://[fe80::1]/") },
  { "/any", TO ("302", "http://0.0.0.0:%p/ok") },
  { "/file", TO ("302", "file:///etc/passwd") },
  { "/javascript", TO ("302", "javascript:x") },
  { "/user", TO ("302", "http://user@127.0.0.1:%p/ok") },
  { "/404", "HTTP/1.1 404 Not Found\r\nContent-Length: 4\r\nConnection: close\r\n\r\n<a/>" },
  { "/401", "HTTP/1.1 401 No\r\nWWW-Authenticate: Basic realm=\"x\"\r\nContent-Length: 0\r\nConnection: close\r\n\r\n" },
  { "/gzip", "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nConnection: close\r\n\r\n\x1f\x8b\x08" },
  { "/announced", "HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n" },
  { "/endless", OK (""), SCRIPTED_ENDLESS },
  { "/federation", OK ("<EntitiesDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"></EntitiesDescriptor>") },
  { "/one", OK ("<EntityDescriptor xmlns=\"urn:oasis:names:tc:SAML:2.0:metadata\"></EntityDescriptor>") },
  { "/slow-body", OK (""), SCRIPTED_TRICKLE },
  { "/slow-head", "HTTP/1.1 200 OK\r\nX-A: ", SCRIPTED_TRICKLE },
  { "/silent", "", SCRIPTED_SILENT },
  { "/garbage", "no HTTP at all\r\n\r\n" },
};

/* Names of the tests, all below "example". */
typedef struct
{
  GResolver parent_instance;
  gint      n_lookups;
} Names;

typedef struct
{
  GResolverClass parent_class;
} NamesClass;

GType names_get_type (void);
G_DEFINE_TYPE (Names, names, G_TYPE_RESOLVER)

static Names *names;

static GList *
names_lookup (GResolver     *resolver,
              const char    *hostname,
              GCancellable  *cancellable,
              GError       **error)
{
  static const struct
  {
    const char *name;
    const char *addresses[3];
  } known[] = {
    { "local.example", { "127.0.0.1" } },
    { "private.example", { "10.1.2.3" } },
    { "mixed.example", { "93.184.215.14", "127.0.0.1" } },
    { "mixed-v6.example", { "2606:2800:21f::1", "fd00::1" } },
    { "link-local.example", { "169.254.1.1" } },
  };
  GList *list = NULL;

  g_atomic_int_inc (&((Names *) resolver)->n_lookups);
  for (gsize i = 0; i < G_N_ELEMENTS (known); i++)
    for (gsize j = 0; strcmp (known[i].name, hostname) == 0 && known[i].addresses[j] != NULL; j++)
      list = g_list_append (list, g_inet_address_new_from_string (known[i].addresses[j]));

  if (list == NULL)
    g_set_error_literal (error, G_RESOLVER_ERROR, G_RESOLVER_ERROR_NOT_FOUND, "There is no such name");
  return list;
}

static GList *
names_lookup_with_flags (GResolver                *resolver,
                         const char               *hostname,
                         GResolverNameLookupFlags  flags,
                         GCancellable             *cancellable,
                         GError                  **error)
{
  return names_lookup (resolver, hostname, cancellable, error);
}

static void
names_class_init (NamesClass *klass)
{
  G_RESOLVER_CLASS (klass)->lookup_by_name = names_lookup;
  G_RESOLVER_CLASS (klass)->lookup_by_name_with_flags = names_lookup_with_flags;
}

static void
names_init (Names *self)
{
}

static const LanyardFetchOptions local = { .allow_private = TRUE, .size_max = 1000, .seconds_max = 20 };
static const LanyardFetchOptions local_http = { .allow_private = TRUE, .allow_http = TRUE, .size_max = 1000, .seconds_max = 20 };
static const LanyardFetchOptions hasty = { .allow_private = TRUE, .size_max = 1000, .seconds_max = 1 };
static const LanyardFetchOptions strict = { .seconds_max = 20 };

static const struct
{
  const char                *name;
  const char                *url;       /* "%p" is the port */
  const LanyardFetchOptions *options;
  int                        code;      /* -1: fetched */
} cases[] = {
  { "ok", "http://127.0.0.1:%p/ok", &local, -1 },
  { "301", "http://127.0.0.1:%p/301", &local, -1 },
  { "302", "http://127.0.0.1:%p/302", &local, -1 },
  { "307-302", "http://127.0.0.1:%p/307", &local, -1 },
  { "308", "http://127.0.0.1:%p/308", &local, -1 },
  { "303", "http://127.0.0.1:%p/303", &local, LANYARD_FETCH_ERROR_STATUS },
  { "loop", "http://127.0.0.1:%p/loop", &local, LANYARD_FETCH_ERROR_REDIRECT },
  { "nowhere", "http://127.0.0.1:%p/nowhere", &local, LANYARD_FETCH_ERROR_REDIRECT },
  { "a-32-link-local", "http://127.0.0.1:%p/link-local", &local_http, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-link-local-name", "http://127.0.0.1:%p/link-local-name", &local_http, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-link-local-v6", "http://127.0.0.1:%p/link-local-v6", &local_http, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-link-local-http", "http://127.0.0.1:%p/link-local", &local, LANYARD_FETCH_ERROR_URL },
  { "a-32-any", "http://127.0.0.1:%p/any", &local_http, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-file", "http://127.0.0.1:%p/file", &local_http, LANYARD_FETCH_ERROR_URL },
  { "a-32-javascript", "http://127.0.0.1:%p/javascript", &local_http, LANYARD_FETCH_ERROR_URL },
  { "a-32-user", "http://127.0.0.1:%p/user", &local_http, LANYARD_FETCH_ERROR_URL },
  { "a-32-loopback", "http://127.0.0.1:%p/ok", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-localhost", "http://localhost:%p/ok", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-name", "https://local.example/", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-private", "https://private.example/", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-one-of-two", "https://mixed.example/", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-one-of-two-v6", "https://mixed-v6.example/", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "a-32-mapped", "https://[::ffff:127.0.0.1]/", &strict, LANYARD_FETCH_ERROR_ADDRESS },
  { "http", "http://sp.example/", &strict, LANYARD_FETCH_ERROR_URL },
  { "ftp", "ftp://sp.example/", &strict, LANYARD_FETCH_ERROR_URL },
  { "relative", "sp.example", &strict, LANYARD_FETCH_ERROR_URL },
  { "unknown-name", "https://unknown.example/", &strict, LANYARD_FETCH_ERROR_NETWORK },
  { "404", "http://127.0.0.1:%p/404", &local, LANYARD_FETCH_ERROR_STATUS },
  { "401", "http://127.0.0.1:%p/401", &local, LANYARD_FETCH_ERROR_STATUS },
  { "a-19-compressed", "http://127.0.0.1:%p/gzip", &local, LANYARD_FETCH_ERROR_ENCODING },
  { "a-20-announced", "http://127.0.0.1:%p/announced", &local, LANYARD_FETCH_ERROR_TOO_LARGE },
  { "a-20-endless", "http://127.0.0.1:%p/endless", &local, LANYARD_FETCH_ERROR_TOO_LARGE },
  { "a-20-slow-body", "http://127.0.0.1:%p/slow-body", &hasty, LANYARD_FETCH_ERROR_TIMEOUT },
  { "a-20-slow-head", "http://127.0.0.1:%p/slow-head", &hasty, LANYARD_FETCH_ERROR_TIMEOUT },
  { "a-20-silent", "http://127.0.0.1:%p/silent", &hasty, LANYARD_FETCH_ERROR_TIMEOUT },
  { "garbage", "http://127.0.0.1:%p/garbage", &local, LANYARD_FETCH_ERROR_NETWORK },
};

static char *
fill_port (const char     *url,
           ScriptedServer *server)
{
  g_autofree char *port = g_strdup_printf ("%u", scripted_server_get_port (server));
  GString *text = g_string_new (url);

  g_string_replace (text, "%p", port, 0);
  return g_string_free (text, FALSE);
}

static void
test_case (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autofree char *url = fill_port (cases[i].url, server);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardFetched) fetched = lanyard_metadata_fetch_sync (url, cases[i].options, NULL, NULL, NULL, &error);

  if (cases[i].code >= 0)
    {
      g_assert_null (fetched);
      g_assert_error (error, LANYARD_FETCH_ERROR, cases[i].code);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpmem (g_bytes_get_data (fetched->document, NULL), g_bytes_get_size (fetched->document), "<a/>", 4);
  g_assert_true (g_str_has_suffix (fetched->url, "/ok"));
  g_assert_null (fetched->fingerprint);
  g_assert_cmpuint (strlen (fetched->hash), ==, 64);
}

/* M-63: in a file that nobody else can open, hashed while it came, and read
 * from its beginning each time. */
static void
assert_in_file (LanyardFetched *fetched)
{
  g_autofree char *hash = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, fetched->document);
  GStatBuf status;

  g_assert_cmpstr (fetched->hash, ==, hash);
  g_assert_cmpint (fstat (fetched->file, &status), ==, 0);
  g_assert_cmpint (status.st_nlink, ==, 0);
  g_assert_cmpint (status.st_mode & 0777, ==, 0600);

  for (guint i = 0; i < 2; i++)
    {
      g_autoptr(GError) error = NULL;
      g_autoptr(GInputStream) stream = lanyard_fetched_read (fetched, &error);
      g_autoptr(LanyardMetadataDigest) digest = lanyard_metadata_digest_new_from_stream (stream, NULL, &error);

      g_assert_no_error (error);
      g_assert_cmpstr (digest->hash, ==, hash);
    }
}

/* M-63, M-65: only metadata of many entities may be longer than others, and
 * that not without end. */
static void
test_aggregate (void)
{
  static const struct
  {
    const char *path;
    guint64     aggregate_max;
    const char *limit;          /* that is told; NULL: it fits */
  } aggregate_cases[] = {
    { "/federation", 4096, NULL },
    { "/federation", 40, "40" },
    { "/federation", 0, "32" },
    { "/one", 4096, "32" },
    { "/endless", 4096, "32" },
    { "/announced", 4096, "4.0" },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (aggregate_cases); i++)
    {
      const LanyardFetchOptions options = {
        .allow_private = TRUE, .size_max = 32, .aggregate_max = aggregate_cases[i].aggregate_max, .seconds_max = 10,
      };
      g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
      g_autofree char *url = g_strdup_printf ("http://127.0.0.1:%u%s", scripted_server_get_port (server), aggregate_cases[i].path);
      g_autoptr(GError) error = NULL;
      g_autoptr(LanyardFetched) fetched = lanyard_metadata_fetch_sync (url, &options, NULL, NULL, NULL, &error);

      g_test_message ("%s, %" G_GUINT64_FORMAT, aggregate_cases[i].path, aggregate_cases[i].aggregate_max);
      if (aggregate_cases[i].limit != NULL)
        {
          g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TOO_LARGE);
          g_assert_nonnull (strstr (error->message, aggregate_cases[i].limit));
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpmem (g_bytes_get_data (fetched->document, NULL), 19, "<EntitiesDescriptor", 19);
      g_assert_cmpuint (g_bytes_get_size (fetched->document), >, 32);
      assert_in_file (fetched);
    }
}

/* The name is asked for once, and the connection goes to what was checked. */
static void
test_pinned (void)
{
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autofree char *url = fill_port ("http://local.example:%p/ok", server);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardFetched) fetched = NULL;
  int before = g_atomic_int_get (&names->n_lookups);

  fetched = lanyard_metadata_fetch_sync (url, &local_http, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_atomic_int_get (&names->n_lookups), ==, before + 1);
  g_assert_cmpuint (scripted_server_get_count (server), ==, 1);
}

static void
test_addresses (void)
{
  static const char * const public[] = { "93.184.215.14", "8.8.8.8", "172.15.0.1", "172.32.0.1", "2606:2800:21f::1" };
  static const char * const special[] = {
    "0.0.0.0", "10.0.0.1", "100.64.0.1", "127.0.0.1", "127.255.255.255", "169.254.169.254", "172.16.0.1",
    "172.31.255.255", "192.0.0.8", "192.168.1.1", "198.18.0.1", "224.0.0.1", "255.255.255.255", "::", "::1",
    "::ffff:8.8.8.8", "::127.0.0.1", "64:ff9b::7f00:1", "2001::1", "2002:7f00:1::", "fc00::1", "fd12::1", "fe80::1",
    "fec0::1", "ff02::1",
  };

  for (gsize i = 0; i < G_N_ELEMENTS (public); i++)
    {
      g_autoptr(GInetAddress) address = g_inet_address_new_from_string (public[i]);

      g_assert_true (_lanyard_address_is_public (address));
    }
  for (gsize i = 0; i < G_N_ELEMENTS (special); i++)
    {
      g_autoptr(GInetAddress) address = g_inet_address_new_from_string (special[i]);

      g_assert_false (_lanyard_address_is_public (address));
    }
}

/* @path: where the certificate goes, for a database of trusted ones. */
static GTlsCertificate *
make_certificate (const char  *name,
                  const char  *path,
                  char       **fingerprint)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, &error);
  g_autoptr(LanyardCertificate) certificate = NULL;
  g_autofree char *pem = NULL;
  g_autoptr(GBytes) der = NULL;
  g_autofree char *encoded = NULL;
  g_autofree char *both = NULL;
  GTlsCertificate *tls;

  g_assert_no_error (error);
  certificate = lanyard_certificate_new_self_signed (key, name, g_get_real_time () / G_USEC_PER_SEC, 1, &error);
  g_assert_no_error (error);
  pem = lanyard_certificate_dup_pem (certificate);
  g_assert_true (g_file_set_contents (path, pem, -1, NULL));
  *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  der = lanyard_key_export_private (key, &error);
  g_assert_no_error (error);
  encoded = g_base64_encode (g_bytes_get_data (der, NULL), g_bytes_get_size (der));
  both = g_strdup_printf ("%s-----BEGIN PRIVATE KEY-----\n%s\n-----END PRIVATE KEY-----\n", pem, encoded);
  tls = g_tls_certificate_new_from_pem (both, -1, &error);
  g_assert_no_error (error);

  return tls;
}

static void
test_tls (void)
{
  static const ScriptedReply tls_replies[] = {
    { "/ok", OK ("<a/>") },
    { "/down", TO ("302", "http://local.example:%p/ok") },
  };
  g_autofree char *folder = g_dir_make_tmp ("lanyard-fetch-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "ca.pem", NULL);
  g_autofree char *fingerprint = NULL;
  g_autoptr(GTlsCertificate) certificate = make_certificate ("local.example", path, &fingerprint);
  g_autoptr(GError) error = NULL;
  g_autoptr(GTlsDatabase) database = g_tls_file_database_new (path, &error);
  g_autoptr(ScriptedServer) server = scripted_server_new (tls_replies, G_N_ELEMENTS (tls_replies), certificate);
  const LanyardFetchOptions trusting = { .allow_private = TRUE, .allow_http = TRUE, .database = database };
  g_autofree char *good = fill_port ("https://local.example:%p/ok", server);
  g_autofree char *other_name = fill_port ("https://127.0.0.1:%p/ok", server);
  g_autofree char *down = fill_port ("https://local.example:%p/down", server);
  g_autoptr(LanyardFetched) fetched = NULL;

  g_assert_no_error (error);
  fetched = lanyard_metadata_fetch_sync (good, &trusting, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (fetched->fingerprint, ==, fingerprint);

  g_assert_null (lanyard_metadata_fetch_sync (good, &local, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TLS);
  g_assert_nonnull (strstr (error->message, fingerprint));
  g_clear_error (&error);
  g_assert_null (lanyard_metadata_fetch_sync (other_name, &trusting, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TLS);
  g_clear_error (&error);
  g_assert_null (lanyard_metadata_fetch_sync (down, &trusting, NULL, NULL, NULL, &error));
  g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_REDIRECT);

  g_assert_cmpint (g_remove (path), ==, 0);
  g_assert_cmpint (g_rmdir (folder), ==, 0);
}

/* C35: what time it is there. */
static void
test_offset (void)
{
  static const struct
  {
    const char *reply;
    gint64      date;     /* 0: none */
  } offset_cases[] = {
    { "HTTP/1.1 200 OK\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nConnection: close\r\n\r\n", G_GINT64_CONSTANT (1767225600) },
    { "HTTP/1.1 405 No\r\nDate: Fri, 01 Jan 2100 00:00:00 GMT\r\nConnection: close\r\n\r\n", G_GINT64_CONSTANT (4102444800) },
    { "HTTP/1.1 302 Go\r\nLocation: /x\r\nDate: Thu, 01 Jan 2026 00:00:00 GMT\r\nAge: 600\r\n\r\n", G_GINT64_CONSTANT (1767226200) },
    { "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n", 0 },
    { "HTTP/1.1 200 OK\r\nDate: yesterday\r\nConnection: close\r\n\r\n", 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (offset_cases); i++)
    {
      const ScriptedReply reply = { "/", offset_cases[i].reply };
      g_autoptr(ScriptedServer) server = scripted_server_new (&reply, 1, NULL);
      g_autofree char *url = fill_port ("http://127.0.0.1:%p/", server);
      gint64 before = lanyard_time_now (), offset = 0;
      g_autoptr(GError) error = NULL;
      gboolean asked = lanyard_metadata_fetch_offset_sync (url, &local, NULL, &offset, &error);

      if (offset_cases[i].date == 0)
        {
          g_assert_false (asked);
          g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_DATE);
          continue;
        }
      g_assert_no_error (error);
      g_assert_cmpint (offset, <=, offset_cases[i].date - before);
      g_assert_cmpint (offset, >=, offset_cases[i].date - lanyard_time_now ());
      g_clear_error (&error);
      g_assert_false (lanyard_metadata_fetch_offset_sync (url, &strict, NULL, &offset, &error));
      g_assert_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_ADDRESS);
    }
}

static void
test_clock (void)
{
  g_assert_cmpint (lanyard_clock_get_offset (100, 100, 101), ==, 0);
  g_assert_cmpint (lanyard_clock_get_offset (105, 100, 110), ==, 0);
  g_assert_cmpint (lanyard_clock_get_offset (113, 100, 110), ==, 3);
  g_assert_cmpint (lanyard_clock_get_offset (93, 100, 110), ==, -7);
  g_assert_cmpint (lanyard_clock_judge (60), ==, LANYARD_CLOCK_RIGHT);
  g_assert_cmpint (lanyard_clock_judge (-61), ==, LANYARD_CLOCK_OFF);
  g_assert_cmpint (lanyard_clock_judge (180), ==, LANYARD_CLOCK_OFF);
  g_assert_cmpint (lanyard_clock_judge (-181), ==, LANYARD_CLOCK_FAR);
}

typedef struct
{
  GMainLoop      *loop;
  LanyardFetched *fetched;
  GError         *error;
  goffset         current;
  GCancellable   *cancellable;    /* cancelled at the first progress */
} AsyncData;

static void
progress_cb (goffset  current,
             goffset  total,
             gpointer user_data)
{
  AsyncData *data = user_data;

  g_assert_true (g_main_context_is_owner (g_main_context_default ()));
  g_assert_cmpint (current, >=, data->current);
  data->current = current;
  g_cancellable_cancel (data->cancellable);
}

static void
fetched_cb (GObject      *source,
            GAsyncResult *result,
            gpointer      user_data)
{
  AsyncData *data = user_data;

  data->fetched = lanyard_metadata_fetch_finish (result, &data->error);
  g_main_loop_quit (data->loop);
}

static void
test_async (void)
{
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autofree char *url = fill_port ("http://127.0.0.1:%p/ok", server);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  AsyncData data = { .loop = loop };

  lanyard_metadata_fetch_async (url, &local, NULL, progress_cb, &data, fetched_cb, &data);
  g_main_loop_run (loop);
  g_assert_no_error (data.error);
  g_assert_cmpint (data.current, ==, 4);
  lanyard_fetched_free (data.fetched);
}

static void
test_cancel (void)
{
  g_autoptr(ScriptedServer) server = scripted_server_new (replies, G_N_ELEMENTS (replies), NULL);
  g_autofree char *url = fill_port ("http://127.0.0.1:%p/slow-body", server);
  g_autoptr(GMainLoop) loop = g_main_loop_new (NULL, FALSE);
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  AsyncData data = { .loop = loop, .cancellable = cancellable };

  lanyard_metadata_fetch_async (url, &local, cancellable, progress_cb, &data, fetched_cb, &data);
  g_main_loop_run (loop);
  g_assert_null (data.fetched);
  g_assert_error (data.error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
  g_clear_error (&data.error);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  names = g_object_new (names_get_type (), NULL);
  g_resolver_set_default (G_RESOLVER (names));

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/idp/metadata-fetch/m-65/%s", cases[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_case);
    }
  g_test_add_func ("/idp/metadata-fetch/m-63-aggregate", test_aggregate);
  g_test_add_func ("/idp/metadata-fetch/a-32-pinned", test_pinned);
  g_test_add_func ("/idp/metadata-fetch/a-32-addresses", test_addresses);
  g_test_add_func ("/idp/metadata-fetch/m-65-tls", test_tls);
  g_test_add_func ("/idp/metadata-fetch/c35-offset", test_offset);
  g_test_add_func ("/idp/metadata-fetch/c35-clock", test_clock);
  g_test_add_func ("/idp/metadata-fetch/m-65-async", test_async);
  g_test_add_func ("/idp/metadata-fetch/m-65-cancel", test_cancel);

  status = g_test_run ();
  g_object_unref (names);

  return status;
}

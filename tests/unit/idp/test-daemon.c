/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"
#include "idp-fixture.h"

#include <gio/gunixsocketaddress.h>
#include <signal.h>
#include <string.h>

/* The program under test: the first argument. */
static const char *lanyardd;

typedef struct
{
  IdpFixture base;
  char *path;
} Fixture;

static void
set_up (Fixture       *fixture,
        gconstpointer  data)
{
  idp_fixture_set_up (&fixture->base, data);
  fixture->path = g_build_filename (fixture->base.folder, "test.lanyard", NULL);
}

static void
tear_down (Fixture       *fixture,
           gconstpointer  data)
{
  idp_fixture_tear_down (&fixture->base, data);
  g_free (fixture->path);
}

static GSubprocess *
spawn (const char         *notify,
       const char * const *arguments)
{
  g_autoptr(GSubprocessLauncher) launcher = NULL;
  g_autoptr(GStrvBuilder) builder = g_strv_builder_new ();
  g_auto(GStrv) argv = NULL;
  g_autoptr(GError) error = NULL;
  GSubprocess *process;

  launcher = g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_PIPE);
  if (notify != NULL)
    g_subprocess_launcher_setenv (launcher, "NOTIFY_SOCKET", notify, TRUE);
  g_strv_builder_add (builder, lanyardd);
  g_strv_builder_addv (builder, (const char **) arguments);
  argv = g_strv_builder_end (builder);
  process = g_subprocess_launcher_spawnv (launcher, (const char * const *) argv, &error);
  g_assert_no_error (error);

  return process;
}

static guint
read_port (GSubprocess *process)
{
  g_autoptr(GDataInputStream) lines = g_data_input_stream_new (g_subprocess_get_stdout_pipe (process));
  g_autofree char *line = g_data_input_stream_read_line (lines, NULL, NULL, NULL);

  g_assert_nonnull (line);
  g_assert_true (g_str_has_prefix (line, "http://127.0.0.1:"));

  return g_ascii_strtoull (line + strlen ("http://127.0.0.1:"), NULL, 10);
}

static void
assert_healthy (guint port)
{
  g_autoptr(HttpBrowser) browser = http_browser_new (port);
  g_autoptr(HttpReply) reply = http_browser_send (browser, "/healthz", NULL);

  g_assert_cmpuint (reply->status, ==, 200);
}

static void
assert_stops (GSubprocess *process,
              int          signal_number)
{
  g_subprocess_send_signal (process, signal_number);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  g_assert_true (g_subprocess_get_if_exited (process));
  g_assert_cmpint (g_subprocess_get_exit_status (process), ==, 0);
}

static void
assert_notified (GSocket    *socket,
                 const char *expected)
{
  g_autoptr(GError) error = NULL;
  char buffer[64] = { 0 };

  g_socket_set_timeout (socket, 30);
  g_socket_receive (socket, buffer, sizeof buffer - 1, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (buffer, ==, expected);
}

static void
test_serves (Fixture       *fixture,
             gconstpointer  data)
{
  const char * const arguments[] = { "--config", fixture->path, NULL };
  g_autofree char *notify = g_build_filename (fixture->base.folder, "notify", NULL);
  g_autoptr(GSocketAddress) address = g_unix_socket_address_new (notify);
  g_autoptr(GSocket) socket = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  socket = g_socket_new (G_SOCKET_FAMILY_UNIX, G_SOCKET_TYPE_DATAGRAM, 0, &error);
  g_socket_bind (socket, address, FALSE, &error);
  g_assert_no_error (error);

  process = spawn (notify, arguments);
  assert_healthy (read_port (process));
  assert_notified (socket, "READY=1");
  assert_stops (process, SIGTERM);
  assert_notified (socket, "STOPPING=1");
}

static void
test_port_taken (Fixture       *fixture,
                 gconstpointer  data)
{
  const char * const arguments[] = { "--config", fixture->path, NULL };
  g_autoptr(GSubprocess) first = spawn (NULL, arguments);
  guint port = read_port (first);
  g_autoptr(GSubprocess) second = spawn (NULL, arguments);

  g_assert_true (g_subprocess_wait (second, NULL, NULL));
  g_assert_cmpint (g_subprocess_get_exit_status (second), ==, 1);
  assert_healthy (port);
  assert_stops (first, SIGINT);
}

static void
test_refusals (Fixture       *fixture,
               gconstpointer  data)
{
  const struct { const char *arguments[8]; int status; } cases[] = {
    { { NULL }, 2 },
    { { "--nonsense", NULL }, 2 },
    { { "--config", fixture->path, "more", NULL }, 2 },
    { { "--config", fixture->path, "--key", fixture->path, NULL }, 2 },
    { { "--config", "/nonexistent/x.lanyard", NULL }, 1 },
    { { "--config", fixture->path, "--listen", "127.0.0.1", NULL }, 1 },
    { { "--config", fixture->path, "--listen", "localhost:8080", NULL }, 1 },
    { { "--config", fixture->path, "--certificate", fixture->path, NULL }, 1 },
    { { "--version", NULL }, 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GSubprocess) process = spawn (NULL, cases[i].arguments);
      g_autofree char *output = NULL;
      g_autofree char *problem = NULL;

      g_assert_true (g_subprocess_communicate_utf8 (process, NULL, NULL, &output, &problem, NULL));
      g_assert_cmpint (g_subprocess_get_exit_status (process), ==, cases[i].status);
      if (cases[i].status == 0)
        continue;

      /* one line that says what, and nothing on the standard output */
      g_assert_cmpstr (output, ==, "");
      g_assert_true (g_str_has_prefix (problem, "lanyardd: "));
      g_assert_true (strchr (problem, '\n') == problem + strlen (problem) - 1);
    }
}

/* A value of a template of the administrator's own, which was stored before
 * anybody knew that it is secret. */
static void
test_own_secrets (Fixture       *fixture,
                  gconstpointer  data)
{
  static const char tmpl[] =
    "{ \"id\": \"own-wiki\", \"name\": \"Wiki\", \"summary\": \"x\", \"categories\": [\"other\"], \"color\": 3,"
    "  \"placeholders\": [{ \"key\": \"code\", \"label\": \"Code\", \"hint\": \"h\", \"secret\": true }],"
    "  \"service_provider\": { \"entity_id\": \"https://wiki.example.org\","
    "    \"acs\": [{ \"url\": \"https://wiki.example.org/acs\", \"default\": true }],"
    "    \"login_url\": \"https://wiki.example.org/in?code={code}\" },"
    "  \"assertion\": { \"name_id_source\": \"email\","
    "    \"name_id_format\": \"urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress\" } }";
  const char * const arguments[] = { "--config", fixture->path, NULL };
  g_autofree char *folder = g_build_filename (fixture->base.folder, "lanyard", "templates", NULL);
  g_autofree char *file = g_build_filename (folder, "own-wiki.json", NULL);
  g_autofree char *login_url = NULL;
  g_autoptr(GVariant) placeholders = g_variant_ref_sink (g_variant_new_parsed ("{'code': 'hush'}"));
  g_autoptr(LanyardRecord) stored = NULL;
  g_autoptr(GSubprocess) process = NULL;
  g_autoptr(GError) error = NULL;

  g_object_set (fixture->base.connector, "template", "own-wiki", "placeholders", placeholders,
                "login-url", "https://wiki.example.org/in?code=hush", NULL);
  idp_fixture_save (&fixture->base, &fixture->base.connector);
  g_assert_cmpint (g_mkdir_with_parents (folder, 0700), ==, 0);
  g_assert_true (g_file_set_contents (file, tmpl, -1, &error));

  g_setenv ("XDG_DATA_HOME", fixture->base.folder, TRUE);
  process = spawn (NULL, arguments);
  g_unsetenv ("XDG_DATA_HOME");
  assert_healthy (read_port (process));
  g_subprocess_force_exit (process);
  g_assert_true (g_subprocess_wait (process, NULL, NULL));
  stored = lanyard_configuration_load_sync (fixture->base.configuration, LANYARD_TYPE_CONNECTOR,
                                            lanyard_record_get_id (LANYARD_RECORD (fixture->base.connector)), &error);
  g_assert_no_error (error);
  g_object_get (stored, "login-url", &login_url, NULL);
  g_assert_cmpstr (login_url, ==, "https://wiki.example.org/in?code={code}");
  g_assert_true (lanyard_connector_has_secret (LANYARD_CONNECTOR (stored), "code"));
}

#define ADD(name, func) g_test_add ("/idp/daemon/" name, Fixture, NULL, set_up, func, tear_down)

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_assert_cmpint (argc, ==, 2);
  lanyardd = argv[1];

  ADD ("serves", test_serves);
  ADD ("port-taken", test_port_taken);
  ADD ("refusals", test_refusals);
  ADD ("own-secrets", test_own_secrets);

  return g_test_run ();
}

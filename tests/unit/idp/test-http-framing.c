/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-http-framing.h"

#include <string.h>

#define HEAD " HTTP/1.1\r\nHost: a\r\n"

/* What is sent, with what status it ends, and the targets found. */
static const struct
{
  const char *name;
  const char *bytes;
  guint status;
  const char *targets;      /* separated by blanks */
  gboolean is_between;
} cases[] = {
  { "get", "GET /a?b=%2f%2F+c&%53AMLRequest=x" HEAD "\r\n", 0, "/a?b=%2f%2F+c&%53AMLRequest=x", TRUE },
  { "pipelined", "GET /1" HEAD "\r\nGET /2" HEAD "\r\nHEAD /3" HEAD "\r\n", 0, "/1 /2 /3", TRUE },
  { "length", "POST /1" HEAD "Content-Length: 16\r\n\r\nGET /x HTTP/1.1\nGET /2" HEAD "\r\n", 0, "/1 /2", TRUE },
  { "no-length", "POST /1" HEAD "\r\n", 0, "/1", TRUE },
  { "chunked", "POST /1" HEAD "transfer-encoding: Chunked\r\n\r\n4;x=y\r\nGET \r\nA\r\n0123456789\r\n0\r\nT: v\r\n\r\nGET /2" HEAD "\r\n", 0, "/1 /2", TRUE },
  { "blank-lines", "\r\n\r\nGET /1" HEAD "\r\n", 0, "/1", TRUE },
  { "half-line", "GET /1 HT", 0, "", FALSE },
  { "half-head", "GET /1" HEAD, 0, "/1", FALSE },
  { "half-body", "POST /1" HEAD "Content-Length: 3\r\n\r\nab", 0, "/1", FALSE },
  { "version-1.0", "GET /1 HTTP/1.0\r\n\r\n", 0, "/1", TRUE },
  { "version-2", "PRI * HTTP/2.0\r\n\r\n", 505, "", TRUE },
  { "no-version", "GET /\r\n\r\n", 400, "", TRUE },
  { "absolute-form", "GET http://other/x" HEAD "\r\n", 400, "", TRUE },
  { "asterisk", "OPTIONS *" HEAD "\r\n", 400, "", TRUE },
  { "target-blank", "GET /a b" HEAD "\r\n", 400, "", TRUE },
  { "target-tab", "GET /a\tb" HEAD "\r\n", 400, "", TRUE },
  { "target-8bit", "GET /\xc3\xa4" HEAD "\r\n", 400, "", TRUE },
  { "method", "G(T /1" HEAD "\r\n", 400, "", TRUE },
  { "line-feed-only", "GET /1 HTTP/1.1\nHost: a\n\n", 400, "", TRUE },
  { "carriage-return", "GET /1 HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400, "/1", TRUE },
  { "folded", "GET /1 HTTP/1.1\r\nX: a\r\n b: c\r\n\r\n", 400, "/1", TRUE },
  { "no-colon", "GET /1 HTTP/1.1\r\nX\r\n\r\n", 400, "/1", TRUE },
  { "blank-before-colon", "POST /1 HTTP/1.1\r\nContent-Length : 1\r\n\r\n", 400, "/1", TRUE },
  { "both-lengths", "POST /1" HEAD "Content-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "/1", TRUE },
  { "length-twice", "POST /1" HEAD "Content-Length: 1\r\nContent-Length: 1\r\n\r\n", 400, "/1", TRUE },
  { "length-list", "POST /1" HEAD "Content-Length: 1, 1\r\n\r\n", 400, "/1", TRUE },
  { "length-sign", "POST /1" HEAD "Content-Length: +1\r\n\r\n", 400, "/1", TRUE },
  { "length-hex", "POST /1" HEAD "Content-Length: 0x10\r\n\r\n", 400, "/1", TRUE },
  { "length-huge", "POST /1" HEAD "Content-Length: 99999999999\r\n\r\n", 400, "/1", TRUE },
  { "encoding-other", "POST /1" HEAD "Transfer-Encoding: gzip, chunked\r\n\r\n", 400, "/1", TRUE },
  { "encoding-twice", "POST /1" HEAD "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n\r\n", 400, "/1", TRUE },
  { "chunk-size", "POST /1" HEAD "Transfer-Encoding: chunked\r\n\r\nxyz\r\n", 400, "/1", TRUE },
  { "chunk-size-sign", "POST /1" HEAD "Transfer-Encoding: chunked\r\n\r\n-1\r\n", 400, "/1", TRUE },
  { "chunk-end", "POST /1" HEAD "Transfer-Encoding: chunked\r\n\r\n1\r\nab\r\n", 400, "/1", TRUE },
  { "body-too-long", "POST /1" HEAD "Content-Length: 2000000\r\n\r\nx", 413, "/1", TRUE },
  { "chunk-too-long", "POST /1" HEAD "Transfer-Encoding: chunked\r\n\r\n200000\r\nx", 413, "/1", TRUE },
};

static void
check_targets (LanyardHttpFraming *framing,
               const char         *expected)
{
  g_auto(GStrv) targets = g_strsplit (expected, " ", -1);
  g_autofree char *rest = NULL;

  for (guint i = 0; targets[i] != NULL; i++)
    {
      g_autofree char *target = lanyard_http_framing_take_target (framing);

      g_assert_cmpstr (target, ==, targets[i]);
    }

  rest = lanyard_http_framing_take_target (framing);
  g_assert_null (rest);
}

static void
run_case (gconstpointer data,
          gsize         step)
{
  guint i = GPOINTER_TO_UINT (data);
  g_autoptr(LanyardHttpFraming) framing = lanyard_http_framing_new ();
  gsize length = strlen (cases[i].bytes);
  guint status = 0;

  for (gsize at = 0; at < length && status == 0; at += step)
    status = lanyard_http_framing_feed (framing, cases[i].bytes + at, MIN (step, length - at));

  g_assert_cmpuint (status, ==, cases[i].status);
  if (status == 0)
    g_assert_cmpint (lanyard_http_framing_is_between (framing), ==, cases[i].is_between);
  check_targets (framing, cases[i].targets);
}

static void
test_at_once (gconstpointer data)
{
  run_case (data, G_MAXSIZE / 2);
}

static void
test_bytewise (gconstpointer data)
{
  run_case (data, 1);
  run_case (data, 3);
}

static void
test_long_target (void)
{
  g_autoptr(LanyardHttpFraming) framing = lanyard_http_framing_new ();
  g_autofree char *query = g_strnfill (64 * 1024, 'x');
  g_autofree char *request = g_strdup_printf ("GET /?%s" HEAD "\r\n", query);
  g_autofree char *target = NULL;

  g_assert_cmpuint (lanyard_http_framing_feed (framing, request, strlen (request)), ==, 0);
  target = lanyard_http_framing_take_target (framing);
  g_assert_cmpuint (strlen (target), ==, strlen (query) + 2);
}

static void
test_head_limits (void)
{
  g_autofree char *filler = g_strnfill (LANYARD_HTTP_HEAD_MAX, 'x');
  g_autofree char *line = g_strdup_printf ("GET /?%s" HEAD "\r\n", filler);
  g_autofree char *header = g_strdup_printf ("GET /" HEAD "X: %s\r\n\r\n", filler);
  g_autoptr(LanyardHttpFraming) first = lanyard_http_framing_new ();
  g_autoptr(LanyardHttpFraming) second = lanyard_http_framing_new ();
  g_autoptr(LanyardHttpFraming) third = lanyard_http_framing_new ();
  guint status = 0;

  g_assert_cmpuint (lanyard_http_framing_feed (first, line, strlen (line)), ==, 414);
  g_assert_cmpuint (lanyard_http_framing_feed (second, header, strlen (header)), ==, 431);

  /* many short lines count as well, and those before a request */
  for (guint i = 0; i < LANYARD_HTTP_HEAD_MAX && status == 0; i++)
    status = lanyard_http_framing_feed (third, "\r\n", 2);
  g_assert_cmpuint (status, ==, 414);
}

static void
test_nul (void)
{
  g_autoptr(LanyardHttpFraming) framing = lanyard_http_framing_new ();
  static const char request[] = "GET /1 HTTP/1.1\r\nHost: a\0b\r\n\r\n";

  g_assert_cmpuint (lanyard_http_framing_feed (framing, request, sizeof request - 1), ==, 400);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/idp/http-framing/%s/at-once", cases[i].name);
      g_autofree char *bytewise = g_strdup_printf ("/idp/http-framing/%s/bytewise", cases[i].name);

      g_test_add_data_func (path, GUINT_TO_POINTER (i), test_at_once);
      g_test_add_data_func (bytewise, GUINT_TO_POINTER (i), test_bytewise);
    }
  g_test_add_func ("/idp/http-framing/long-target", test_long_target);
  g_test_add_func ("/idp/http-framing/head-limits", test_head_limits);
  g_test_add_func ("/idp/http-framing/nul", test_nul);

  return g_test_run ();
}

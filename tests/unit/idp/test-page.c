/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-page.h"
#include "lanyard-saml.h"

#include <string.h>

#define EVIL "\"><script>alert(1)</script>' onclick='x&amp;"

static char *
serialize (LanyardPage *page)
{
  g_autoptr(GBytes) html = lanyard_page_serialize (page);

  return g_strndup (g_bytes_get_data (html, NULL), g_bytes_get_size (html));
}

static void
test_text_is_text (void)
{
  g_autoptr(LanyardPage) page = lanyard_page_new ("message");
  g_autofree char *html = NULL;

  lanyard_page_set_text (page, NULL, "text", "first");
  lanyard_page_set_text (page, NULL, "text", EVIL);
  lanyard_page_set_text (page, NULL, "title", "</title><script>");
  html = serialize (page);

  g_assert_true (g_str_has_prefix (html, "<!DOCTYPE html>\n<html "));
  g_assert_null (strstr (html, "<script"));
  g_assert_null (strstr (html, "first"));
  g_assert_nonnull (strstr (html, ">&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onclick=&#39;x&amp;amp;</p>"));
  g_assert_nonnull (strstr (html, "<title id=\"title\">&lt;/title&gt;&lt;script&gt;</title>"));
}

static void
test_attribute_is_attribute (void)
{
  g_autoptr(LanyardPage) page = lanyard_page_new ("message");
  g_autofree char *html = NULL;

  lanyard_page_set_attribute (page, NULL, "link", "href", EVIL);
  html = serialize (page);

  g_assert_null (strstr (html, "<script"));
  g_assert_nonnull (strstr (html, " href=\"&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&#39; onclick=&#39;x&amp;amp;\""));
}

/* Each is what a browser gets back when it parses the attribute. */
static void
test_attribute_values (void)
{
  static const struct { const char *value, *written; } values[] = {
    { "https://sp.example/acs?a=1&b=%2f%2F ä", "https://sp.example/acs?a=1&amp;b=%2f%2F ä" },
    { "a\r\nb\tc", "a&#13;\nb\tc" },
    { "\x01\x1f" "a\x7f", "a\x7f" },
    { "\xff\xc3", "\xef\xbf\xbd\xef\xbf\xbd" },
    { "", "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    {
      g_autoptr(LanyardPage) page = lanyard_page_new ("message");
      g_autofree char *expected = g_strdup_printf (" href=\"%s\"", values[i].written);
      g_autofree char *html = NULL;

      lanyard_page_set_attribute (page, NULL, "link", "href", values[i].value);
      html = serialize (page);
      g_assert_nonnull (strstr (html, expected));
    }
}

static void
test_remove (void)
{
  g_autoptr(LanyardPage) page = lanyard_page_new ("message");
  g_autofree char *html = NULL;

  lanyard_page_set_attribute (page, NULL, "link", "href", "/x");
  lanyard_page_set_attribute (page, NULL, "link", "href", NULL);
  lanyard_page_set_attribute (page, NULL, "link", "class", "more");
  lanyard_page_remove (page, NULL, "text");
  html = serialize (page);

  g_assert_null (strstr (html, "id=\"text\""));
  g_assert_null (strstr (html, "href=\"/x\""));
  g_assert_nonnull (strstr (html, "class=\"button primary more\""));
}

static void
test_repeat (void)
{
  static const char * const labels[] = { "One", "<Two>", "Three" };
  g_autoptr(LanyardPage) page = lanyard_page_new ("portal");
  g_autofree char *html = NULL;
  const char *at;

  for (guint i = 0; i < G_N_ELEMENTS (labels); i++)
    {
      LanyardPageScope *tile = lanyard_page_repeat (page, NULL, "tile");

      lanyard_page_set_text (page, tile, "tile-label", labels[i]);
      lanyard_page_remove (page, tile, "tile-details");
    }
  html = serialize (page);

  at = strstr (html, ">One<");
  g_assert_nonnull (at);
  at = strstr (at, ">&lt;Two&gt;<");
  g_assert_nonnull (at);
  at = strstr (at, ">Three<");
  g_assert_nonnull (at);
  g_assert_null (strstr (html, "id=\"tile\""));
  g_assert_null (strstr (html, "id=\"tile-"));
  g_assert_null (strstr (html, "<details"));
}

static void
test_unknown_id (void)
{
  g_autoptr(LanyardPage) page = NULL;

  if (g_test_subprocess ())
    {
      page = lanyard_page_new ("message");
      lanyard_page_set_text (page, NULL, "nowhere", "x");
      return;
    }

  g_test_trap_subprocess (NULL, 0, 0);
  g_test_trap_assert_failed ();
}

static void
test_no_event_handlers (void)
{
  g_autoptr(LanyardPage) page = lanyard_page_new ("message");

  g_test_expect_message (NULL, G_LOG_LEVEL_CRITICAL, "*g_ascii_strncasecmp*");
  lanyard_page_set_attribute (page, NULL, "link", "onClick", "x");
  g_test_assert_expected_messages ();
}

static void
test_script (void)
{
  g_autoptr(LanyardPage) page = lanyard_page_new ("post");
  g_autoptr(LanyardPage) without = lanyard_page_new ("message");
  g_autofree char *source = lanyard_page_dup_script_source (page);
  g_autofree char *html = serialize (page);
  g_autofree char *none = lanyard_page_dup_script_source (without);
  g_autofree char *script = NULL;
  g_autofree char *expected = NULL;
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  guint8 digest[32];
  gsize length = sizeof digest;
  const char *start, *end;

  start = strstr (html, "<script>");
  end = strstr (html, "</script>");
  g_assert_nonnull (start);
  start += strlen ("<script>");
  g_checksum_update (checksum, (const guchar *) start, end - start);
  g_checksum_get_digest (checksum, digest, &length);
  script = g_base64_encode (digest, length);
  expected = g_strdup_printf ("'sha256-%s'", script);

  g_assert_cmpstr (source, ==, expected);
  g_assert_null (none);
}

/* At every place of the eight bytes that are looked at together. */
static void
test_can_hold (void)
{
  for (guint byte = 1; byte <= 0xff; byte++)
    for (guint length = 1; length <= 17; length++)
      {
        g_autofree char *text = g_strnfill (17, 'a');
        gboolean expected = byte == '\t' || byte == '\n' || byte == '\r' || (byte >= 0x20 && byte < 0x80);

        text[length - 1] = (char) byte;
        g_assert_true (lanyard_page_can_hold (text) == expected);
        text[length] = '\0';
        g_assert_true (lanyard_page_can_hold (text) == expected);
      }

  g_assert_true (lanyard_page_can_hold (""));
  g_assert_true (lanyard_page_can_hold ("Größe 8 µm"));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);
  lanyard_saml_init ();

  g_test_add_func ("/idp/page/text-is-text", test_text_is_text);
  g_test_add_func ("/idp/page/attribute-is-attribute", test_attribute_is_attribute);
  g_test_add_func ("/idp/page/attribute-values", test_attribute_values);
  g_test_add_func ("/idp/page/remove", test_remove);
  g_test_add_func ("/idp/page/repeat", test_repeat);
  g_test_add_func ("/idp/page/unknown-id", test_unknown_id);
  g_test_add_func ("/idp/page/no-event-handlers", test_no_event_handlers);
  g_test_add_func ("/idp/page/script", test_script);
  g_test_add_func ("/idp/page/can-hold", test_can_hold);

  return g_test_run ();
}

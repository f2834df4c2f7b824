/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "http-client.h"
#include "idp-fixture.h"

#include "lanyard-brand-private.h"
#include "lanyard-idp.h"

#include <string.h>

#define LOGO "data:image/svg+xml;base64,PHN2ZyB4bWxucz0iaHR0cDovL3d3dy53My5vcmcvMjAwMC9zdmciIHZpZXdCb3g9IjAgMCAxMCAxMCIvPg=="

static const char * const backgrounds[] = { "#ffffff", "#f3f4f7", "#17191e", "#22252c" };

static void
test_contrast (void)
{
  g_assert_cmpfloat_with_epsilon (_lanyard_brand_get_contrast ("#000000", "#ffffff"), 21, 0.01);
  g_assert_cmpfloat_with_epsilon (_lanyard_brand_get_contrast ("#777777", "#ffffff"), 4.48, 0.01);
  g_assert_cmpfloat_with_epsilon (_lanyard_brand_get_contrast ("#abcdef", "#abcdef"), 1, 0.01);
}

/* Whatever is chosen can be read, and what can be read stays. */
static void
test_fit (void)
{
  static const char * const channels[] = { "00", "33", "77", "bb", "ff" };
  g_autofree char *kept = _lanyard_brand_fit_color ("#1b5fb8", "#f3f4f7");

  g_assert_cmpstr (kept, ==, "#1b5fb8");
  for (guint i = 0; i < 125; i++)
    {
      g_autofree char *color = g_strconcat ("#", channels[i % 5], channels[i / 5 % 5], channels[i / 25], NULL);

      for (guint j = 0; j < G_N_ELEMENTS (backgrounds); j++)
        {
          g_autofree char *fitted = _lanyard_brand_fit_color (color, backgrounds[j]);

          g_assert_cmpfloat (_lanyard_brand_get_contrast (fitted, backgrounds[j]), >=, LANYARD_BRAND_CONTRAST);
        }
    }
}

/* The colour after @name in @style. */
static char *
find_color (const char *style,
            const char *name)
{
  const char *at = strstr (style, name);

  g_assert_nonnull (at);
  return g_strndup (at + strlen (name), strlen ("#rrggbb"));
}

static void
test_style (void)
{
  g_autofree char *style = _lanyard_brand_make_style ("#ffee00", LOGO);
  const char *dark = strstr (style, "@media");
  const char *both[] = { style, dark };

  g_assert_nonnull (dark);
  g_assert_nonnull (strstr (style, "url(\"" LOGO "\")"));
  for (guint i = 0; i < G_N_ELEMENTS (both); i++)
    {
      g_autofree char *accent = find_color (both[i], "--accent:");
      g_autofree char *hover = find_color (both[i], "--accent-hover:");
      g_autofree char *on_accent = find_color (both[i], "--on-accent:");

      for (guint j = 2 * i; j < 2 * i + 2; j++)
        {
          g_assert_cmpfloat (_lanyard_brand_get_contrast (accent, backgrounds[j]), >=, LANYARD_BRAND_CONTRAST);
          g_assert_cmpfloat (_lanyard_brand_get_contrast (hover, backgrounds[j]), >=, LANYARD_BRAND_CONTRAST);
        }
      g_assert_cmpfloat (_lanyard_brand_get_contrast (accent, on_accent), >=, LANYARD_BRAND_CONTRAST);
      g_assert_cmpfloat (_lanyard_brand_get_contrast (hover, on_accent), >=, LANYARD_BRAND_CONTRAST);
    }
}

static void
set_brand (IdpFixture *fixture,
           const char *color,
           const char *logo)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSettings) settings = lanyard_configuration_load_settings_sync (fixture->configuration, &error);

  g_assert_no_error (error);
  g_object_set (settings, "color", color, "logo", logo, NULL);
  idp_fixture_save (fixture, &settings);
}

/* The path of the page's style sheet of the organization; NULL: none. */
static char *
find_brand (HttpBrowser *browser)
{
  g_autoptr(HttpReply) page = http_browser_send (browser, "/login", NULL);
  const char *at = strstr (page->body, "/static/brand.css?v=");

  g_assert_cmpuint (page->status, ==, 200);
  g_assert_null (strstr (page->body, "style=\""));
  return at != NULL ? g_strndup (at, strcspn (at, "\"")) : NULL;
}

static void
test_pages (IdpFixture    *fixture,
            gconstpointer  data)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardIdp) idp = lanyard_idp_new (fixture->configuration);
  g_autoptr(HttpBrowser) browser = NULL;
  g_autoptr(HttpReply) missing = NULL;
  g_autoptr(HttpReply) style = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *type = NULL;

  lanyard_idp_start (idp, NULL, 0, NULL, &error);
  g_assert_no_error (error);
  browser = http_browser_new (lanyard_idp_get_port (idp));

  g_assert_null (find_brand (browser));
  missing = http_browser_send (browser, "/static/brand.css", NULL);
  g_assert_cmpuint (missing->status, ==, 404);

  set_brand (fixture, "#7a1fa2", NULL);
  first = find_brand (browser);
  style = http_browser_send (browser, first, NULL);
  type = http_reply_dup (style, "Content-Type", 0);
  g_assert_cmpuint (style->status, ==, 200);
  g_assert_cmpstr (type, ==, "text/css; charset=utf-8");
  g_assert_nonnull (strstr (style->body, "--accent:#7a1fa2"));

  set_brand (fixture, NULL, LOGO);
  second = find_brand (browser);
  g_assert_nonnull (second);
  g_assert_cmpstr (first, !=, second);
  lanyard_idp_stop (idp);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/brand/contrast", test_contrast);
  g_test_add_func ("/brand/fit", test_fit);
  g_test_add_func ("/brand/style", test_style);
  g_test_add ("/brand/pages", IdpFixture, NULL, idp_fixture_set_up, test_pages, idp_fixture_tear_down);

  return g_test_run ();
}

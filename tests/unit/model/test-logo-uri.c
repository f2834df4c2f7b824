/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-logo-uri.h"

#include <string.h>

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">" inside "</svg>"

typedef struct
{
  const char *name;
  const char *content;
  const char *stored;   /* what is kept of it: the beginning of the URI, or an SVG; NULL: refused */
} Case;

static const Case cases[] = {
  { "png", "\x89PNG\r\n\x1a\n....", "data:image/png;base64," },
  { "jpeg", "\xff\xd8\xff\xe0....", "data:image/jpeg;base64," },
  { "svg", SVG ("<path d=\"M0 0h1v1z\"/>"), "data:image/svg+xml;base64," },
  { "svg-own-reference", SVG ("<use href=\"#a\"/><rect fill=\"url(#b)\"/>"), "data:image/svg+xml;base64," },
  { "svg-script", SVG ("<SCRIPT>alert(1)</SCRIPT><g/>"), SVG ("<g/>") },
  { "svg-script-empty", SVG ("<script href=\"a.js\"/><g/>"), SVG ("<g/>") },
  { "svg-script-prefix", SVG ("<s:script>alert(1)</s:script><g/>"), SVG ("<g/>") },
  { "svg-script-open", SVG ("<script>alert(1)"), NULL },
  { "svg-script-nested", SVG ("<scr<script/>ipt>alert(1)</script>"), SVG ("") },
  { "svg-handler", SVG ("<g onload=\"alert(1)\"/>"), SVG ("<g/>") },
  { "svg-handler-bare", SVG ("<g onload=alert(1) />"), NULL },
  { "svg-remote", SVG ("<image href='https://example.com/a.png'/>"), SVG ("<image/>") },
  { "svg-remote-xlink", SVG ("<use xlink:href=\" //example.com/a\"/>"), SVG ("<use/>") },
  { "svg-remote-data", SVG ("<image href=\"data:image/svg+xml,x\"/>"), SVG ("<image/>") },
  { "svg-remote-style", SVG ("<style>g{fill:url(https://example.com/a)}</style>"), NULL },
  { "svg-import", SVG ("<style>@import 'a.css';g{}</style>"), SVG ("<style>g{}</style>") },
  { "svg-stylesheet", "<?xml-stylesheet href=\"a.css\"?>" SVG (""), SVG ("") },
  { "svg-html", SVG ("<foreignObject><b/></foreignObject>"), SVG ("") },
  { "svg-doctype", "<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">" SVG ("<g/>"), SVG ("<g/>") },
  { "svg-entity", "<!DOCTYPE svg [<!ENTITY a \"b\">]>" SVG (""), NULL },
  { "gif", "GIF89a....", NULL },
  { "text", "hello", NULL },
  { "empty", "", NULL },
};

static void
test_uri (gconstpointer data)
{
  const Case *c = data;
  g_autoptr(GBytes) bytes = g_bytes_new_static (c->content, strlen (c->content));
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = lanyard_logo_make_uri (bytes, &error);
  g_autofree char *expected = NULL;

  if (c->stored == NULL)
    {
      g_assert_null (uri);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      return;
    }

  g_assert_no_error (error);
  if (*c->stored == '<')
    {
      g_autofree char *base64 = g_base64_encode ((const guchar *) c->stored, strlen (c->stored));

      expected = g_strconcat ("data:image/svg+xml;base64,", base64, NULL);
      g_assert_cmpstr (uri, ==, expected);
    }
  else
    g_assert_true (g_str_has_prefix (uri, c->stored));

  g_assert_true (lanyard_logo_check_uri (uri, &error));
  g_assert_no_error (error);
}

static void
test_size (void)
{
  g_autofree char *content = g_malloc0 (LANYARD_LOGO_MAX + 1);
  g_autoptr(GBytes) largest = NULL;
  g_autoptr(GBytes) too_large = NULL;
  g_autoptr(GError) error = NULL;
  g_autofree char *uri = NULL;

  memcpy (content, "\x89PNG\r\n\x1a\n", 8);
  largest = g_bytes_new_static (content, LANYARD_LOGO_MAX);
  too_large = g_bytes_new_static (content, LANYARD_LOGO_MAX + 1);

  uri = lanyard_logo_make_uri (largest, &error);
  g_assert_no_error (error);
  g_assert_nonnull (uri);
  g_assert_null (lanyard_logo_make_uri (too_large, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

/* What did not come through lanyard_logo_make_uri() is not stored. */
static void
test_stored (void)
{
  static const char * const refused[] = {
    "", "https://example.com/logo.png", "data:image/gif;base64,R0lGODlh", "data:image/png;base64,aGVsbG8=",
    "data:text/html;base64,PHNjcmlwdD4=", "data:image/png,iVBORw0KGgo=",
    "data:image/jpeg;base64,iVBORw0KGgouLi4u", "data:image/png;base64,iVBORw0KGgouLi4u\" onerror=\"x",
  };
  static const char scripted[] = SVG ("<script>alert(1)</script>");
  g_autofree char *base64 = g_base64_encode ((const guchar *) scripted, strlen (scripted));
  g_autofree char *uri = g_strconcat ("data:image/svg+xml;base64,", base64, NULL);
  g_autoptr(GError) error = NULL;

  for (gsize i = 0; i < G_N_ELEMENTS (refused); i++)
    {
      g_autoptr(GError) refusal = NULL;

      g_test_message ("%s", refused[i]);
      g_assert_false (lanyard_logo_check_uri (refused[i], &refusal));
      g_assert_error (refusal, LANYARD_ERROR, LANYARD_ERROR_INVALID);
    }
  g_assert_false (lanyard_logo_check_uri (uri, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
}

static void
test_pixels (void)
{
  static const guint8 png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\x01\x02\0\0\0\x96";
  static const guint8 jpeg[] = "\xff\xd8\xff\xe0\0\x04..\xff\xc2\0\x0b\x08\0\x95\x01\0...";
  static const guint8 cut[] = "\xff\xd8\xff\xe0\xff\xff..";
  const struct
  {
    const guint8 *data;
    gsize         size;
    guint         width, height;
  } pictures[] = {
    { png, sizeof png - 1, 258, 150 },
    { jpeg, sizeof jpeg - 1, 256, 149 },
    { cut, sizeof cut - 1, 0, 0 },
    { png, 20, 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (pictures); i++)
    {
      g_autoptr(GBytes) bytes = g_bytes_new_static (pictures[i].data, pictures[i].size);
      g_autoptr(GError) error = NULL;
      g_autofree char *uri = lanyard_logo_make_uri (bytes, &error);
      guint width = 0, height = 0;

      g_assert_no_error (error);
      g_assert_cmpint (lanyard_logo_get_size (uri, &width, &height), ==, pictures[i].width > 0);
      g_assert_cmpuint (width, ==, pictures[i].width);
      g_assert_cmpuint (height, ==, pictures[i].height);
    }
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/model/logo/uri/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_uri);
    }
  g_test_add_func ("/model/logo/size", test_size);
  g_test_add_func ("/model/logo/stored", test_stored);
  g_test_add_func ("/model/logo/pixels", test_pixels);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-logo.h"

#include <string.h>

#define SVG(inside) "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"1\" height=\"1\">" inside "</svg>"

typedef struct
{
  const char *name;
  const char *content;
  const char *prefix;   /* of the URI; NULL: refused */
} Case;

static const Case cases[] = {
  { "png", "\x89PNG\r\n\x1a\n....", "data:image/png;base64," },
  { "jpeg", "\xff\xd8\xff\xe0....", "data:image/jpeg;base64," },
  { "svg", SVG ("<path d=\"M0 0h1v1z\"/>"), "data:image/svg+xml;base64," },
  { "svg-own-reference", SVG ("<use href=\"#a\"/><rect fill=\"url(#b)\"/>"), "data:image/svg+xml;base64," },
  { "svg-script", SVG ("<SCRIPT>alert(1)</SCRIPT>"), NULL },
  { "svg-handler", SVG ("<g onload=\"alert(1)\"/>"), NULL },
  { "svg-remote", SVG ("<image href='https://example.com/a.png'/>"), NULL },
  { "svg-remote-style", SVG ("<style>g{fill:url(https://example.com/a)}</style>"), NULL },
  { "svg-html", SVG ("<foreignObject/>"), NULL },
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

  if (c->prefix == NULL)
    {
      g_assert_null (uri);
      g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
      return;
    }

  g_assert_no_error (error);
  g_assert_true (g_str_has_prefix (uri, c->prefix));
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

static void
test_not_a_picture (void)
{
  g_assert_null (lanyard_logo_create_paintable (NULL));
  g_assert_null (lanyard_logo_create_paintable ("https://example.com/logo.png"));
  g_assert_null (lanyard_logo_create_paintable ("data:image/png;base64,aGVsbG8="));
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *path = g_strdup_printf ("/ui/logo/uri/%s", cases[i].name);

      g_test_add_data_func (path, &cases[i], test_uri);
    }
  g_test_add_func ("/ui/logo/size", test_size);
  g_test_add_func ("/ui/logo/not-a-picture", test_not_a_picture);

  return g_test_run ();
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-error.h"
#include "lanyard-url.h"

#define NEVER (1 << 30)

typedef struct
{
  const char *url;
  guint needs;            /* the flags it takes, NEVER for what is refused always */
  gboolean is_loopback;
} UrlCase;

static const UrlCase cases[] = {
  { "https://sp.example/acs", LANYARD_URL_HTTPS, FALSE },
  { "https://sp.example", LANYARD_URL_HTTPS, FALSE },
  { "HTTPS://SP.example:8443/a/b;c?d=e&f=%0d%0a", LANYARD_URL_HTTPS, FALSE },
  { "https://192.0.2.1/", LANYARD_URL_HTTPS, FALSE },
  { "https://[2001:db8::1]:443/acs", LANYARD_URL_HTTPS, FALSE },
  { "https://xn--mnchen-3ya.example/", LANYARD_URL_HTTPS, FALSE },
  { "https://sp-1.example/saml/acs?a=b&c=d;e", LANYARD_URL_HTTPS, FALSE },
  { "https://sp.example?a=b", LANYARD_URL_HTTPS, FALSE },
  { "https://localhost/", LANYARD_URL_HTTPS, TRUE },
  { "http://localhost:8080/acs", LANYARD_URL_HTTPS, TRUE },
  { "http://LOCALHOST/", LANYARD_URL_HTTPS, TRUE },
  { "http://sp.localhost/", LANYARD_URL_HTTPS, TRUE },
  { "http://127.0.0.1:1/", LANYARD_URL_HTTPS, TRUE },
  { "http://127.255.0.9/", LANYARD_URL_HTTPS, TRUE },
  { "http://[::1]:8080/", LANYARD_URL_HTTPS, TRUE },

  /* not encrypted, and hosts that only look like this machine */
  { "http://sp.example/acs", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://localhost.example/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://notlocalhost/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://.localhost/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://127.0.0.1.example/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://sp.example/127.0.0.1", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://0.0.0.0/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://128.0.0.1/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://2130706433/", LANYARD_URL_ALLOW_HTTP, FALSE },
  { "http://[::2]/", LANYARD_URL_ALLOW_HTTP, FALSE },

  /* other schemes */
  { "javascript:alert(1)", NEVER, FALSE },
  { "JaVaScRiPt:alert(1)//https://sp.example", NEVER, FALSE },
  { "javascript://sp.example/%0aalert(1)", NEVER, FALSE },
  { "data:text/html,hello", NEVER, FALSE },
  { "vbscript:x", NEVER, FALSE },
  { "file:///etc/passwd", NEVER, FALSE },
  { "ftp://sp.example/", NEVER, FALSE },
  { "blob:https://sp.example/1", NEVER, FALSE },
  { "httpss://sp.example/", NEVER, FALSE },

  /* not absolute, no host */
  { "", NEVER, FALSE },
  { "sp.example", NEVER, FALSE },
  { "/acs", NEVER, FALSE },
  { "//sp.example/acs", NEVER, FALSE },
  { "https:", NEVER, FALSE },
  { "https:/sp.example/", NEVER, FALSE },
  { "https:sp.example", NEVER, FALSE },
  { "https://", NEVER, FALSE },
  { "https:///acs", NEVER, FALSE },
  { "https://:443/", NEVER, FALSE },
  { "https://sp.example:99999/", NEVER, FALSE },
  { "https://sp.example:x/", NEVER, FALSE },

  /* user names, fragments */
  { "https://sp.example@evil.example/", NEVER, FALSE },
  { "https://user:pass@sp.example/", NEVER, FALSE },
  { "https://@sp.example/", NEVER, FALSE },
  { "http://127.0.0.1@evil.example/", NEVER, FALSE },
  { "https://sp.example/#x", LANYARD_URL_ALLOW_FRAGMENT, FALSE },
  { "https://sp.example/acs#", LANYARD_URL_ALLOW_FRAGMENT, FALSE },
  { "https://sp.example#x", LANYARD_URL_ALLOW_FRAGMENT, FALSE },
  { "https://sp.example/acs?a#b", LANYARD_URL_ALLOW_FRAGMENT, FALSE },
  { "https://sp.example/#/login/sso", LANYARD_URL_ALLOW_FRAGMENT, FALSE },
  { "http://sp.example/#/login", LANYARD_URL_PAGE, FALSE },
  { "https://sp.example/#<script>", NEVER, FALSE },
  { "javascript:alert(1)#https://sp.example/", NEVER, FALSE },

  /* characters that browsers repair or that break out of HTML and headers */
  { " https://sp.example/", NEVER, FALSE },
  { "https://sp.example/ ", NEVER, FALSE },
  { "https://sp.example/a b", NEVER, FALSE },
  { "https://sp.example/\r\nSet-Cookie:a=b", NEVER, FALSE },
  { "https://sp.example/\t", NEVER, FALSE },
  { "java\nscript:alert(1)", NEVER, FALSE },
  { "\x01https://sp.example/", NEVER, FALSE },
  { "https://sp.example/\x7f", NEVER, FALSE },
  { "https:\\\\evil.example\\", NEVER, FALSE },
  { "https://evil.example\\@sp.example/", NEVER, FALSE },
  { "https://sp.example/\"><script>", NEVER, FALSE },
  { "https://sp.example/<a>", NEVER, FALSE },
  { "https://sp.example/{tenant}", NEVER, FALSE },
  { "https://sp.example/`", NEVER, FALSE },
  { "https://sp%2eexample/", NEVER, FALSE },
  { "https://sp.example%2f@evil.example/", NEVER, FALSE },
  { "https://münchen.example/", NEVER, FALSE },
  { "https://sp.example/\u202e", NEVER, FALSE },
  { "https://sp.example/\xff", NEVER, FALSE },
};

static void
test_check (void)
{
  static const LanyardUrlFlags flags[] = { LANYARD_URL_HTTPS, LANYARD_URL_ALLOW_HTTP, LANYARD_URL_ALLOW_FRAGMENT, LANYARD_URL_PAGE };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    for (guint j = 0; j < G_N_ELEMENTS (flags); j++)
      {
        g_autoptr(GError) error = NULL;
        gboolean expected = (cases[i].needs & ~flags[j]) == 0;
        gboolean is_good = lanyard_url_check (cases[i].url, flags[j], &error);

        if (is_good != expected)
          g_error ("Unexpected verdict on “%s”", cases[i].url);
        if (!is_good)
          g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);
        else
          g_assert_no_error (error);
      }
}

static void
test_loopback (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    if (lanyard_url_is_loopback (cases[i].url) != cases[i].is_loopback)
      g_error ("Unexpected verdict on “%s”", cases[i].url);
}

int
main (int   argc,
      char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/base/url/check", test_check);
  g_test_add_func ("/base/url/loopback", test_loopback);

  return g_test_run ();
}

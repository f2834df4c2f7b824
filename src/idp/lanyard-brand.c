/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-brand-private.h"

#include "lanyard-idp-private.h"
#include "lanyard-logo-uri.h"

#include <math.h>
#include <string.h>

/* What the accent stands on in style.css: of the page and the cards the one that
 * is nearer to it. */
#define LIGHT_BACKGROUND "#f3f4f7"
#define DARK_BACKGROUND "#22252c"
#define ON_LIGHT_ACCENT "#ffffff"
#define ON_DARK_ACCENT "#101216"
#define STEPS 64
#define LIGHT_HOVER 0.15
#define DARK_HOVER 0.25

/* In hundredths of the letters' size. */
#define LOGO_HEIGHT 200
#define LOGO_MIN_WIDTH 50
#define LOGO_MAX_WIDTH 800

typedef struct
{
  double red;           /* 0 to 1, as all */
  double green;
  double blue;
} Rgb;

static double
parse_channel (const char *digits)
{
  return (g_ascii_xdigit_value (digits[0]) * 16 + g_ascii_xdigit_value (digits[1])) / 255.0;
}

/* @color: #rrggbb */
static Rgb
parse_color (const char *color)
{
  return (Rgb) { parse_channel (color + 1), parse_channel (color + 3), parse_channel (color + 5) };
}

static guint
get_byte (double channel)
{
  return (guint) (channel * 255 + 0.5);
}

static char *
format_color (Rgb color)
{
  return g_strdup_printf ("#%02x%02x%02x", get_byte (color.red), get_byte (color.green), get_byte (color.blue));
}

/* @part of the way from @color to @target, which is black or white. */
static Rgb
mix (Rgb    color,
     double target,
     double part)
{
  return (Rgb) {
    color.red + (target - color.red) * part,
    color.green + (target - color.green) * part,
    color.blue + (target - color.blue) * part,
  };
}

static double
make_linear (double channel)
{
  return channel <= 0.04045 ? channel / 12.92 : pow ((channel + 0.055) / 1.055, 2.4);
}

/* WCAG 2.2: relative luminance */
static double
get_luminance (Rgb color)
{
  return 0.2126 * make_linear (color.red) + 0.7152 * make_linear (color.green) + 0.0722 * make_linear (color.blue);
}

/*
 * _lanyard_brand_get_contrast:
 * @color: #rrggbb
 * @other: another one
 *
 * Returns: from 1 to 21
 */
double
_lanyard_brand_get_contrast (const char *color,
                             const char *other)
{
  double a = get_luminance (parse_color (color));
  double b = get_luminance (parse_color (other));

  return (MAX (a, b) + 0.05) / (MIN (a, b) + 0.05);
}

/*
 * _lanyard_brand_fit_color:
 * @color: #rrggbb
 * @background: what it is seen on
 *
 * Returns: (transfer full): @color, or the nearest darker one on a light
 *   background and lighter one on a dark one that can be read there
 */
char *
_lanyard_brand_fit_color (const char *color,
                          const char *background)
{
  double target = get_luminance (parse_color (background)) > 0.5 ? 0 : 1;

  for (guint i = 0; i < STEPS; i++)
    {
      g_autofree char *fitted = format_color (mix (parse_color (color), target, (double) i / STEPS));

      if (_lanyard_brand_get_contrast (fitted, background) >= LANYARD_BRAND_CONTRAST)
        return g_steal_pointer (&fitted);
    }

  return format_color (mix (parse_color (color), target, 1));
}

static char *
make_rule (const char *color,
           const char *background,
           const char *on_accent,
           double      target,
           double      hover)
{
  g_autofree char *accent = _lanyard_brand_fit_color (color, background);
  g_autofree char *accent_hover = format_color (mix (parse_color (accent), target, hover));

  return g_strdup_printf (":root{--accent:%s;--accent-hover:%s;--on-accent:%s}\n", accent, accent_hover, on_accent);
}

static void
add_color (GString    *style,
           const char *color)
{
  g_autofree char *light = make_rule (color, LIGHT_BACKGROUND, ON_LIGHT_ACCENT, 0, LIGHT_HOVER);
  g_autofree char *dark = make_rule (color, DARK_BACKGROUND, ON_DARK_ACCENT, 1, DARK_HOVER);

  g_string_append (style, light);
  g_string_append_printf (style, "@media (prefers-color-scheme:dark){%s}\n", dark);
}

/* The shape of an SVG, which has no size. */
static gboolean
read_view_box (const char *logo,
               double     *width,
               double     *height)
{
  gsize size;
  const char *base64 = strchr (logo, ',');
  g_autofree guchar *data = base64 != NULL ? g_base64_decode (base64 + 1, &size) : NULL;
  g_autofree char *text = data != NULL ? g_strndup ((const char *) data, size) : NULL;
  g_autoptr(GRegex) regex = g_regex_new ("<svg[^>]*\\sviewBox\\s*=\\s*[\"']\\s*[-\\d.]+[\\s,]+[-\\d.]+[\\s,]+([\\d.]+)[\\s,]+([\\d.]+)",
                                         G_REGEX_RAW, 0, NULL);
  g_autoptr(GMatchInfo) match = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  if (text == NULL || !g_regex_match (regex, text, 0, &match))
    return FALSE;

  first = g_match_info_fetch (match, 1);
  second = g_match_info_fetch (match, 2);
  *width = g_ascii_strtod (first, NULL);
  *height = g_ascii_strtod (second, NULL);
  return TRUE;
}

/* In hundredths, as it is next to the name. */
static guint
get_logo_width (const char *logo)
{
  guint pixel_width, pixel_height;
  double width = 1, height = 1;

  if (lanyard_logo_get_size (logo, &pixel_width, &pixel_height))
    {
      width = pixel_width;
      height = pixel_height;
    }
  else
    read_view_box (logo, &width, &height);
  if (width <= 0 || height <= 0)
    return LOGO_HEIGHT;

  return (guint) CLAMP (LOGO_HEIGHT * width / height, LOGO_MIN_WIDTH, LOGO_MAX_WIDTH);
}

/* Logos are made for paper: in the dark they keep a light ground. @logo is
 * base64, which cannot end the string that it stands in. */
static void
add_logo (GString    *style,
          const char *logo)
{
  guint width = get_logo_width (logo);

  g_string_append_printf (style, ".brand::before{width:%u.%02urem;height:%u.%02urem;vertical-align:middle;"
                          "background-image:url(\"%s\")}\n",
                          width / 100, width % 100, LOGO_HEIGHT / 100, LOGO_HEIGHT % 100, logo);
  g_string_append (style, "@media (prefers-color-scheme:dark){.brand::before{padding:0.1875rem;border-radius:0.375rem;"
                   "background-origin:content-box;background-color:#ffffff}}\n");
}

/*
 * _lanyard_brand_make_style:
 * @color: (nullable): an accent colour, #rrggbb
 * @logo: (nullable): as lanyard_logo_check_uri() lets it pass
 *
 * Returns: (transfer full): what comes after style.css
 */
char *
_lanyard_brand_make_style (const char *color,
                           const char *logo)
{
  GString *style = g_string_new (NULL);

  if (color != NULL)
    add_color (style, color);
  if (logo != NULL)
    add_logo (style, logo);

  return g_string_free (style, FALSE);
}

static gboolean
has_brand (LanyardSettings *settings)
{
  return settings != NULL && (lanyard_settings_get_color (settings) != NULL || lanyard_settings_get_logo (settings) != NULL);
}

/*
 * _lanyard_brand_dup_url:
 *
 * Returns: (transfer full) (nullable): path of the organization's style sheet,
 *   with a version; %NULL if it has no colour and no logo
 */
char *
_lanyard_brand_dup_url (LanyardIdp *idp)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), NULL);
  guint version = 0;

  if (!has_brand (settings))
    return NULL;

  if (lanyard_settings_get_color (settings) != NULL)
    version = g_str_hash (lanyard_settings_get_color (settings));
  if (lanyard_settings_get_logo (settings) != NULL)
    version = version * 31 + g_str_hash (lanyard_settings_get_logo (settings));

  return g_strdup_printf ("%s/static/" LANYARD_BRAND_NAME "?v=%08x", lanyard_idp_get_base_path (idp), version);
}

/*
 * _lanyard_brand_dup_style:
 *
 * Returns: (transfer full) (nullable): that style sheet
 */
char *
_lanyard_brand_dup_style (LanyardIdp *idp)
{
  g_autoptr(LanyardSettings) settings = lanyard_configuration_peek_settings_sync (lanyard_idp_get_configuration (idp), NULL);

  return has_brand (settings)
         ? _lanyard_brand_make_style (lanyard_settings_get_color (settings), lanyard_settings_get_logo (settings)) : NULL;
}

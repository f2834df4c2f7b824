/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-idp.h"

G_BEGIN_DECLS

#define LANYARD_BRAND_NAME "brand.css"
/* WCAG 2.2, 1.4.3 */
#define LANYARD_BRAND_CONTRAST 4.5

char    *_lanyard_brand_dup_url      (LanyardIdp  *idp);
char    *_lanyard_brand_dup_style    (LanyardIdp  *idp);
char    *_lanyard_brand_make_style   (const char  *color,
                                      const char  *logo);
double   _lanyard_brand_get_contrast (const char  *color,
                                      const char  *other);
char    *_lanyard_brand_fit_color    (const char  *color,
                                      const char  *background);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector-enums.h"
#include "lanyard-item.h"

G_BEGIN_DECLS

/* One assertion consumer service. Fields: url, label (what it is for),
 * index (int, 0…65535), binding (post), default (boolean), edited (boolean: by hand, so it no
 * longer follows the placeholders). */
#define LANYARD_TYPE_ACS (lanyard_acs_get_type ())
G_DECLARE_FINAL_TYPE (LanyardAcs, lanyard_acs, LANYARD, ACS, LanyardItem)
LanyardAcs        *lanyard_acs_new         (const char *url,
                                            const char *label,
                                            int         index,
                                            gboolean    is_default);
const char        *lanyard_acs_get_url     (LanyardAcs *self);
const char        *lanyard_acs_get_label   (LanyardAcs *self);
int                lanyard_acs_get_index   (LanyardAcs *self);
LanyardAcsBinding  lanyard_acs_get_binding (LanyardAcs *self);
gboolean           lanyard_acs_is_default  (LanyardAcs *self);

G_END_DECLS

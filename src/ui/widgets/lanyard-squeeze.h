/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardSqueeze:
 *
 * Lets a window become narrower than its content needs at present: the
 * content re-arranges itself once it has got the size. Until then its edge
 * is cut.
 */
#define LANYARD_TYPE_SQUEEZE (lanyard_squeeze_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSqueeze, lanyard_squeeze, LANYARD, SQUEEZE, AdwBin)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardSwitcher:
 *
 * Chooses a page of a stack: with a tab for each, and with a list while the
 * window is narrow.
 */
#define LANYARD_TYPE_SWITCHER (lanyard_switcher_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSwitcher, lanyard_switcher, LANYARD, SWITCHER, AdwBin)

G_END_DECLS

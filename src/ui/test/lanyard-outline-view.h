/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/**
 * LanyardOutlineView:
 *
 * A document as a tree that people read.
 */
#define LANYARD_TYPE_OUTLINE_VIEW (lanyard_outline_view_get_type ())
G_DECLARE_FINAL_TYPE (LanyardOutlineView, lanyard_outline_view, LANYARD, OUTLINE_VIEW, AdwBin)

/* @lines: (element-type LanyardSamlOutlineLine) */
void lanyard_outline_view_show (LanyardOutlineView *self,
                                GPtrArray          *lines);

G_END_DECLS

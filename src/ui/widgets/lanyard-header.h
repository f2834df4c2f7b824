/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/**
 * LanyardHeader:
 *
 * The header bar of a page, with the way back and the window's banner below
 * it. In a template, children of type "start", "end" and "title" go into the
 * bar. Properties: root-page (has a way back only in a narrow window).
 */
#define LANYARD_TYPE_HEADER (lanyard_header_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHeader, lanyard_header, LANYARD, HEADER, GtkWidget)

G_END_DECLS

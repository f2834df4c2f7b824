/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* The most that is read of a table or directory of people at once. */
#define LANYARD_TEXT_FILE_SIZE_MAX (64 * 1024 * 1024)

gboolean lanyard_text_file_open          (GBytes      *bytes,
                                          const char  *encoding_fix,
                                          const char **begin,
                                          const char **end,
                                          GError     **error);
gboolean lanyard_text_file_set_fault     (GError     **error,
                                          const char  *why,
                                          const char  *fix,
                                          guint        line,
                                          const char  *what);
gboolean lanyard_text_file_set_too_large (GError     **error,
                                          guint        line,
                                          const char  *what);

G_END_DECLS

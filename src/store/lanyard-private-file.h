/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

void     lanyard_private_file_set_error      (GError     **error,
                                              const char  *path,
                                              int          number);
gboolean lanyard_private_file_check          (const char  *path,
                                              GError     **error);
gboolean lanyard_private_file_check_if_there (const char  *path,
                                              GError     **error);
gboolean lanyard_private_file_check_folder   (const char  *folder,
                                              GError     **error);
gboolean lanyard_private_file_create         (const char  *path,
                                              GBytes      *content,
                                              GError     **error);
gboolean lanyard_private_file_rename         (const char  *path,
                                              const char  *new_path,
                                              GError     **error);
GBytes  *lanyard_private_file_read           (const char  *path,
                                              gsize        size,
                                              GError     **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-directory-entry.h"

G_BEGIN_DECLS

#define LANYARD_LDIF_LINE_MAX    (4 * 1024 * 1024)
#define LANYARD_LDIF_NAMES_MAX   LANYARD_DIRECTORY_NAMES_MAX
#define LANYARD_LDIF_VALUES_MAX  250000
#define LANYARD_LDIF_ENTRIES_MAX 250000

/**
 * LanyardLdifReader:
 *
 * Reads the content of a directory (LDIF, RFC 2849) from outside, entry by
 * entry: folded lines, comments, values in Base64, LF or CRLF. Records of
 * changes and values that are fetched from a URL are refused.
 */
typedef struct _LanyardLdifReader LanyardLdifReader;

gboolean           lanyard_ldif_is_ldif     (GBytes                 *bytes);
LanyardLdifReader *lanyard_ldif_reader_new  (GBytes                 *bytes,
                                             GError                **error);
void               lanyard_ldif_reader_free (LanyardLdifReader      *self);
gboolean           lanyard_ldif_reader_next (LanyardLdifReader      *self,
                                             LanyardDirectoryEntry **entry,
                                             GError                **error);

void               lanyard_ldif_append      (GString                *text,
                                             const char             *name,
                                             const char             *value);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardLdifReader, lanyard_ldif_reader_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * LanyardMetadataDigest: what is kept of a metadata document as a whole
 * @hash: SHA-256, in hex
 * @n_entities: how many it describes
 */
typedef struct
{
  char  *hash;
  guint  n_entities;
} LanyardMetadataDigest;

LanyardMetadataDigest *lanyard_metadata_digest_new             (GBytes                 *document);
LanyardMetadataDigest *lanyard_metadata_digest_new_from_stream (GInputStream           *stream,
                                                                GCancellable           *cancellable,
                                                                GError                **error);
void                   lanyard_metadata_digest_free            (LanyardMetadataDigest  *digest);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardMetadataDigest, lanyard_metadata_digest_free)

G_END_DECLS

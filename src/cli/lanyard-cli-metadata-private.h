/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-cli-private.h"

#include "lanyard-administration.h"
#include "lanyard-metadata-fetch.h"
#include "lanyard-proposal.h"

G_BEGIN_DECLS

/* Metadata as it was given on the command line, and what is demanded of it. */
typedef struct
{
  char                      *path;        /* NULL: no file */
  LanyardFetched            *fetched;     /* NULL: it was not */
  GBytes                    *document;    /* of a file only when all of it is needed */
  char                      *source;      /* a file's name, or a URL */
  GPtrArray                 *trusted;     /* LanyardCertificate */
  LanyardSamlMetadataPolicy  policy;
} LanyardCliMetadata;

void               _lanyard_cli_metadata_clear           (LanyardCliMetadata  *input);
LanyardFetched    *_lanyard_cli_metadata_fetch_url       (LanyardCli          *cli,
                                                          const char          *url,
                                                          GError             **error);
LanyardProposal   *_lanyard_cli_metadata_fetch_again     (LanyardCli          *cli,
                                                          LanyardConnector    *connector,
                                                          GError             **error);
gboolean           _lanyard_cli_check_fields             (LanyardCli          *cli,
                                                          GError             **error);
gboolean           _lanyard_cli_is_url                   (const char          *text);
gboolean           _lanyard_cli_metadata_open            (LanyardCliMetadata  *input,
                                                          LanyardCli          *cli,
                                                          LanyardConnector    *connector,
                                                          const char          *name,
                                                          GError             **error);
/* from its beginning, a part at a time */
GInputStream      *_lanyard_cli_metadata_read            (LanyardCliMetadata  *input,
                                                          GError             **error);
LanyardMetadataDigest *_lanyard_cli_metadata_make_digest (LanyardCliMetadata  *input,
                                                          GError             **error);
/* a pinned certificate is checked first, on the whole document */
gboolean           _lanyard_cli_metadata_check_signature (LanyardCliMetadata  *input,
                                                          GError             **error);
/* @wanted: NULL: the only one */
LanyardSamlEntity *_lanyard_cli_metadata_read_entity     (LanyardCliMetadata  *input,
                                                          const char          *wanted,
                                                          GError             **error);
/* element-type LanyardFieldChange */
gboolean           _lanyard_cli_print_changes            (LanyardCli          *cli,
                                                          GPtrArray           *changes);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (LanyardCliMetadata, _lanyard_cli_metadata_clear)

G_END_DECLS

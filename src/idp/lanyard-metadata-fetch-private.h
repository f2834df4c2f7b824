/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <libsoup/soup.h>

#include "lanyard-deadline-private.h"
#include "lanyard-metadata-fetch.h"

G_BEGIN_DECLS

/* One fetch. */
typedef struct
{
  LanyardFetchOptions    options;       /* with the defaults filled in */
  char                  *url;
  LanyardDeadline       *deadline;
  char                  *refused;       /* fingerprint of the certificate that proved nothing */
  GFileProgressCallback  progress;
  gpointer               progress_data;
} LanyardFetch;

/* lanyard-metadata-body.c */
gboolean        _lanyard_fetch_read_body          (LanyardFetch    *fetch,
                                                   const char      *url,
                                                   SoupMessage     *message,
                                                   GInputStream    *stream,
                                                   LanyardFetched  *fetched,
                                                   GError         **error);
gboolean        _lanyard_fetch_set_file_error     (GError         **error,
                                                   int              code);

/* lanyard-metadata-flow.c */
gboolean        _lanyard_metadata_flow_begin      (LanyardMetadataFlow *self,
                                                   int                  file);
void            _lanyard_metadata_flow_grow       (LanyardMetadataFlow *self,
                                                   guint64              size);
void            _lanyard_metadata_flow_end        (LanyardMetadataFlow *self,
                                                   gboolean             is_whole);

LanyardFetched *_lanyard_fetch_ask                (LanyardFetch  *fetch,
                                                   const char    *url,
                                                   char         **next,
                                                   GError       **error);
gboolean        _lanyard_fetch_ask_offset         (LanyardFetch  *fetch,
                                                   gint64        *offset,
                                                   GError       **error);
void            _lanyard_fetch_set_network_error  (LanyardFetch  *fetch,
                                                   const char    *url,
                                                   GError        *cause,
                                                   GError       **error);
void            _lanyard_fetch_set_redirect_error (GError       **error,
                                                   const char    *url,
                                                   const char    *what);

G_END_DECLS

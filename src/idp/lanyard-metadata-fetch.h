/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-metadata-flow.h"

G_BEGIN_DECLS

#define LANYARD_FETCH_ERROR (lanyard_fetch_error_quark ())

/**
 * LanyardFetchError: why metadata could not be fetched
 * @LANYARD_FETCH_ERROR_URL: no https address
 * @LANYARD_FETCH_ERROR_ADDRESS: the name leads to an address that is not public
 * @LANYARD_FETCH_ERROR_REDIRECT: too many, from https to http, or to nowhere
 * @LANYARD_FETCH_ERROR_STATUS: the server answered with an error
 * @LANYARD_FETCH_ERROR_ENCODING: the answer is compressed, though nobody asked for that
 * @LANYARD_FETCH_ERROR_TOO_LARGE: more than was allowed
 * @LANYARD_FETCH_ERROR_TIMEOUT: it took too long
 * @LANYARD_FETCH_ERROR_TLS: the server did not prove its name
 * @LANYARD_FETCH_ERROR_NETWORK: no such name, no connection, a broken one
 * @LANYARD_FETCH_ERROR_DATE: the server did not say what time it is
 */
typedef enum
{
  LANYARD_FETCH_ERROR_URL,
  LANYARD_FETCH_ERROR_ADDRESS,
  LANYARD_FETCH_ERROR_REDIRECT,
  LANYARD_FETCH_ERROR_STATUS,
  LANYARD_FETCH_ERROR_ENCODING,
  LANYARD_FETCH_ERROR_TOO_LARGE,
  LANYARD_FETCH_ERROR_TIMEOUT,
  LANYARD_FETCH_ERROR_TLS,
  LANYARD_FETCH_ERROR_NETWORK,
  LANYARD_FETCH_ERROR_DATE,
} LanyardFetchError;

GQuark lanyard_fetch_error_quark (void);

/* Metadata of a federation: the bytes and the seconds that are enough for it.
 * 100,000 entities of 3 kB are 320 MB, which an ordinary line brings in some
 * minutes; it can be cancelled all the while. */
#define LANYARD_FETCH_AGGREGATE_MAX (G_GUINT64_CONSTANT (512) * 1024 * 1024)
#define LANYARD_FETCH_AGGREGATE_SECONDS (10 * 60)

/**
 * LanyardFetchOptions:
 * @allow_http: whether plain http is good enough for other hosts than this one
 * @allow_private: whether loopback and private addresses may be asked;
 *   link-local ones never are
 * @size_max: bytes; 0: 10 MB
 * @aggregate_max: bytes of metadata of many entities, which goes to a
 *   temporary file; 0: as @size_max
 * @seconds_max: for all of it; 0: 30
 * @database: (nullable): the authorities that prove the server's name; %NULL:
 *   those of the system
 * @flow: (nullable): gets metadata of many entities while it comes, before
 *   anything of it is known to be right: to be shown, not to be taken
 */
typedef struct
{
  gboolean             allow_http;
  gboolean             allow_private;
  gsize                size_max;
  guint64              aggregate_max;
  guint                seconds_max;
  GTlsDatabase        *database;
  LanyardMetadataFlow *flow;
} LanyardFetchOptions;

/* What came, and from where. */
typedef struct
{
  GBytes *document;       /* that of many entities is a mapped file: lanyard_fetched_read() needs less memory */
  int     file;           /* the same, without a name; -1: in memory */
  char   *url;            /* after redirects */
  char   *fingerprint;    /* SHA-256 of the server's certificate; NULL: http */
  char   *hash;           /* SHA-256 of the document, in hex */
} LanyardFetched;

void            lanyard_fetched_free          (LanyardFetched             *fetched);
GInputStream   *lanyard_fetched_read          (LanyardFetched             *fetched,
                                               GError                    **error);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardFetched, lanyard_fetched_free)

LanyardFetched *lanyard_metadata_fetch_sync   (const char                 *url,
                                               const LanyardFetchOptions  *options,
                                               GCancellable               *cancellable,
                                               GFileProgressCallback       progress,
                                               gpointer                    progress_data,
                                               GError                    **error);
void            lanyard_metadata_fetch_async  (const char                 *url,
                                               const LanyardFetchOptions  *options,
                                               GCancellable               *cancellable,
                                               GFileProgressCallback       progress,
                                               gpointer                    progress_data,
                                               GAsyncReadyCallback         callback,
                                               gpointer                    user_data);
LanyardFetched *lanyard_metadata_fetch_finish (GAsyncResult               *result,
                                               GError                    **error);
gboolean        lanyard_metadata_fetch_offset_sync (const char                 *url,
                                                    const LanyardFetchOptions  *options,
                                                    GCancellable               *cancellable,
                                                    gint64                     *offset,
                                                    GError                    **error);

G_END_DECLS

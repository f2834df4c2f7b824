/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-fetch-private.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <libsoup/soup.h>
#include <string.h>
#include <unistd.h>

#include "lanyard-error.h"
#include "lanyard-text.h"

#define CHUNK 16384
/* Where the root element of a document must be, to be looked at. */
#define HEAD_MAX (64 * 1024)

/* What came so far: in memory, or that of many entities in a file without a
 * name. */
typedef struct
{
  GByteArray *bytes;
  GChecksum  *checksum;
  int         file;       /* -1: in memory */
  guint64     size;
  gboolean    is_aggregate;
} Body;

static void
body_clear (Body *body)
{
  g_clear_pointer (&body->bytes, g_byte_array_unref);
  g_checksum_free (body->checksum);
  if (body->file >= 0)
    close (body->file);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Body, body_clear)

static guint64
get_limit (LanyardFetch *fetch,
           gboolean      is_aggregate)
{
  return is_aggregate ? MAX (fetch->options.size_max, fetch->options.aggregate_max) : fetch->options.size_max;
}

static void
set_too_large (const char  *url,
               guint64      limit,
               GError     **error)
{
  g_autofree char *visible = lanyard_text_make_visible (url, 256);
  g_autofree char *size = g_format_size_full (limit, G_FORMAT_SIZE_IEC_UNITS);

  lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_TOO_LARGE, NULL,
                     _("Ask for the metadata of the one application"),
                     /* Translators: a URL, then a size like 10 MB */
                     _("What “%s” sends is longer than %s"), visible, size);
}

/* Only metadata of many entities may be longer than others. */
static gboolean
describes_many (Body *body)
{
  const char *head = (const char *) body->bytes->data;
  gssize length = (gssize) MIN (body->bytes->len, HEAD_MAX);
  const char *group = g_strstr_len (head, length, "EntitiesDescriptor");
  const char *entity = g_strstr_len (head, length, "EntityDescriptor");

  return group != NULL && (entity == NULL || group < entity);
}

gboolean
_lanyard_fetch_set_file_error (GError **error,
                               int      code)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_IO, NULL,
                     _("Make room for temporary files"),
                     _("The metadata cannot be kept while it is read: %s"), g_strerror (code));
  return FALSE;
}

static gboolean
write_all (int            file,
           const guint8  *data,
           gsize          size,
           GError       **error)
{
  while (size > 0)
    {
      gssize count = write (file, data, size);

      if (count < 0 && errno == EINTR)
        continue;
      if (count <= 0)
        return _lanyard_fetch_set_file_error (error, errno);
      data += count;
      size -= (gsize) count;
    }

  return TRUE;
}

/* On the disk if there is a folder for that: the one of temporary files may be
 * memory, too. */
static int
open_file (char **name)
{
  g_autofree char *folder = g_build_filename (g_get_user_cache_dir (), "lanyard", NULL);

  if (g_mkdir_with_parents (folder, 0700) == 0)
    {
      int file;

      *name = g_build_filename (folder, "metadata-XXXXXX", NULL);
      file = g_mkstemp_full (*name, O_RDWR | O_CLOEXEC, 0600);
      if (file >= 0)
        return file;
      g_clear_pointer (name, g_free);
    }

  return g_file_open_tmp ("lanyard-XXXXXX", name, NULL);
}

/* From here on in a file that nobody else can open. */
static gboolean
move_to_file (Body                 *body,
              LanyardMetadataFlow  *flow,
              GError              **error)
{
  g_autofree char *name = NULL;

  body->file = open_file (&name);
  if (body->file < 0)
    return _lanyard_fetch_set_file_error (error, errno);

  if (g_unlink (name) != 0)
    return _lanyard_fetch_set_file_error (error, errno);
  if (!write_all (body->file, body->bytes->data, body->bytes->len, error))
    return FALSE;
  if (flow != NULL && !_lanyard_metadata_flow_begin (flow, body->file))
    return _lanyard_fetch_set_file_error (error, errno);

  g_byte_array_set_size (body->bytes, 0);
  return TRUE;
}

static gboolean
append (Body          *body,
        LanyardFetch  *fetch,
        const char    *url,
        const guint8  *chunk,
        gsize          size,
        GError       **error)
{
  gboolean is_in_memory = body->file < 0;

  body->size += size;
  g_checksum_update (body->checksum, chunk, (gssize) size);
  if (is_in_memory)
    {
      gboolean had_head = body->bytes->len >= HEAD_MAX;

      g_byte_array_append (body->bytes, chunk, (guint) size);
      body->is_aggregate = body->is_aggregate || (!had_head && describes_many (body));
    }
  if (body->size > get_limit (fetch, body->is_aggregate))
    {
      set_too_large (url, get_limit (fetch, body->is_aggregate), error);
      return FALSE;
    }
  if (!body->is_aggregate)
    return TRUE;

  if (!(is_in_memory ? move_to_file (body, fetch->options.flow, error) : write_all (body->file, chunk, size, error)))
    return FALSE;

  if (fetch->options.flow != NULL)
    _lanyard_metadata_flow_grow (fetch->options.flow, body->size);
  return TRUE;
}

static gboolean
finish (Body            *body,
        LanyardFetched  *fetched,
        GError         **error)
{
  g_autoptr(GMappedFile) mapped = NULL;

  fetched->hash = g_strdup (g_checksum_get_string (body->checksum));
  if (body->file < 0)
    {
      fetched->document = g_byte_array_free_to_bytes (g_steal_pointer (&body->bytes));
      return TRUE;
    }

  mapped = g_mapped_file_new_from_fd (body->file, FALSE, NULL);
  if (mapped == NULL)
    return _lanyard_fetch_set_file_error (error, EIO);

  fetched->document = g_mapped_file_get_bytes (mapped);
  fetched->file = g_steal_fd (&body->file);
  return TRUE;
}

/* A connection that ends early is no end of the document. */
static gboolean
check_whole (Body        *body,
             const char  *url,
             goffset      length,
             GError     **error)
{
  g_autofree char *visible = lanyard_text_make_visible (url, 256);

  if (length <= 0 || body->size == (guint64) length)
    return TRUE;

  lanyard_set_error (error, LANYARD_FETCH_ERROR, LANYARD_FETCH_ERROR_NETWORK, NULL, _("Try again"),
                     _("The connection to “%s” ended before all of the metadata was there"), visible);
  return FALSE;
}

/* M-65: what is longer than was allowed is not read to its end. @fetched gets
 * the document and its hash. */
gboolean
_lanyard_fetch_read_body (LanyardFetch    *fetch,
                          const char      *url,
                          SoupMessage     *message,
                          GInputStream    *stream,
                          LanyardFetched  *fetched,
                          GError         **error)
{
  SoupMessageHeaders *headers = soup_message_get_response_headers (message);
  goffset length = soup_message_headers_get_content_length (headers);
  g_auto(Body) body = { .bytes = g_byte_array_new (), .checksum = g_checksum_new (G_CHECKSUM_SHA256), .file = -1 };
  guint8 chunk[CHUNK];
  gssize count;

  if (length > 0 && (guint64) length > get_limit (fetch, TRUE))
    {
      set_too_large (url, get_limit (fetch, TRUE), error);
      return FALSE;
    }

  while ((count = g_input_stream_read (stream, chunk, sizeof chunk,
                                       _lanyard_deadline_get_cancellable (fetch->deadline), error)) > 0)
    {
      if (!append (&body, fetch, url, chunk, (gsize) count, error))
        return FALSE;
      if (fetch->progress != NULL)
        fetch->progress ((goffset) body.size, length > 0 ? length : -1, fetch->progress_data);
    }

  return count == 0 && check_whole (&body, url, length, error) && finish (&body, fetched, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-digest.h"

#include <string.h>

#define CHUNK_MAX (64 * 1024)
/* A start tag is known by its name; one with a longer prefix is not counted. */
#define TAG_MAX 256

static const char name[] = "EntityDescriptor";

/* Whether "<" is followed by the name, whatever its prefix. */
static gboolean
is_entity (const char *tag,
           const char *end)
{
  gsize prefix = 0;

  while (tag + prefix < end && tag[prefix] != '\0' &&
         (g_ascii_isalnum (tag[prefix]) || strchr ("-_.", tag[prefix]) != NULL))
    prefix++;
  if (tag + prefix < end && tag[prefix] == ':')
    tag += prefix + 1;

  return (gsize) (end - tag) > strlen (name) && memcmp (tag, name, strlen (name)) == 0 &&
         !g_ascii_isalnum (tag[strlen (name)]);
}

/* Start tags; the document was read before, so it is well-formed, and a
 * comment that holds one does no harm. Returns how much was looked at: all,
 * or up to a "<" too near the end to be judged. */
static gsize
count_entities (const char *text,
                gsize       length,
                gboolean    is_last,
                guint      *count)
{
  const char *end = text + length;

  for (const char *at = text; (at = memchr (at, '<', (gsize) (end - at))) != NULL; at++)
    {
      if (!is_last && end - at < TAG_MAX)
        return (gsize) (at - text);
      *count += is_entity (at + 1, end) ? 1 : 0;
    }

  return length;
}

static LanyardMetadataDigest *
make_digest (GChecksum *checksum,
             guint      n_entities)
{
  LanyardMetadataDigest *digest = g_new0 (LanyardMetadataDigest, 1);

  digest->hash = g_strdup (g_checksum_get_string (checksum));
  digest->n_entities = n_entities;
  return digest;
}

/**
 * lanyard_metadata_digest_new:
 * @document: a metadata document
 *
 * Returns: (transfer full): its digest
 */
LanyardMetadataDigest *
lanyard_metadata_digest_new (GBytes *document)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  gsize length;
  const char *text = g_bytes_get_data (document, &length);
  guint n_entities = 0;

  if (length > 0)
    {
      g_checksum_update (checksum, (const guchar *) text, (gssize) length);
      count_entities (text, length, TRUE, &n_entities);
    }

  return make_digest (checksum, n_entities);
}

/**
 * lanyard_metadata_digest_new_from_stream:
 * @stream: a metadata document, from its beginning
 * @cancellable: (nullable): a cancellable
 * @error: what reading gives
 *
 * M-63: with memory that does not grow with the document.
 *
 * Returns: (transfer full): its digest
 */
LanyardMetadataDigest *
lanyard_metadata_digest_new_from_stream (GInputStream  *stream,
                                         GCancellable  *cancellable,
                                         GError       **error)
{
  g_autoptr(GChecksum) checksum = g_checksum_new (G_CHECKSUM_SHA256);
  g_autofree char *buffer = g_malloc (CHUNK_MAX);
  gsize kept = 0;
  guint n_entities = 0;
  gssize count;

  while ((count = g_input_stream_read (stream, buffer + kept, CHUNK_MAX - kept, cancellable, error)) > 0)
    {
      gsize length = kept + (gsize) count, seen;

      g_checksum_update (checksum, (const guchar *) buffer + kept, count);
      seen = count_entities (buffer, length, FALSE, &n_entities);
      kept = length - seen;
      memmove (buffer, buffer + seen, kept);
    }
  if (count < 0)
    return NULL;

  count_entities (buffer, kept, TRUE, &n_entities);
  return make_digest (checksum, n_entities);
}

/**
 * lanyard_metadata_digest_free:
 * @digest: (transfer full): a digest
 */
void
lanyard_metadata_digest_free (LanyardMetadataDigest *digest)
{
  g_free (digest->hash);
  g_free (digest);
}

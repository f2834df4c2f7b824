/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-metadata-reading.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-secret.h"

/* Longer documents are those of federations. */
#define METADATA_MAX (10 * 1024 * 1024)
#define HEAD_SIZE (64 * 1024)

static gboolean
is_aggregate (const char *head,
              gsize       size)
{
  const char *group = g_strstr_len (head, (gssize) size, "EntitiesDescriptor");
  const char *entity = g_strstr_len (head, (gssize) size, "EntityDescriptor");

  return group != NULL && (entity == NULL || group < entity);
}

static void
set_too_large (GError  **error,
               goffset   size)
{
  g_autofree char *text = g_format_size ((guint64) size);

  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID,
                     _("Documents of more than 10 MB are refused, unless they are those of a federation"),
                     _("Ask for the metadata of this one service provider"),
                     /* Translators: %s is a size like 21 MB */
                     _("The file has %s"), text);
}

/* A long file is mapped, and only if it describes many. */
static GBytes *
map_aggregate (GFile    *file,
               goffset   size,
               GError  **error)
{
  g_autofree char *path = g_file_get_path (file);
  g_autoptr(GMappedFile) mapped = path != NULL ? g_mapped_file_new (path, FALSE, NULL) : NULL;

  if (mapped != NULL && is_aggregate (g_mapped_file_get_contents (mapped),
                                      MIN (g_mapped_file_get_length (mapped), HEAD_SIZE)))
    return g_mapped_file_get_bytes (mapped);

  set_too_large (error, size);
  return NULL;
}

static GBytes *
load_file (GFile         *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autoptr(GFileInfo) info = g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE,
                                                 cancellable, error);
  goffset size;
  char *contents;
  gsize length;

  if (info == NULL)
    return NULL;
  size = g_file_info_get_size (info);
  if (size > METADATA_MAX)
    return map_aggregate (file, size, error);
  if (!g_file_load_contents (file, cancellable, &contents, &length, NULL, error))
    return NULL;

  /* It may turn out to be a private key. */
  return lanyard_secret_bytes_new_take (contents, length);
}

static gboolean
read_paste (LanyardMetadataReading  *self,
            GBytes                  *bytes,
            GError                 **error)
{
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);
  g_autofree char *copy = NULL;

  if (size > METADATA_MAX)
    {
      self->document = g_bytes_ref (bytes);
      return TRUE;
    }

  copy = g_malloc0 (size + 1);
  if (size > 0)
    memcpy (copy, data, size);
  self->paste = lanyard_paste_read (copy, size, error);
  lanyard_secret_erase (copy, size);
  if (self->paste == NULL)
    return FALSE;

  if (self->paste->kind == LANYARD_PASTE_METADATA)
    self->document = g_bytes_ref (self->paste->document);
  return TRUE;
}

static gboolean
count_provider_cb (const LanyardSamlEntitySummary *summary,
                   gpointer                        user_data)
{
  LanyardMetadataReading *self = user_data;

  if ((summary->roles & LANYARD_SAML_ROLE_SP) == 0)
    return TRUE;

  if (self->n_providers++ == 0)
    self->entity_id = g_strdup (summary->entity_id);
  return self->n_providers < 2;
}

static gboolean
pick_entity (LanyardMetadataReading  *self,
             gint64                   now,
             GCancellable            *cancellable,
             GError                 **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (self->document);
  const LanyardSamlMetadataPolicy policy = { .now = now };

  self->entity = lanyard_saml_metadata_pick (stream, &policy, self->entity_id, cancellable, error);
  return self->entity != NULL;
}

/* One service provider is read, several are to be chosen from; why none can be
 * used the reader of the whole document knows. */
static gboolean
read_metadata (LanyardMetadataReading  *self,
               gint64                   now,
               GCancellable            *cancellable,
               GError                 **error)
{
  g_autoptr(GInputStream) stream = g_memory_input_stream_new_from_bytes (self->document);
  const LanyardSamlMetadataPolicy policy = { .now = now };
  g_autoptr(GPtrArray) entities = NULL;

  if (!lanyard_saml_metadata_scan (stream, &policy, count_provider_cb, self, cancellable, error))
    return FALSE;
  if (self->n_providers > 1)
    return TRUE;
  if (self->n_providers == 1)
    return pick_entity (self, now, cancellable, error);

  entities = lanyard_saml_metadata_read (self->document, policy.now, error);
  if (entities == NULL)
    return FALSE;

  self->entity = lanyard_saml_entity_ref (g_ptr_array_index (entities, 0));
  return TRUE;
}

/**
 * lanyard_metadata_reading_new:
 *
 * Returns: (transfer full): nothing read yet
 */
LanyardMetadataReading *
lanyard_metadata_reading_new (void)
{
  return g_new0 (LanyardMetadataReading, 1);
}

/**
 * lanyard_metadata_reading_free:
 * @self: (nullable): what was read
 */
void
lanyard_metadata_reading_free (LanyardMetadataReading *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->paste, lanyard_paste_free);
  g_clear_pointer (&self->document, g_bytes_unref);
  g_clear_pointer (&self->entity, lanyard_saml_entity_unref);
  g_free (self->entity_id);
  g_free (self);
}

/**
 * lanyard_metadata_reading_read_sync:
 * @self: nothing read yet
 * @bytes: metadata of any length, or something else of at most 10 MB
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_paste_read() and lanyard_saml_metadata_scan()
 *
 * M-63: with several service providers @self->entity stays %NULL until one of
 * them is picked; the document is read as far as the second of them.
 *
 * Returns: whether it is something that is known
 */
gboolean
lanyard_metadata_reading_read_sync (LanyardMetadataReading  *self,
                                    GBytes                  *bytes,
                                    gint64                   now,
                                    GCancellable            *cancellable,
                                    GError                 **error)
{
  g_return_val_if_fail (self != NULL && self->document == NULL && self->paste == NULL, FALSE);
  g_return_val_if_fail (bytes != NULL, FALSE);

  return read_paste (self, bytes, error) &&
         (self->document == NULL || read_metadata (self, now, cancellable, error));
}

/**
 * lanyard_metadata_reading_read_file_sync:
 * @self: nothing read yet
 * @file: a file; mapped if it is long and describes many entities
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_metadata_reading_read_sync(); %LANYARD_ERROR_INVALID if it
 *   is too large
 *
 * Returns: whether it is something that is known
 */
gboolean
lanyard_metadata_reading_read_file_sync (LanyardMetadataReading  *self,
                                         GFile                   *file,
                                         gint64                   now,
                                         GCancellable            *cancellable,
                                         GError                 **error)
{
  g_autoptr(GBytes) bytes = load_file (file, cancellable, error);

  return bytes != NULL && lanyard_metadata_reading_read_sync (self, bytes, now, cancellable, error);
}

/**
 * lanyard_metadata_reading_pick_sync:
 * @self: metadata of several service providers
 * @entity_id: the chosen one
 * @now: seconds
 * @cancellable: (nullable): a cancellable
 * @error: as lanyard_saml_metadata_pick()
 *
 * Returns: whether it was found
 */
gboolean
lanyard_metadata_reading_pick_sync (LanyardMetadataReading  *self,
                                    const char              *entity_id,
                                    gint64                   now,
                                    GCancellable            *cancellable,
                                    GError                 **error)
{
  g_return_val_if_fail (self != NULL && self->document != NULL, FALSE);

  g_free (self->entity_id);
  self->entity_id = g_strdup (entity_id);
  g_clear_pointer (&self->entity, lanyard_saml_entity_unref);

  return pick_entity (self, now, cancellable, error);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gio/gio.h>

#include "lanyard-paste.h"
#include "lanyard-saml-metadata.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataReading: what a service provider says about itself, as it was
 * dropped, pasted, chosen or fetched.
 */
typedef struct
{
  LanyardPaste      *paste;         /* NULL for a long document */
  GBytes            *document;      /* NULL if it is no metadata */
  guint              n_providers;   /* 0, 1, 2: or more */
  char              *entity_id;     /* the only one, or the picked one */
  LanyardSamlEntity *entity;        /* NULL if there are several */
} LanyardMetadataReading;

LanyardMetadataReading *lanyard_metadata_reading_new            (void);
void                    lanyard_metadata_reading_free           (LanyardMetadataReading  *self);
gboolean                lanyard_metadata_reading_read_sync      (LanyardMetadataReading  *self,
                                                                 GBytes                  *bytes,
                                                                 gint64                   now,
                                                                 GCancellable            *cancellable,
                                                                 GError                 **error);
gboolean                lanyard_metadata_reading_read_file_sync (LanyardMetadataReading  *self,
                                                                 GFile                   *file,
                                                                 gint64                   now,
                                                                 GCancellable            *cancellable,
                                                                 GError                 **error);
gboolean                lanyard_metadata_reading_pick_sync      (LanyardMetadataReading  *self,
                                                                 const char              *entity_id,
                                                                 gint64                   now,
                                                                 GCancellable            *cancellable,
                                                                 GError                 **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardMetadataReading, lanyard_metadata_reading_free)

G_END_DECLS

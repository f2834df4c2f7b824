/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-connector.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataReview:
 *
 * What a metadata document would change in a connector, field by field, each
 * with a tick; with several entities in the document, after one was chosen.
 */
#define LANYARD_TYPE_METADATA_REVIEW (lanyard_metadata_review_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataReview, lanyard_metadata_review, LANYARD, METADATA_REVIEW, AdwWindow)

/* called once, when the window goes */
typedef void (*LanyardMetadataReviewFunc) (gpointer user_data,
                                           gboolean applied);

GtkWindow *lanyard_metadata_review_new (GtkWindow                 *parent,
                                        LanyardConnector          *connector,
                                        GPtrArray                 *entities,
                                        GBytes                    *document,
                                        const char                *source,
                                        LanyardMetadataReviewFunc  func,
                                        gpointer                   user_data);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <adwaita.h>

#include "lanyard-proposal.h"

G_BEGIN_DECLS

/**
 * LanyardMetadataReview:
 *
 * What metadata or pasted values would change in a connector, field by field,
 * each with a tick.
 */
#define LANYARD_TYPE_METADATA_REVIEW (lanyard_metadata_review_get_type ())
G_DECLARE_FINAL_TYPE (LanyardMetadataReview, lanyard_metadata_review, LANYARD, METADATA_REVIEW, AdwWindow)

/* called once, when the window goes; @taken: (nullable) (transfer none) */
typedef void (*LanyardMetadataReviewFunc) (gpointer          user_data,
                                           LanyardConnector *taken);

GtkWindow *lanyard_metadata_review_new (GtkWindow                 *parent,
                                        LanyardProposal           *proposal,
                                        const char                *hash,
                                        const char                *fingerprint,
                                        LanyardMetadataReviewFunc  func,
                                        gpointer                   user_data);

G_END_DECLS

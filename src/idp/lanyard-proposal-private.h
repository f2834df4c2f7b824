/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lanyard-proposal.h"

G_BEGIN_DECLS

/* lanyard-proposal.c */
LanyardProposal       *_lanyard_proposal_new              (LanyardConnector    *before,
                                                           LanyardConnector    *after,
                                                           const char          *source);
void                   _lanyard_proposal_describe_changes (LanyardProposal     *proposal,
                                                           const char * const  *own,
                                                           LanyardPaste        *paste);
void                   _lanyard_proposal_add_notes        (LanyardProposal     *proposal,
                                                           LanyardSamlEntity   *entity,
                                                           LanyardPaste        *paste);

/* lanyard-proposal-text.c */
const char            *_lanyard_proposal_get_label (const char  *field);
LanyardProposalChange *_lanyard_proposal_describe  (const char  *field,
                                                    JsonNode    *before,
                                                    JsonNode    *after);

G_END_DECLS

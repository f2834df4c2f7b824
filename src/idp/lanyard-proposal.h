/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-administration.h"
#include "lanyard-paste.h"

G_BEGIN_DECLS

/* One field that would change. */
typedef struct
{
  char     *field;          /* JSON name */
  char     *label;          /* as people know it */
  char     *before;         /* NULL for lists, whose elements @text has */
  char     *after;
  char     *text;           /* both; a line for each element of a list */
  gboolean  is_own;         /* a person changed it since the last import (M-68) */
  gboolean  is_uncertain;   /* it may be meant for another field */
} LanyardProposalChange;

/**
 * LanyardProposal: what metadata, or what somebody pasted, would change in a
 * connector, for people to choose from
 * @before: as it is
 * @after: with everything
 * @changes: (element-type LanyardProposalChange)
 * @notes: sentences: what was odd or left out
 * @tmpl: (nullable): of a connector that would be new
 * @source: (nullable): where it came from
 * @entity_id: (nullable): which service provider
 */
typedef struct
{
  LanyardConnector *before;
  LanyardConnector *after;
  GPtrArray        *changes;
  GPtrArray        *notes;
  LanyardTemplate  *tmpl;
  char             *source;
  char             *entity_id;
} LanyardProposal;

LanyardProposal  *lanyard_proposal_new_for_digest (LanyardConnector   *connector,
                                                   LanyardSamlEntity  *entity,
                                                   const char         *source,
                                                   const LanyardMetadataDigest *digest,
                                                   gint64              now,
                                                   GError            **error);
LanyardProposal  *lanyard_proposal_new_for_entity (LanyardConnector   *connector,
                                                   LanyardSamlEntity  *entity,
                                                   const char         *source,
                                                   GBytes             *document,
                                                   gint64              now,
                                                   GError            **error);
LanyardProposal  *lanyard_proposal_new_for_paste  (LanyardConnector   *connector,
                                                   LanyardPaste       *paste,
                                                   GError            **error);
LanyardProposal  *lanyard_proposal_new_connector  (LanyardSamlEntity  *entity,
                                                   LanyardPaste       *paste,
                                                   const char         *source,
                                                   GBytes             *document,
                                                   const char         *slug,
                                                   const char         *base_url,
                                                   gint64              now,
                                                   GError            **error);
LanyardProposal  *lanyard_proposal_new_connector_sync (LanyardConfiguration *configuration,
                                                   LanyardSamlEntity  *entity,
                                                   LanyardPaste       *paste,
                                                   const char         *source,
                                                   GBytes             *document,
                                                   const char         *slug,
                                                   gint64              now,
                                                   GError            **error);
/* what of the metadata is left out, as sentences */
GPtrArray        *lanyard_proposal_list_skipped   (LanyardSamlEntity  *entity);
void              lanyard_proposal_free           (LanyardProposal    *proposal);
char            **lanyard_proposal_dup_defaults   (LanyardProposal    *proposal);
LanyardConnector *lanyard_proposal_take           (LanyardProposal    *proposal,
                                                   const char * const *fields,
                                                   GError            **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardProposal, lanyard_proposal_free)

G_END_DECLS

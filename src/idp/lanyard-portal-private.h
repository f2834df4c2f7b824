/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-idp.h"

G_BEGIN_DECLS

/* With more tiles than this, there are a search and sections. */
#define LANYARD_PORTAL_HANDFUL 6

/* What a person may open. */
typedef struct
{
  LanyardConnector *connector;
  char             *link;
  guint             recency;      /* 1: used last; 0: not lately */
} LanyardPortalTile;

typedef struct
{
  char      *title;               /* NULL: needs none */
  GPtrArray *tiles;               /* unowned LanyardPortalTile */
} LanyardPortalSection;

GPtrArray *_lanyard_portal_list_tiles_sync (LanyardIdp     *idp,
                                            LanyardPerson  *person,
                                            gint64          now,
                                            GError        **error);
GPtrArray *_lanyard_portal_search          (GPtrArray      *tiles,
                                            const char     *text);
GPtrArray *_lanyard_portal_list_sections   (GPtrArray      *tiles);

/* lanyard-portal-open.c */
char      *_lanyard_portal_dup_link        (LanyardIdp       *idp,
                                            LanyardConnector *connector);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/**
 * LanyardPreview:
 * @allowed: whether the person may sign in
 * @name_id: the NameID that would be sent
 * @attributes: (array zero-terminated=1): what each row of the connector's
 *   attributes comes to, in their order
 * @groups: (nullable): what the group attribute comes to; %NULL: it is off
 *
 * What a sign-in of one person would tell, as texts for people: values, or why
 * there are none.
 */
typedef struct
{
  gboolean   allowed;
  char      *name_id;
  char     **attributes;
  char      *groups;
} LanyardPreview;

LanyardPreview *lanyard_preview_new_sync (LanyardConfiguration  *configuration,
                                          LanyardConnector      *connector,
                                          const char            *person_id,
                                          gint64                 now,
                                          GError               **error);
void            lanyard_preview_free     (LanyardPreview        *preview);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardPreview, lanyard_preview_free)

G_END_DECLS

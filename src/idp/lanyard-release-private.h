/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-saml-response.h"

G_BEGIN_DECLS

/* What a connector tells of a person: attributes with their values. */
typedef struct _LanyardRelease LanyardRelease;

void                        _lanyard_release_free           (LanyardRelease        *release);
LanyardRelease             *_lanyard_release_new_sync       (LanyardConfiguration  *configuration,
                                                             LanyardConnector      *connector,
                                                             LanyardPerson         *person,
                                                             const char * const    *group_ids,
                                                             gint64                 now,
                                                             GError               **error);
const LanyardSamlAttribute *_lanyard_release_get_attributes (LanyardRelease        *release,
                                                             gsize                 *n_attributes);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardRelease, _lanyard_release_free)

G_END_DECLS

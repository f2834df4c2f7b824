/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-attribute.h"
#include "lanyard-connector.h"

G_BEGIN_DECLS

/* Whose letters change is the same in every language of the machine (I-30). */
char *lanyard_transform_apply (LanyardTransform  transform,
                               const char       *text);

/* Whether it can be searched for. */
gboolean lanyard_transform_check_pattern (const char  *pattern,
                                          GError     **error);
char    *lanyard_transform_attribute     (LanyardAttribute  *attribute,
                                          const char        *text,
                                          GError           **error);
char    *lanyard_transform_name_id       (LanyardConnector  *connector,
                                          const char        *text,
                                          GError           **error);

G_END_DECLS

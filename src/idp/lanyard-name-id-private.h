/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* What is wanted of a NameID. */
typedef struct
{
  const char *format;             /* as chosen */
  const char *qualifier;          /* an affiliation's (M-26), NULL: the service provider's own */
  gboolean    allow_create;       /* a persistent identifier may be made (M-25) */
  gboolean    created;            /* one was */
} LanyardNameIdWish;

const char *_lanyard_name_id_choose_format (LanyardConnector      *connector,
                                            const char            *requested);
char       *_lanyard_name_id_make_sync     (LanyardConfiguration  *configuration,
                                            LanyardConnector      *connector,
                                            LanyardPerson         *person,
                                            LanyardNameIdWish     *wish,
                                            gint64                 now,
                                            GError               **error);

G_END_DECLS

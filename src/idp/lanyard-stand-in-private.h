/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-idp.h"
#include "lanyard-responder.h"

G_BEGIN_DECLS

/* The test SP in the place of a real one: it sends the request that the real
 * one would send, and the answer, made for the real one in every byte, is
 * brought to the test SP instead. */

gboolean          _lanyard_stand_in_check        (LanyardConnector     *connector,
                                                  GError              **error);
gboolean          _lanyard_stand_in_begin_sync   (LanyardConfiguration *configuration,
                                                  LanyardConnector     *connector,
                                                  const char           *id,
                                                  gint64                now,
                                                  GError              **error);
gboolean          _lanyard_stand_in_waits_sync   (LanyardIdp           *self,
                                                  LanyardConnector     *connector,
                                                  LanyardSamlRequest   *message,
                                                  gint64                now);
void              _lanyard_stand_in_deliver_sync (LanyardIdp           *self,
                                                  LanyardConnector     *connector,
                                                  LanyardSamlRequest   *message,
                                                  LanyardAnswer        *answer,
                                                  gint64                now);
LanyardConnector *_lanyard_stand_in_find_sync    (LanyardConfiguration *configuration,
                                                  const char           *id,
                                                  gint64                now,
                                                  char                **acs_url);

G_END_DECLS

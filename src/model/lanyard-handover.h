/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* What the metadata said that the service provider was given last, for the
 * check. Fields: time (int64) · idp_entity_id · sso_url · slo_url ·
 * declares_redirect · wants_signed_requests · certificates (strv, SHA-256
 * fingerprints, the signing one first). */
#define LANYARD_TYPE_HANDOVER (lanyard_handover_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHandover, lanyard_handover, LANYARD, HANDOVER, LanyardItem)

gint64              lanyard_handover_get_time                  (LanyardHandover *self);
const char         *lanyard_handover_get_idp_entity_id         (LanyardHandover *self);
const char         *lanyard_handover_get_sso_url               (LanyardHandover *self);
const char         *lanyard_handover_get_slo_url               (LanyardHandover *self);
gboolean            lanyard_handover_get_declares_redirect     (LanyardHandover *self);
gboolean            lanyard_handover_get_wants_signed_requests (LanyardHandover *self);
const char * const *lanyard_handover_get_certificates          (LanyardHandover *self);

G_END_DECLS

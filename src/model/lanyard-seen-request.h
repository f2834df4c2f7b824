/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* What the last request of a service provider said, for the check. Fields:
 * time (int64, when it came) · code (of the refusal; NULL: accepted) ·
 * verified (its signature was) · binding ("redirect", "post") · issuer ·
 * acs_url · destination · name_id_format · authn_contexts (strv) · comparison
 * · issue_instant (int64). Unless it is verified, anybody can have sent it. */
#define LANYARD_TYPE_SEEN_REQUEST (lanyard_seen_request_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSeenRequest, lanyard_seen_request, LANYARD, SEEN_REQUEST, LanyardItem)

gint64              lanyard_seen_request_get_time           (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_code           (LanyardSeenRequest *self);
gboolean            lanyard_seen_request_is_verified        (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_binding        (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_issuer         (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_acs_url        (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_destination    (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_name_id_format (LanyardSeenRequest *self);
const char * const *lanyard_seen_request_get_authn_contexts (LanyardSeenRequest *self);
const char         *lanyard_seen_request_get_comparison     (LanyardSeenRequest *self);
gint64              lanyard_seen_request_get_issue_instant  (LanyardSeenRequest *self);

G_END_DECLS

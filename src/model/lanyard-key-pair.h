/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-record.h"

G_BEGIN_DECLS

/* nicks "next" "active" "retired" */
typedef enum { LANYARD_KEY_ROLE_NEXT, LANYARD_KEY_ROLE_ACTIVE, LANYARD_KEY_ROLE_RETIRED } LanyardKeyRole;
#define LANYARD_TYPE_KEY_ROLE (lanyard_key_role_get_type ())
GType lanyard_key_role_get_type (void);

/* The public half of a connector's signing pair. Fields: connector (id) ·
 * role (active) · certificate (PEM) · created (int64) · ticked (int64: when
 * the service provider had it) · ticked-by (who said so) · replaced (int64:
 * when it stopped signing; with the role next it is the one before, which
 * metadata still lists) · retired (int64). Dates are 0 when it did not happen.
 * The private half is sealed in the store and only comes out through
 * lanyard_configuration_load_private_key_sync(). */
#define LANYARD_TYPE_KEY_PAIR (lanyard_key_pair_get_type ())
G_DECLARE_FINAL_TYPE (LanyardKeyPair, lanyard_key_pair, LANYARD, KEY_PAIR, LanyardRecord)

LanyardKeyPair *lanyard_key_pair_new             (const char     *connector_id,
                                                  LanyardKeyRole  role,
                                                  const char     *certificate_pem,
                                                  gint64          created);
const char     *lanyard_key_pair_get_connector   (LanyardKeyPair *self);
LanyardKeyRole  lanyard_key_pair_get_role        (LanyardKeyPair *self);
const char     *lanyard_key_pair_get_certificate (LanyardKeyPair *self);
gint64          lanyard_key_pair_get_created     (LanyardKeyPair *self);
gint64          lanyard_key_pair_get_ticked      (LanyardKeyPair *self);
const char     *lanyard_key_pair_get_ticked_by   (LanyardKeyPair *self);
gint64          lanyard_key_pair_get_replaced    (LanyardKeyPair *self);
gint64          lanyard_key_pair_get_retired     (LanyardKeyPair *self);

G_END_DECLS

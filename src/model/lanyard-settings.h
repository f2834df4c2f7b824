/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/**
 * LanyardSettings:
 *
 * One per configuration, id "settings". Fields: base_url (of the IdP, without
 * a slash at the end; "http://127.0.0.1:PORT" until it is set) · port (int,
 * the loopback port of the local IdP: chosen once when the configuration is
 * made, kept) · organization · session_lifetime (int seconds, 28800) ·
 * contact.
 */
#define LANYARD_TYPE_SETTINGS (lanyard_settings_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSettings, lanyard_settings, LANYARD, SETTINGS, LanyardRecord)

const char *lanyard_settings_get_base_url         (LanyardSettings *self);
int         lanyard_settings_get_port             (LanyardSettings *self);
const char *lanyard_settings_get_organization     (LanyardSettings *self);
int         lanyard_settings_get_session_lifetime (LanyardSettings *self);

/* nicks "next" "active" "retired" */
typedef enum { LANYARD_KEY_ROLE_NEXT, LANYARD_KEY_ROLE_ACTIVE, LANYARD_KEY_ROLE_RETIRED } LanyardKeyRole;
#define LANYARD_TYPE_KEY_ROLE (lanyard_key_role_get_type ())
GType lanyard_key_role_get_type (void);

/* The public half of a connector's signing pair. Fields: connector (id) ·
 * role (active) · certificate (PEM) · created (int64). The private half is
 * sealed in the store and only comes out through
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

/* Something that happened. Fields: time (int64) · event ("sign-in",
 * "refusal", "logout", "test" …) · person (username) · connector (id) ·
 * flow ("sp-initiated", "idp-initiated") · code (stable, "acs-unknown") ·
 * rule ("M-18") · message (a sentence) · detail (expected and received,
 * log English) · address · agent · reference (what a refused person reads
 * out; 8 characters). Never secrets. Not a record: nobody edits it. */
#define LANYARD_TYPE_EVENT (lanyard_event_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEvent, lanyard_event, LANYARD, EVENT, LanyardItem)

LanyardEvent *lanyard_event_new (const char *event,
                                 gint64      time);

/* One change in the history. Fields: sequence (int64) · change (id of the
 * transaction) · time · actor · summary · action ("create" "update" "delete"
 * "link" "unlink" "password") · kind · record (id) · title · before · after
 * (JSON texts, NULL where there is none). */
#define LANYARD_TYPE_HISTORY_ENTRY (lanyard_history_entry_get_type ())
G_DECLARE_FINAL_TYPE (LanyardHistoryEntry, lanyard_history_entry, LANYARD, HISTORY_ENTRY, LanyardItem)

G_END_DECLS

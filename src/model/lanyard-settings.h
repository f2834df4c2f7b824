/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-custom-attribute.h"
#include "lanyard-event.h"
#include "lanyard-history-entry.h"
#include "lanyard-key-pair.h"
#include "lanyard-record.h"

G_BEGIN_DECLS

/**
 * LanyardSettings:
 *
 * One per configuration, id "settings". Fields: base_url (of the IdP, without
 * a slash at the end; "http://127.0.0.1:PORT" until it is set) · port (int,
 * the loopback port of the local IdP: chosen once when the configuration is
 * made, kept) · organization · session_lifetime (int seconds, 28800) ·
 * session_idle_time (int seconds without a request, 7200; 0: any time) ·
 * password_min_length (int characters 8…128, 12) · password_link_lifetime
 * (int seconds 300…2592000, 86400: how long a link for a new password is
 * good) · contact · organization_url · error_url · scope (domain that ends
 * subject-id and pairwise-id) · clock_skew (int seconds 30…600, 180, M-09) ·
 * metadata_validity (int days; 0: no validUntil) · metadata_cache_duration
 * (int seconds; 0: none) (M-59) · metadata_signed (M-60) · event_retention
 * (int days, 90; 0: events are kept for good) ·
 * custom_attributes (list of LanyardCustomAttribute: those of people that have
 * a type) · logo ("data:image/…;base64,…") and color ("#rrggbb", accent) of
 * the organization on the pages that people see.
 */
#define LANYARD_TYPE_SETTINGS (lanyard_settings_get_type ())
G_DECLARE_FINAL_TYPE (LanyardSettings, lanyard_settings, LANYARD, SETTINGS, LanyardRecord)

const char  *lanyard_settings_get_base_url                (LanyardSettings *self);
int          lanyard_settings_get_port                    (LanyardSettings *self);
const char  *lanyard_settings_get_organization            (LanyardSettings *self);
int          lanyard_settings_get_session_lifetime        (LanyardSettings *self);
int          lanyard_settings_get_session_idle_time       (LanyardSettings *self);
int          lanyard_settings_get_password_min_length     (LanyardSettings *self);
int          lanyard_settings_get_password_link_lifetime  (LanyardSettings *self);
const char  *lanyard_settings_get_contact                 (LanyardSettings *self);
const char  *lanyard_settings_get_organization_url        (LanyardSettings *self);
const char  *lanyard_settings_get_error_url               (LanyardSettings *self);
const char  *lanyard_settings_get_scope                   (LanyardSettings *self);
int          lanyard_settings_get_clock_skew              (LanyardSettings *self);
int          lanyard_settings_get_metadata_validity       (LanyardSettings *self);
int          lanyard_settings_get_metadata_cache_duration (LanyardSettings *self);
gboolean     lanyard_settings_get_metadata_signed         (LanyardSettings *self);
int          lanyard_settings_get_event_retention         (LanyardSettings *self);
GListModel  *lanyard_settings_get_custom_attributes       (LanyardSettings *self);
const char  *lanyard_settings_get_logo                    (LanyardSettings *self);
const char  *lanyard_settings_get_color                   (LanyardSettings *self);

G_END_DECLS

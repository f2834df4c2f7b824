/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* Something that happened. Fields: time (int64) · event ("sign-in",
 * "refusal", "warning", "logout", "test" …) · person (username) · connector
 * (id) · flow ("sp-initiated", "idp-initiated") · code (stable,
 * "acs-unknown") · rule ("M-18") · expected · received (values, what is
 * invisible in them made visible) · fix (what to do) · message (a sentence) ·
 * detail (what else there is to say, log English) · address · agent ·
 * reference (what a refused person reads out; 8 characters). Never secrets.
 * Not a record: nobody edits it. */
#define LANYARD_TYPE_EVENT (lanyard_event_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEvent, lanyard_event, LANYARD, EVENT, LanyardItem)

LanyardEvent *lanyard_event_new (const char *event,
                                 gint64      time);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-item.h"

G_BEGIN_DECLS

/* Something that happened. Fields: sequence (int64, grows; 0 until it is
 * kept) · time (int64) · event (one of lanyard_event_list_kinds()) · person (username) · connector (id) · flow
 * ("sp-initiated", "idp-initiated") · code (stable, "acs-unknown") · rule
 * ("M-18") · expected · received (values, what is invisible in them made
 * visible) · fix (what to do) · message (a sentence) · detail (what else there
 * is to say, log English) · address · agent · reference (what a refused person
 * reads out; 8 characters) · binding ("redirect", "post"), relay_state and
 * request (XML) of the message that was received.
 *
 * Of a change by an administrator: actor (who) · action ("create", "update",
 * "delete", "link", "unlink", "password", "second-factor", "sessions") · kind
 * ("connector" …), record (id) and title of what was changed · fields (their
 * names, never their values) · count (int, of the steps that belong together)
 * · change (id of the history).
 *
 * Never secrets. Not a record: nobody edits it. */
#define LANYARD_TYPE_EVENT (lanyard_event_get_type ())
G_DECLARE_FINAL_TYPE (LanyardEvent, lanyard_event, LANYARD, EVENT, LanyardItem)

/* what an administrator did */
#define LANYARD_EVENT_CHANGE "change"

/* A longer message is not kept with its event. */
#define LANYARD_EVENT_REQUEST_MAX (16 * 1024)

/* What an event may be, ends with NULL: the one place that says so. */
const char * const *lanyard_event_list_kinds (void);

LanyardEvent *lanyard_event_new          (const char   *event,
                                          gint64        time);
gint64        lanyard_event_get_sequence (LanyardEvent *self);
gint64        lanyard_event_get_time     (LanyardEvent *self);
const char   *lanyard_event_get_text     (LanyardEvent *self,
                                          const char   *field);
void          lanyard_event_set_text     (LanyardEvent *self,
                                          const char   *field,
                                          const char   *text);

G_END_DECLS

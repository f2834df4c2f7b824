/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/**
 * LanyardEventQuery:
 * @from: not before this time; 0: from the first one
 * @until: before this time; 0: to the last one
 * @event: (nullable): "sign-in", "refusal" …
 * @person: (nullable): a username, in any case
 * @connector: (nullable): id of a connector
 * @code: (nullable): "acs-unknown" …
 * @reference: (nullable): what a person reads out, see
 *   lanyard_event_query_clean_reference()
 * @address: (nullable): of the browser
 * @text: (nullable): part of what an event says, in any case
 * @change: (nullable): id of a change of the history
 * @before_time: with @before_sequence, time of the last event of the page
 *   before; 0 for the first page
 * @before_sequence: its sequence
 * @after: only events that were kept after the one with this sequence
 * @limit: how many at most; 0: all
 *
 * Which events are asked for, a page at a time, newest first. The texts are
 * the query's own if it is freed with lanyard_event_query_free().
 */
typedef struct
{
  gint64  from;
  gint64  until;
  char   *event;
  char   *person;
  char   *connector;
  char   *code;
  char   *reference;
  char   *address;
  char   *text;
  char   *change;
  gint64  before_time;
  gint64  before_sequence;
  gint64  after;
  guint   limit;
} LanyardEventQuery;

/* Sign-ins and refusals from @start until the next one. */
typedef struct
{
  gint64 start;
  guint  sign_ins;
  guint  refusals;
} LanyardEventBucket;

LanyardEventQuery *lanyard_event_query_copy            (const LanyardEventQuery *self);
void               lanyard_event_query_free            (LanyardEventQuery       *self);
char              *lanyard_event_query_clean_reference (const char              *text);
gboolean           lanyard_event_query_is_reference    (const char              *text);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardEventQuery, lanyard_event_query_free)

G_END_DECLS

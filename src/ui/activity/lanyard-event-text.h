/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* What the window calls events. */
const char *lanyard_event_text_get_kind  (LanyardEvent *event);
/* all events of a kind together, one of lanyard_event_list_kinds() */
const char *lanyard_event_text_get_all   (const char   *name);
const char *lanyard_event_text_get_icon  (LanyardEvent *event);
/* NULL: in no colour of its own */
const char *lanyard_event_text_get_style (LanyardEvent *event);
char       *lanyard_event_text_dup_title (LanyardEvent *event);
char       *lanyard_event_text_dup_time  (LanyardEvent *event);
/* the label of its connector, kept with it; NULL: none, or it is gone */
const char *lanyard_event_text_get_label (LanyardEvent *event);
void        lanyard_event_text_set_label (LanyardEvent *event,
                                          const char   *label);
/* likewise, the person it speaks of; NULL: none, or gone, or not looked for */
LanyardPerson *lanyard_event_text_get_person (LanyardEvent *event);
void        lanyard_event_text_set_person (LanyardEvent  *event,
                                           LanyardPerson *person);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* From an error to the event and the log line that an administrator finds by
 * the reference, and to the one sentence that the person sees. */

void  _lanyard_refusal_note          (LanyardHttpRequest *request,
                                      const GError       *reason);
void  _lanyard_refusal_record        (LanyardIdp         *idp,
                                      LanyardHttpRequest *request,
                                      const GError       *reason);
void  _lanyard_refusal_note_findings (LanyardHttpRequest *request,
                                      GPtrArray          *findings);
void  _lanyard_refusal_warn          (LanyardIdp         *idp,
                                      LanyardHttpRequest *request,
                                      GPtrArray          *findings);
void  _lanyard_refusal_log           (LanyardEvent       *event);
guint _lanyard_refusal_get_status    (const GError       *reason);
char *_lanyard_refusal_dup_sentence  (const GError       *reason);

G_END_DECLS

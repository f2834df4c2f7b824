/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* Failed sign-ins are counted per name and per address. After a few, each
 * further one has to wait: the delay doubles up to a limit. Nobody is
 * locked out for good, and a name that does not exist is treated as one that
 * does. Six digits are guessed sooner than a password: their failures are
 * remembered for longer. */
typedef enum
{
  LANYARD_ATTEMPT_PASSWORD,     /* of the name that was typed */
  LANYARD_ATTEMPT_CODE,         /* of the person's id, once the password was right */
} LanyardAttempt;

gboolean lanyard_attempts_begin   (LanyardIdp          *idp,
                                   LanyardHttpRequest  *request,
                                   LanyardAttempt       attempt,
                                   const char          *subject,
                                   gint64              *delay,
                                   GError             **error);
gboolean lanyard_attempts_succeed (LanyardIdp          *idp,
                                   LanyardHttpRequest  *request,
                                   LanyardAttempt       attempt,
                                   const char          *subject,
                                   GError             **error);
LanyardHttpResponse *
         lanyard_attempts_tell_delay (LanyardHttpResponse *response,
                                      gint64               delay);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-idp.h"

G_BEGIN_DECLS

/* A message of a service provider, whatever it asks for. Strings are borrowed. */
typedef struct
{
  const char *issuer;
  const char *id;
  const char *refusal;      /* for people: that it was used before, and */
  const char *remedy;       /* what to do then */
} LanyardReceived;

gboolean _lanyard_received_remember_sync (LanyardIdp             *self,
                                          LanyardHttpRequest     *request,
                                          const LanyardReceived  *received,
                                          GError                **error);
gboolean _lanyard_received_check_form    (LanyardHttpRequest     *request,
                                          GError                **error);
void     _lanyard_received_note          (LanyardHttpRequest     *request,
                                          GBytes                 *document,
                                          const char             *binding,
                                          const char             *relay_state);

G_END_DECLS

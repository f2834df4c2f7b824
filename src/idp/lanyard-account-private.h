/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-browser.h"
#include "lanyard-page.h"
#include "lanyard-session.h"

G_BEGIN_DECLS

LanyardSession      *_lanyard_account_load_session   (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      LanyardFactorInfo   *factor,
                                                      LanyardHttpResponse **response,
                                                      GError             **error);
gboolean             _lanyard_account_needs_password (LanyardSession      *session,
                                                      gint64               now);
gboolean             _lanyard_account_check_password (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      LanyardPerson       *person,
                                                      const char          *field,
                                                      char               **problem,
                                                      GError             **error);
gboolean             _lanyard_account_fill_facts     (LanyardPage         *page,
                                                      LanyardConfiguration *configuration,
                                                      LanyardPerson       *person,
                                                      GError             **error);
LanyardHttpResponse *_lanyard_account_show_codes     (LanyardIdp          *self,
                                                      LanyardPending      *pending,
                                                      const char * const  *codes);
void                 _lanyard_account_note           (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      LanyardSession      *session,
                                                      const char          *event,
                                                      const char          *detail);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"
#include "lanyard-secret.h"

G_BEGIN_DECLS

/* The form in which a person sets a password of their own. */

#define LANYARD_NEW_PASSWORD_FORM "new-password"

LanyardHttpResponse *_lanyard_new_password_show (LanyardIdp         *self,
                                                 LanyardHttpRequest *request,
                                                 LanyardPerson      *person,
                                                 const char         *link,
                                                 const char         *problem);
LanyardSecret       *_lanyard_new_password_read (LanyardIdp         *self,
                                                 LanyardHttpRequest *request,
                                                 LanyardPerson      *person,
                                                 char              **problem,
                                                 GError            **error);

G_END_DECLS

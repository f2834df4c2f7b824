/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"
#include "lanyard-name-id-private.h"
#include "lanyard-responder.h"
#include "lanyard-saml-request.h"

G_BEGIN_DECLS

/* What a request asks of the assertion, held against what the connector has.
 * The service provider is told when it cannot be had (M-52). */

gboolean _lanyard_wishes_check_subject_sync   (LanyardConfiguration  *configuration,
                                               LanyardConnector      *connector,
                                               LanyardPerson         *person,
                                               LanyardSamlRequest    *request,
                                               gint64                 now,
                                               GError               **error);
gboolean _lanyard_wishes_choose_name_id       (LanyardConnector      *connector,
                                               LanyardSamlRequest    *request,
                                               LanyardNameIdWish     *wish,
                                               GError               **error);
gboolean _lanyard_wishes_choose_authn_context (LanyardConnector      *connector,
                                               LanyardSamlRequest    *request,
                                               const LanyardSignIn   *sign_in,
                                               const char           **context,
                                               GError               **error);
gboolean _lanyard_wishes_ask_for_factor       (LanyardConnector      *connector,
                                               LanyardSamlRequest    *request,
                                               const LanyardSignIn   *sign_in);
void     _lanyard_wishes_note_created         (GPtrArray             *findings,
                                               LanyardSamlRequest    *request,
                                               LanyardNameIdWish     *wish);

G_END_DECLS

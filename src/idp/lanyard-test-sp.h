/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-http.h"

G_BEGIN_DECLS

/* The bundled test service provider below /test-sp: stricter than real ones,
 * it shows every rule that it looked at. It exists where the IdP is on this
 * machine only, or was told to have it. */

LanyardHttpResponse *lanyard_handle_test_sp_metadata (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);
LanyardHttpResponse *lanyard_handle_test_sp_login    (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);
LanyardHttpResponse *lanyard_handle_test_sp_acs      (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);
LanyardHttpResponse *lanyard_handle_test_sp_logout   (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);
LanyardHttpResponse *lanyard_handle_test_sp_slo      (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);
LanyardHttpResponse *lanyard_handle_test_sp_result   (LanyardIdp          *self,
                                                      LanyardHttpRequest  *request,
                                                      GError             **error);

G_END_DECLS

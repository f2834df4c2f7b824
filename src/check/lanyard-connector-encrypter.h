/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-connector.h"
#include "lanyard-saml-encryption.h"

G_BEGIN_DECLS

LanyardSamlEncrypter *lanyard_connector_make_encrypter (LanyardConnector  *connector,
                                                        GError           **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-saml-writer-private.h"

G_BEGIN_DECLS

void _lanyard_saml_status_write (LanyardSamlWriter *writer,
                                 const char        *status,
                                 const char        *sub_status,
                                 const char        *message);

G_END_DECLS

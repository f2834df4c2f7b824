/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-editor.h"

G_BEGIN_DECLS

/* Asks for another end of the IdP URL, and lists what then has to be changed
 * at the service provider. Nothing changes before it is confirmed. */
void lanyard_url_change_ask (GtkWidget     *from,
                             LanyardEditor *editor);

G_END_DECLS

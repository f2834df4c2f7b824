/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <gtk/gtk.h>

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* Takes over a key pair that an administrator has in files: asks which, for a
 * passphrase as often as it is wrong, and whether to sign with it at once.
 * Returns at once and shows how it went in the window of @from. */
void lanyard_pair_import_start (GtkWidget            *from,
                                LanyardConfiguration *configuration,
                                const char           *connector_id);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* lanyardd: serves one configuration until SIGTERM or SIGINT. Returns the
 * exit status: 0 stopped, 1 failed, 2 wrong usage. */
int lanyard_daemon_run (int    argc,
                        char **argv);

G_END_DECLS

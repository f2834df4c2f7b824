/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Silences libxml2's error output in the calling thread and forgets what
 * xmlsec reported in it: at the start of every public function that uses
 * either library. */
void        _lanyard_saml_prepare_thread  (void);
/* The first thing that xmlsec reported in this thread since then, for the
 * debug log; NULL: nothing. */
const char *_lanyard_saml_get_xmlsec_error (void);

G_END_DECLS

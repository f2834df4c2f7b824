/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"

G_BEGIN_DECLS

/* A pair as administrators have it: PKCS#12, one PEM file with both halves
 * and perhaps a chain, or two files. */

gboolean lanyard_pair_file_read  (GBytes              *data,
                                  GBytes              *key_data,
                                  const char          *passphrase,
                                  LanyardKey         **key,
                                  LanyardCertificate **certificate,
                                  GError             **error);
gboolean lanyard_pair_check      (LanyardKey          *key,
                                  LanyardCertificate  *certificate,
                                  gint64               now,
                                  GError             **error);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include <json-glib/json-glib.h>

#include "lanyard-saml-response.h"

G_BEGIN_DECLS

typedef struct _Writer Writer;

/* Of write-variants.c, for those who write other messages. */
char              *writer_make_text            (Writer     *writer,
                                                int         longest);
gint64             writer_get_now              (Writer     *writer);
LanyardSamlSigner *writer_get_signer           (Writer     *writer,
                                                guint       number);
const char        *writer_get_certificate_name (guint       number);
void               writer_save                 (Writer     *writer,
                                                const char *name,
                                                const char *text);

void               write_messages              (Writer     *writer,
                                                guint       n_messages);

G_END_DECLS

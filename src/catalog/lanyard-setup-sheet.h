/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-template.h"

G_BEGIN_DECLS

typedef struct
{
  const char *name;  /* of the template's format: "sso_url", "certificate_pem" … */
  char *label;     /* the SP's name of the field */
  char *value;     /* our value; NULL: there is none yet */
  char *what;      /* "SSO URL", "Certificate (PEM)" … (translated) */
} LanyardSetupValue;

/* What to enter where at the SP, in order. */
typedef struct
{
  char     **where;       /* menu path at the SP, NULL-terminated, may be empty */
  GPtrArray *values;      /* LanyardSetupValue */
  char     **notes;       /* NULL-terminated, may be empty */
} LanyardSetupSheet;

void               lanyard_setup_sheet_free              (LanyardSetupSheet *sheet);
LanyardSetupSheet *lanyard_setup_sheet_new               (LanyardTemplate   *tmpl,
                                                          LanyardConnector  *connector,
                                                          const char        *base_url,
                                                          const char        *certificate_pem,
                                                          const char        *sha1,
                                                          const char        *sha256);
char              *lanyard_setup_sheet_to_text           (LanyardSetupSheet *sheet,
                                                          LanyardConnector  *connector);
char              *lanyard_setup_sheet_dup_metadata_name (LanyardConnector  *connector);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardSetupSheet, lanyard_setup_sheet_free)

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-template.h"

G_BEGIN_DECLS

/**
 * LanyardFieldHelp:
 * @field: name of the connector's field in the JSON form, or of a value that
 *   is made from several ("sso_url", "metadata_url", "certificate" …)
 * @page: of the editor ("service-provider" …)
 * @title: N_(): as the editor calls it
 * @help: N_(): what it is for, a sentence without its period
 * @names: what service providers call it, separated by "|"; never translated.
 *   One that begins with "~" is too vague for text that somebody pasted, or
 *   is that of another field there
 * @paste_name: (nullable): N_(): what pasted text may call it, too; %NULL: it
 *   is not looked for in pasted text
 * @more_names: (nullable): further @names that are not shown
 *
 * What is said of one field of the connector editor.
 */
typedef struct
{
  const char *field;
  const char *page;
  const char *title;
  const char *help;
  const char *names;
  const char *paste_name;
  const char *more_names;
} LanyardFieldHelp;

const LanyardFieldHelp *lanyard_field_help_lookup    (const char             *field);
GPtrArray              *lanyard_field_help_search    (const char             *words,
                                                      LanyardTemplate        *tmpl);
char                  **lanyard_field_help_get_names (const LanyardFieldHelp *self);
char                   *lanyard_field_help_dup_names (const LanyardFieldHelp *self);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"
#include "lanyard-certificate.h"
#include "lanyard-person.h"

G_BEGIN_DECLS

typedef enum { LANYARD_SEVERITY_HINT, LANYARD_SEVERITY_WARNING, LANYARD_SEVERITY_ERROR } LanyardSeverity;

/* What a rule found (product.md part 6; "L01" … are rules of our own). */
typedef struct
{
  const char      *rule;       /* "C03", static */
  LanyardSeverity  severity;
  const char      *field;      /* JSON name of the field, static; may be NULL */
  char            *what;       /* sentence with the offending value, translated */
  char            *why;
  char            *fix;
} LanyardCheckFinding;

/* Everything the rules look at; members may be NULL where not known. */
typedef struct
{
  LanyardConnector *connector;
  LanyardTemplate  *tmpl;
  GPtrArray        *connectors;     /* all LanyardConnector of the configuration */
  GPtrArray        *key_pairs;      /* LanyardKeyPair of the connector */
  GPtrArray        *people;         /* LanyardPerson who may use it */
  guint             n_groups;       /* granted ones */
  const char       *base_url;
  gint64            now;
  const char       *scope;          /* of the settings, which are known if base_url is */
} LanyardCheckInput;

void       lanyard_check_finding_free (LanyardCheckFinding      *finding);
GPtrArray *lanyard_check_run          (const LanyardCheckInput  *input);
gboolean   lanyard_check_can_activate (const LanyardCheckInput  *input,
                                       GError                  **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckFinding, lanyard_check_finding_free)

G_END_DECLS

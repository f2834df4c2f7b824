/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-catalog.h"
#include "lanyard-certificate.h"
#include "lanyard-check-index.h"
#include "lanyard-check-people.h"
#include "lanyard-check-remedy.h"
#include "lanyard-handover.h"
#include "lanyard-seen-request.h"

G_BEGIN_DECLS

typedef enum { LANYARD_SEVERITY_HINT, LANYARD_SEVERITY_WARNING, LANYARD_SEVERITY_ERROR } LanyardSeverity;

/* What a rule found (product.md part 6; "L01" … are rules of our own). */
typedef struct
{
  const char         *rule;       /* "C03", static */
  const char         *title;      /* of its row in the table of rules */
  LanyardSeverity     severity;
  const char         *field;      /* JSON name of the field, static; may be NULL */
  char               *what;       /* sentence with the offending value, translated */
  char               *why;
  char               *fix;        /* what to do */
  LanyardCheckRemedy *remedy;     /* does it; NULL where only a person can */
} LanyardCheckFinding;

/* A row in the table of rules. */
typedef struct
{
  const char      *id;
  LanyardSeverity  severity;
  const char      *title;         /* the mistake in a few words, not translated yet */
  gboolean         has_remedy;    /* at least where the right value is known */
} LanyardCheckRuleInfo;

/* Whether the private key belongs to the certificate. */
typedef enum { LANYARD_KEY_FIT_UNKNOWN, LANYARD_KEY_FITS, LANYARD_KEY_FIT_WRONG } LanyardKeyFit;

/* Whether anybody signed in, or tried it. */
typedef enum { LANYARD_TRIED_UNKNOWN, LANYARD_TRIED_NEVER, LANYARD_TRIED_WELL } LanyardTried;

/* Everything the rules look at; members may be NULL or 0 where not known. */
typedef struct
{
  LanyardConnector   *connector;
  LanyardTemplate    *tmpl;
  LanyardCheckIndex  *others;         /* all connectors of the configuration */
  GPtrArray          *key_pairs;      /* LanyardKeyPair of the connector */
  LanyardKeyFit       key_fit;        /* of the active one */
  LanyardCheckPeople *people;         /* who may use it */
  guint               n_groups;       /* granted ones */
  guint               n_disabled;     /* granted ones that are switched off, not in @n_groups */
  guint               n_single;       /* people to whom it is granted by themselves */
  gboolean            some_need_mfa;  /* members of a group or single people need a second factor */
  guint               n_everybody;    /* people in the configuration */
  const char         *base_url;
  gint64              now;
  const char         *scope;          /* of the settings, which are known if base_url is */
  LanyardSeenRequest *request;        /* the last of the service provider */
  LanyardHandover    *handover;       /* what the service provider was given */
  LanyardTried        tried;
  const char         *fresh_hash;     /* of the metadata that was last seen at its source */
  LanyardCheckCounts *counts;         /* gets what was done */
} LanyardCheckInput;

void       lanyard_check_finding_free (LanyardCheckFinding      *finding);
GPtrArray *lanyard_check_run          (const LanyardCheckInput  *input);
guint      lanyard_check_count        (GPtrArray                *findings,
                                       LanyardSeverity           severity);
gboolean   lanyard_check_can_activate (const LanyardCheckInput  *input,
                                       GError                  **error);
/* of those in the table; FALSE after the last */
gboolean   lanyard_check_get_rule     (guint                     position,
                                       LanyardCheckRuleInfo     *rule);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardCheckFinding, lanyard_check_finding_free)

G_END_DECLS

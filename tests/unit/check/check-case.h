/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-check.h"
#include "lanyard-error.h"
#include "lanyard-saml.h"
#include "lanyard-settings.h"

#include <string.h>

#define NOW G_GINT64_CONSTANT (1795000000)
#define DAY (24 * 60 * 60)
#define BASE_URL "https://idp.example.org"

#define ERROR LANYARD_SEVERITY_ERROR
#define WARNING LANYARD_SEVERITY_WARNING
#define HINT LANYARD_SEVERITY_HINT

typedef struct
{
  LanyardConnector *connector;
  LanyardConnector *other;
  LanyardTemplate  *tmpl;
  GPtrArray        *connectors;
  GPtrArray        *key_pairs;
  GPtrArray        *people;
  GHashTable       *group_counts;
  guint             n_groups;
  guint             n_everybody;
  guint             n_disabled;
  guint             n_single;
  gboolean          some_need_mfa;
  LanyardKeyFit     key_fit;
  LanyardTried      tried;
  const char       *fresh_hash;
  LanyardSeenRequest *request;
  LanyardHandover  *handover;

  /* what the input borrows */
  LanyardCheckIndex  *index;
  LanyardCheckPeople *surveyed;
} Fixture;

typedef void (*Prepare) (Fixture *fixture);

/* What is changed on a connector without findings, and whether the rule then
 * finds something. */
typedef struct
{
  const char      *name;
  const char      *rule;
  LanyardSeverity  severity;
  gboolean         found;
  const char      *sets[6];        /* FIELD=VALUE */
  const char      *template_id;
  Prepare          prepare;
} Case;

/* The cases of one concern; the last has no name. */
extern const Case sp_cases[];
extern const Case identity_cases[];
extern const Case attribute_cases[];
extern const Case key_cases[];
extern const Case use_cases[];

/* made once for all cases */
extern LanyardKey *rsa_key;
extern LanyardKey *ec_key;
extern const char weak_pem[];

Fixture          *fixture_new  (void);
void              fixture_free (Fixture *fixture);
LanyardCheckInput make_input   (Fixture *fixture);

void add_pair (Fixture *fixture, const char *pem);
void add_certificate (Fixture *fixture, LanyardKey *key, int days);
void add_person (Fixture *fixture, const char *username, const char *email);
void prepare_no_people (Fixture *fixture);
void prepare_encryption_wanted (Fixture *fixture);
void set_facts (Fixture *fixture, const char *json);
void set_request (Fixture *fixture, const char *json);
void set_handover (Fixture *fixture, const char *sso_url, const char *idp_entity_id);
void prepare_facts (Fixture *fixture);
void prepare_handover (Fixture *fixture);
void prepare_request (Fixture *fixture);
void prepare_request_other (Fixture *fixture);

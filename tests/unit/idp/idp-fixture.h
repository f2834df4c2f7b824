/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-administration.h"
#include "lanyard-configuration.h"

G_BEGIN_DECLS

#define FIXTURE_BASE_URL "http://127.0.0.1:9"
#define FIXTURE_SP "https://sp.example.org/metadata"
#define FIXTURE_ACS "https://sp.example.org/acs"
#define FIXTURE_OTHER_ACS "https://sp.example.org/other"
#define FIXTURE_NOW G_GINT64_CONSTANT (1800000000)

/* A new configuration in a folder of its own, an active connector for one SP
 * with a pair of its own, and ada, who may use it through two groups. */
typedef struct
{
  char                 *folder;
  LanyardConfiguration *configuration;
  LanyardConnector     *connector;
  LanyardPerson        *ada;
  LanyardPerson        *eve;          /* in no group */
  LanyardGroup         *staff;
  LanyardGroup         *admins;
  LanyardGroup         *bowlers;      /* ada is in it, it grants nothing */
} IdpFixture;

void idp_fixture_set_up    (IdpFixture    *fixture,
                            gconstpointer  data);
void idp_fixture_tear_down (IdpFixture    *fixture,
                            gconstpointer  data);
/* saves @record and loads it again */
void idp_fixture_save      (IdpFixture    *fixture,
                            gpointer       record_pointer);

G_END_DECLS

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* The event of each run. */
#define LANYARD_NEGATIVE_EVENT "negative-test"

/**
 * LanyardNegativeCase:
 * @id: stable name: "control", "expired", "audience", "recipient", "unsigned",
 *   "wrapped", "sha1", "future", "attribute", "replay"
 * @title: what is wrong, translated
 * @conclusion: what it means if the service provider takes it, translated
 * @document: (nullable): the Response
 * @encoded: (nullable): the value of the form field
 * @fault: (nullable): why it could not be made here
 * @judged: whether the test service provider was asked
 * @accepted: whether it accepted
 * @refusal: (nullable): what it said
 *
 * One response that is wrong on purpose; "control" is the one that is right.
 */
typedef struct
{
  const char *id;
  const char *title;
  const char *conclusion;
  char       *document;
  char       *encoded;
  GError     *fault;
  gboolean    judged;
  gboolean    accepted;
  GError     *refusal;
} LanyardNegativeCase;

/**
 * LanyardNegativeSuite:
 * @acs_url: where they would be posted
 * @relay_state: (nullable): what would go along
 * @cases: (element-type LanyardNegativeCase): the control first
 * @valid_until: seconds; later the control is refused for its age
 */
typedef struct
{
  LanyardConnector *connector;
  LanyardPerson    *person;
  char             *acs_url;
  char             *relay_state;
  GPtrArray        *cases;
  gint64            valid_until;

  /*< private >*/
  LanyardConnector *demanding;
  char             *request_id;
} LanyardNegativeSuite;

char                **lanyard_negative_suite_list_limits (LanyardConnector      *connector);
LanyardNegativeSuite *lanyard_negative_suite_make_sync   (LanyardConfiguration  *configuration,
                                                          LanyardConnector      *connector,
                                                          LanyardPerson         *person,
                                                          gint64                 now,
                                                          GError               **error);
void                  lanyard_negative_suite_free        (LanyardNegativeSuite  *suite);
gboolean              lanyard_negative_suite_judge_sync  (LanyardNegativeSuite  *suite,
                                                          LanyardConfiguration  *configuration,
                                                          gint64                 now,
                                                          GError               **error);
gboolean              lanyard_negative_suite_save_sync   (LanyardNegativeSuite  *suite,
                                                          const char            *folder,
                                                          GError               **error);
LanyardNegativeCase  *lanyard_negative_suite_find        (LanyardNegativeSuite  *suite,
                                                          const char            *id);
char                 *lanyard_negative_suite_dup_page    (LanyardNegativeSuite  *suite,
                                                          LanyardNegativeCase   *item);
LanyardPerson        *lanyard_negative_suite_choose_person_sync (LanyardConfiguration  *configuration,
                                                                 LanyardConnector      *connector,
                                                                 GError               **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (LanyardNegativeSuite, lanyard_negative_suite_free)

G_END_DECLS

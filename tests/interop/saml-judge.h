/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-certificate.h"

G_BEGIN_DECLS

/* A folder of its own for what another program is to judge. */
typedef struct
{
  char *folder;
  char *document;
  char *certificate;
} Judge;

/* What is signed with each key of the fixture. */
typedef struct
{
  const char     *name;
  LanyardKeyType  key;
} JudgeAlgorithm;

#define JUDGE_ALGORITHMS 6
extern const JudgeAlgorithm judge_algorithms[JUDGE_ALGORITHMS];

/* Without its program, or a file that it reads, the case is skipped. */
gboolean judge_is_missing        (const char         *program,
                                  const char         *file);
void     judge_init              (Judge              *judge);
void     judge_clear             (Judge              *judge);
void     judge_save              (Judge              *judge,
                                  const char         *document,
                                  LanyardCertificate *certificate);
gboolean judge_accepts_signature (Judge              *judge,
                                  const char         *xpath);
gboolean judge_accepts_schema    (Judge              *judge,
                                  const char         *schema);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Judge, judge_clear)

G_END_DECLS

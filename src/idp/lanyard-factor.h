/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#pragma once

#include "lanyard-configuration.h"

G_BEGIN_DECLS

/* A person's second factor: time-based codes of an app, and codes on paper
 * for the day on which the telephone is lost. */

#define LANYARD_FACTOR_RECOVERY_CODES 10

/* What proved the person besides the password. */
typedef enum
{
  LANYARD_SECOND_FACTOR_NONE,
  LANYARD_SECOND_FACTOR_TOTP,             /* a time-based one-time code */
  LANYARD_SECOND_FACTOR_RECOVERY_CODE,
  LANYARD_SECOND_FACTOR_OTHER,
} LanyardSecondFactor;

typedef struct
{
  gint64 since;               /* 0: there is none */
  guint  n_recovery_codes;    /* that were not used */
} LanyardFactorInfo;

gboolean   lanyard_factor_load_sync    (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        gint64                 now,
                                        LanyardFactorInfo     *info,
                                        GError               **error);
char     **lanyard_factor_set_up_sync  (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        const char            *secret,
                                        gint64                 now,
                                        GError               **error);
gboolean   lanyard_factor_prove_sync   (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        const char            *code,
                                        gint64                 now,
                                        LanyardSecondFactor   *proved,
                                        GError               **error);
char     **lanyard_factor_renew_sync   (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        gint64                 now,
                                        GError               **error);
gboolean   lanyard_factor_remove_sync  (LanyardConfiguration  *configuration,
                                        const char            *person_id,
                                        gint64                 now,
                                        GError               **error);
gboolean   lanyard_factor_reset_sync   (LanyardConfiguration  *configuration,
                                        LanyardPerson         *person,
                                        gint64                 now,
                                        GError               **error);
void       lanyard_factor_free_codes   (char                 **codes);

G_END_DECLS

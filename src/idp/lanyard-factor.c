/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-factor.h"

#include "lanyard-admin-event.h"
#include "lanyard-base32.h"
#include "lanyard-crypto-error.h"
#include "lanyard-error.h"
#include "lanyard-random.h"
#include "lanyard-second-step.h"
#include "lanyard-secret.h"
#include "lanyard-session.h"
#include "lanyard-totp.h"

#include <glib/gi18n-lib.h>
#include <string.h>

/* Key: a person's id. An id of its own, when it was set up, and the secret. */
#define FACTOR_KIND LANYARD_STATE_SECRET "second-factor"
/* Key: the factor's id and a code. Owner: the factor's id. */
#define CODE_KIND "recovery-code"
/* Key: the factor's id and a period whose code was used. */
#define STEP_KIND "totp-step"
/* 9999-12-31 */
#define STATE_EXPIRES G_GINT64_CONSTANT (253402214400)
/* No two clocks are so far apart that a code is good for longer. */
#define STEP_SECONDS (10 * LANYARD_TOTP_PERIOD)
/* 80 bits: nobody guesses one, not even who has the file with their hashes. */
#define CODE_SIZE 10
#define CODE_LENGTH 16
#define CODE_GROUP 4

typedef struct
{
  char          *id;
  gint64         since;
  LanyardSecret *secret;
} Factor;

static void
factor_free (Factor *factor)
{
  if (factor == NULL)
    return;

  g_free (factor->id);
  lanyard_secret_free (factor->secret);
  g_free (factor);
}
G_DEFINE_AUTOPTR_CLEANUP_FUNC (Factor, factor_free)

static Factor *
parse_factor (const char *text)
{
  const char *since = strchr (text, ' ');
  const char *secret = since != NULL ? strchr (since + 1, ' ') : NULL;
  Factor *factor;

  if (secret == NULL || !lanyard_totp_is_secret (secret + 1))
    return NULL;

  factor = g_new0 (Factor, 1);
  factor->id = g_strndup (text, since - text);
  factor->since = g_ascii_strtoll (since + 1, NULL, 10);
  factor->secret = g_strdup (secret + 1);

  return factor;
}

/* NULL without an error: there is none. What cannot be read is an error, for
 * without it the password alone would do. */
static Factor *
read_factor (LanyardConfiguration  *configuration,
             const char            *person_id,
             gint64                 now,
             gboolean               take,
             GError               **error)
{
  g_autoptr(LanyardSecret) text = lanyard_configuration_get_state_sync (configuration, FACTOR_KIND, person_id, now, take,
                                                                        error);
  Factor *factor = text != NULL ? parse_factor (text) : NULL;

  if (text != NULL && factor == NULL)
    lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT,
                       _("What is kept of it cannot be understood"),
                       _("Reset the second factor of this person"),
                       _("The second factor cannot be checked"));

  return factor;
}

/* One that was sealed elsewhere, or was damaged. */
static gboolean
is_unreadable (const GError *error)
{
  return g_error_matches (error, LANYARD_ERROR, LANYARD_ERROR_CORRUPT) ||
         g_error_matches (error, LANYARD_CRYPTO_ERROR, LANYARD_CRYPTO_ERROR_SEALED);
}

static char *
make_key (const char *factor_id,
          const char *code)
{
  return g_strconcat (factor_id, "\n", code, NULL);
}

static LanyardSecret *
make_code (void)
{
  guint8 bytes[CODE_SIZE];
  LanyardSecret *code;

  lanyard_random_bytes (bytes, sizeof bytes);
  code = lanyard_base32_encode (bytes, sizeof bytes);
  lanyard_secret_erase (bytes, sizeof bytes);

  return code;
}

/* As it is written on paper: in groups that can be read out. */
static LanyardSecret *
group_code (const char *code)
{
  return g_strdup_printf ("%.*s-%.*s-%.*s-%.*s", CODE_GROUP, code, CODE_GROUP, code + CODE_GROUP,
                          CODE_GROUP, code + 2 * CODE_GROUP, CODE_GROUP, code + 3 * CODE_GROUP);
}

/* Without what people put between the groups, and in capitals. */
static LanyardSecret *
normalize_code (const char *typed)
{
  gsize length = strlen (typed);
  LanyardSecret *code = g_malloc0 (length + 1);
  gsize n = 0;

  for (gsize i = 0; i < length; i++)
    if (!g_ascii_isspace (typed[i]) && typed[i] != '-')
      code[n++] = g_ascii_toupper (typed[i]);

  return code;
}

static gboolean
add_code (LanyardConfiguration  *configuration,
          const char            *factor_id,
          const char            *code,
          GError               **error)
{
  g_autoptr(LanyardSecret) key = make_key (factor_id, code);

  return lanyard_configuration_put_owned_state_sync (configuration, CODE_KIND, key, factor_id, "", STATE_EXPIRES, TRUE,
                                                     error);
}

static char **
make_codes (LanyardConfiguration  *configuration,
            const char            *factor_id,
            GError               **error)
{
  char **codes = g_new0 (char *, LANYARD_FACTOR_RECOVERY_CODES + 1);

  for (guint i = 0; i < LANYARD_FACTOR_RECOVERY_CODES; i++)
    {
      g_autoptr(LanyardSecret) code = make_code ();

      if (!add_code (configuration, factor_id, code, error))
        {
          lanyard_factor_free_codes (codes);
          return NULL;
        }
      codes[i] = group_code (code);
    }

  return codes;
}

/* RFC 6238 section 5.2: a code is accepted once, also after a restart and by
 * another process. */
static gboolean
prove_totp (LanyardConfiguration  *configuration,
            Factor                *factor,
            const char            *code,
            gint64                 now,
            gboolean              *is_right,
            GError               **error)
{
  g_autofree char *number = NULL;
  g_autofree char *key = NULL;
  g_autoptr(GError) cause = NULL;
  gint64 step;

  *is_right = FALSE;
  if (!lanyard_totp_verify (factor->secret, code, now, &step))
    return TRUE;

  number = g_strdup_printf ("%" G_GINT64_FORMAT, step);
  key = make_key (factor->id, number);
  *is_right = lanyard_configuration_put_state_sync (configuration, STEP_KIND, key, "", now + STEP_SECONDS, TRUE, &cause);
  if (*is_right || g_error_matches (cause, LANYARD_ERROR, LANYARD_ERROR_EXISTS))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static gboolean
prove_recovery_code (LanyardConfiguration  *configuration,
                     Factor                *factor,
                     const char            *code,
                     gint64                 now,
                     gboolean              *is_right,
                     GError               **error)
{
  g_autoptr(LanyardSecret) key = make_key (factor->id, code);
  g_autoptr(GError) cause = NULL;
  g_autofree char *value = lanyard_configuration_get_state_sync (configuration, CODE_KIND, key, now, TRUE, &cause);

  *is_right = value != NULL;
  if (cause == NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

static void
set_none_error (GError **error)
{
  lanyard_set_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND,
                     _("There is nothing that a code could be checked against"),
                     _("Set up a second factor first"),
                     _("This person has no second factor"));
}

/**
 * lanyard_factor_load_sync:
 * @configuration: where it is kept
 * @person_id: whose
 * @now: seconds
 * @info: (out caller-allocates): what there is
 * @error: %LANYARD_ERROR_CORRUPT; what unsealing gives
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
lanyard_factor_load_sync (LanyardConfiguration  *configuration,
                          const char            *person_id,
                          gint64                 now,
                          LanyardFactorInfo     *info,
                          GError               **error)
{
  g_autoptr(Factor) factor = NULL;
  g_autoptr(GError) cause = NULL;
  g_auto(GStrv) codes = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);
  g_return_val_if_fail (info != NULL, FALSE);

  *info = (LanyardFactorInfo) { 0 };
  factor = read_factor (configuration, person_id, now, FALSE, &cause);
  if (factor != NULL)
    codes = lanyard_configuration_list_state_sync (configuration, CODE_KIND, factor->id, now, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return FALSE;
    }

  if (factor != NULL)
    *info = (LanyardFactorInfo) { factor->since, g_strv_length (codes) };
  return TRUE;
}

/**
 * lanyard_factor_set_up_sync:
 * @configuration: where it is kept
 * @person_id: whose
 * @secret: of lanyard_totp_dup_secret(), which the person's app proved to have
 * @now: seconds
 * @error: return location for an error
 *
 * Gives the person a second factor instead of the one they had. The secret is
 * kept sealed, the codes as their hashes.
 *
 * Returns: (transfer full) (array zero-terminated=1): recovery codes, each
 *   good once; to be freed with lanyard_factor_free_codes()
 */
char **
lanyard_factor_set_up_sync (LanyardConfiguration  *configuration,
                            const char            *person_id,
                            const char            *secret,
                            gint64                 now,
                            GError               **error)
{
  g_autoptr(Factor) old = NULL;
  g_autoptr(LanyardSecret) text = NULL;
  g_autoptr(GError) cause = NULL;
  g_autofree char *id = NULL;
  char **codes;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);
  g_return_val_if_fail (lanyard_totp_is_secret (secret), NULL);

  old = read_factor (configuration, person_id, now, FALSE, &cause);
  if (cause != NULL && !is_unreadable (cause))
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }

  id = lanyard_random_dup_id ();
  codes = make_codes (configuration, id, error);
  if (codes == NULL)
    return NULL;

  /* the new one takes the place of the old one: there is no moment without */
  text = g_strdup_printf ("%s %" G_GINT64_FORMAT " %s", id, now, secret);
  if (lanyard_configuration_put_state_sync (configuration, FACTOR_KIND, person_id, text, STATE_EXPIRES, FALSE, error) &&
      (old == NULL || lanyard_configuration_drop_state_sync (configuration, CODE_KIND, old->id, error)))
    return codes;

  lanyard_factor_free_codes (codes);
  return NULL;
}

/**
 * lanyard_factor_prove_sync:
 * @configuration: where it is kept
 * @person_id: whose
 * @code: what the person typed: of the app, or one of the recovery codes
 * @now: seconds
 * @proved: (out): what it was; %LANYARD_SECOND_FACTOR_NONE if it is wrong or
 *   was used before
 * @error: %LANYARD_ERROR_NOT_FOUND if there is no second factor
 *
 * Whoever calls it counts the failures.
 *
 * Returns: %FALSE if that cannot be told
 */
gboolean
lanyard_factor_prove_sync (LanyardConfiguration  *configuration,
                           const char            *person_id,
                           const char            *code,
                           gint64                 now,
                           LanyardSecondFactor   *proved,
                           GError               **error)
{
  g_autoptr(Factor) factor = NULL;
  g_autoptr(LanyardSecret) normal = NULL;
  g_autoptr(GError) cause = NULL;
  gboolean is_right = FALSE;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);
  g_return_val_if_fail (code != NULL, FALSE);
  g_return_val_if_fail (proved != NULL, FALSE);

  *proved = LANYARD_SECOND_FACTOR_NONE;
  factor = read_factor (configuration, person_id, now, FALSE, &cause);
  if (factor == NULL)
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        set_none_error (error);
      return FALSE;
    }

  normal = normalize_code (code);
  if (strlen (normal) == CODE_LENGTH)
    {
      if (!prove_recovery_code (configuration, factor, normal, now, &is_right, error))
        return FALSE;
      *proved = is_right ? LANYARD_SECOND_FACTOR_RECOVERY_CODE : LANYARD_SECOND_FACTOR_NONE;
      return TRUE;
    }

  if (!prove_totp (configuration, factor, normal, now, &is_right, error))
    return FALSE;
  *proved = is_right ? LANYARD_SECOND_FACTOR_TOTP : LANYARD_SECOND_FACTOR_NONE;
  return TRUE;
}

/**
 * lanyard_factor_renew_sync:
 * @configuration: where it is kept
 * @person_id: whose
 * @now: seconds
 * @error: %LANYARD_ERROR_NOT_FOUND if there is no second factor
 *
 * Makes new recovery codes; the old ones are worth nothing any more.
 *
 * Returns: (transfer full) (array zero-terminated=1): to be freed with
 *   lanyard_factor_free_codes()
 */
char **
lanyard_factor_renew_sync (LanyardConfiguration  *configuration,
                           const char            *person_id,
                           gint64                 now,
                           GError               **error)
{
  g_autoptr(Factor) factor = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), NULL);
  g_return_val_if_fail (person_id != NULL, NULL);

  factor = read_factor (configuration, person_id, now, FALSE, &cause);
  if (cause != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&cause));
      return NULL;
    }
  if (factor == NULL)
    {
      set_none_error (error);
      return NULL;
    }
  if (!lanyard_configuration_drop_state_sync (configuration, CODE_KIND, factor->id, error))
    return NULL;

  return make_codes (configuration, factor->id, error);
}

/**
 * lanyard_factor_remove_sync:
 * @configuration: where it is kept
 * @person_id: whose
 * @now: seconds
 * @error: return location for an error
 *
 * Takes the second factor and its recovery codes away, if there are any. One
 * that cannot be read goes as well: that is how it is repaired.
 *
 * Returns: whether there is none any more
 */
gboolean
lanyard_factor_remove_sync (LanyardConfiguration  *configuration,
                            const char            *person_id,
                            gint64                 now,
                            GError               **error)
{
  g_autoptr(Factor) factor = NULL;
  g_autoptr(GError) cause = NULL;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (person_id != NULL, FALSE);

  factor = read_factor (configuration, person_id, now, TRUE, &cause);
  if (factor != NULL)
    return lanyard_configuration_drop_state_sync (configuration, CODE_KIND, factor->id, error);
  if (cause == NULL || is_unreadable (cause))
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&cause));
  return FALSE;
}

/**
 * lanyard_factor_reset_sync:
 * @configuration: where it is kept
 * @person: whose
 * @now: seconds
 * @error: return location for an error
 *
 * What an administrator does when telephone and paper are lost: takes the
 * second factor away and signs the person out everywhere, also between password
 * and code. It is an event and
 * no change that could be undone: what was given up may be in other hands.
 *
 * Returns: whether it is done
 */
gboolean
lanyard_factor_reset_sync (LanyardConfiguration  *configuration,
                           LanyardPerson         *person,
                           gint64                 now,
                           GError               **error)
{
  const char *id;

  g_return_val_if_fail (LANYARD_IS_CONFIGURATION (configuration), FALSE);
  g_return_val_if_fail (LANYARD_IS_PERSON (person), FALSE);

  id = lanyard_record_get_id (LANYARD_RECORD (person));

  return lanyard_factor_remove_sync (configuration, id, now, error) &&
         lanyard_second_step_end_all_sync (configuration, id, error) &&
         lanyard_session_end_all_sync (configuration, id, error) &&
         lanyard_admin_event_add_sync (configuration, "second-factor", id, now, error);
}

/**
 * lanyard_factor_free_codes:
 * @codes: (nullable) (transfer full): recovery codes
 *
 * Erases and frees them.
 */
void
lanyard_factor_free_codes (char **codes)
{
  if (codes == NULL)
    return;

  for (guint i = 0; codes[i] != NULL; i++)
    lanyard_secret_free (codes[i]);
  g_free (codes);
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "lanyard-password.h"

#include <glib/gi18n-lib.h>
#include <openssl/crypto.h>
#include <string.h>

#include "lanyard-crypto-private.h"
#include "lanyard-random.h"
#include "lanyard-secret.h"

/* RFC 7914: N = 2^LOG_N, r, p; 32 MiB and about a tenth of a second. */
#define LOG_N 15
#define BLOCK_SIZE 8
#define PARALLEL 1
#define SALT_SIZE 16
#define HASH_SIZE 32
/* No stored hash may ask for more than this. */
#define LOG_N_MAX 20
#define COST_MAX 99
#define MEMORY_MAX (256 * 1024 * 1024)

typedef struct
{
  guint log_n;
  guint block_size;
  guint parallel;
  guchar salt[SALT_SIZE];
  guchar hash[HASH_SIZE];
} PasswordHash;

/* Each takes its memory: more at a time than there are processors would be no
 * faster. */
static GMutex turn_mutex;
static GCond turn_ended;
static guint n_turns;

static void
begin_turn (void)
{
  g_mutex_lock (&turn_mutex);
  while (n_turns >= g_get_num_processors ())
    g_cond_wait (&turn_ended, &turn_mutex);
  n_turns++;
  g_mutex_unlock (&turn_mutex);
}

static void
end_turn (void)
{
  g_mutex_lock (&turn_mutex);
  n_turns--;
  g_cond_signal (&turn_ended);
  g_mutex_unlock (&turn_mutex);
}

static gboolean
derive_hash (const char         *password,
             const PasswordHash *parameters,
             guchar             *hash)
{
  gboolean is_done;

  begin_turn ();
  is_done = EVP_PBE_scrypt (password, strlen (password),
                            parameters->salt, SALT_SIZE,
                            G_GUINT64_CONSTANT (1) << parameters->log_n,
                            parameters->block_size, parameters->parallel,
                            MEMORY_MAX, hash, HASH_SIZE) == 1;
  end_turn ();

  return is_done;
}

static gboolean
decode_field (const char *text,
              guchar     *bytes,
              gsize       size)
{
  g_autofree char *padded = g_strconcat (text, strlen (text) % 4 == 2 ? "==" : strlen (text) % 4 == 3 ? "=" : "", NULL);
  g_autofree guchar *decoded = NULL;
  gsize length;

  decoded = g_base64_decode (padded, &length);
  if (length != size)
    return FALSE;

  memcpy (bytes, decoded, size);
  return TRUE;
}

/* One of the costs: what stands after @name. */
static gboolean
parse_cost (const char *text,
            const char *name,
            guint      *cost)
{
  guint64 number;

  if (!g_str_has_prefix (text, name) ||
      !g_ascii_string_to_unsigned (text + strlen (name), 10, 1, COST_MAX, &number, NULL))
    return FALSE;

  *cost = (guint) number;
  return TRUE;
}

static gboolean
parse_costs (const char   *text,
             PasswordHash *parsed)
{
  g_auto(GStrv) costs = g_strsplit (text, ",", -1);

  return g_strv_length (costs) == 3 &&
         parse_cost (costs[0], "ln=", &parsed->log_n) && parsed->log_n <= LOG_N_MAX &&
         parse_cost (costs[1], "r=", &parsed->block_size) &&
         parse_cost (costs[2], "p=", &parsed->parallel);
}

static gboolean
parse_hash (const char   *text,
            PasswordHash *parsed)
{
  g_auto(GStrv) fields = g_strsplit (text, "$", -1);

  if (g_strv_length (fields) != 5 || *fields[0] != '\0' || strcmp (fields[1], "scrypt") != 0)
    return FALSE;

  return parse_costs (fields[2], parsed) &&
         decode_field (fields[3], parsed->salt, SALT_SIZE) &&
         decode_field (fields[4], parsed->hash, HASH_SIZE);
}

static char *
encode_field (const guchar *bytes,
              gsize         size)
{
  char *text = g_base64_encode (bytes, size);

  text[strcspn (text, "=")] = '\0';
  return text;
}

/**
 * lanyard_password_hash:
 * @password: UTF-8
 * @error: %LANYARD_CRYPTO_ERROR_FAILED
 *
 * Makes a scrypt hash (RFC 7914) that holds its parameters and salt,
 * "$scrypt$ln=15,r=8,p=1$SALT$HASH". About a tenth of a second of work: not
 * for a main loop.
 *
 * Returns: (transfer full): the hash
 */
char *
lanyard_password_hash (const char  *password,
                       GError     **error)
{
  PasswordHash made = { LOG_N, BLOCK_SIZE, PARALLEL, { 0 }, { 0 } };
  g_autofree char *salt = NULL;
  g_autofree char *hash = NULL;

  g_return_val_if_fail (password != NULL, NULL);

  lanyard_random_bytes (made.salt, SALT_SIZE);
  if (!derive_hash (password, &made, made.hash))
    {
      _lanyard_crypto_set_openssl_error (error, LANYARD_CRYPTO_ERROR_FAILED, NULL,
                                         _("The password could not be hashed"));
      return NULL;
    }

  salt = encode_field (made.salt, SALT_SIZE);
  hash = encode_field (made.hash, HASH_SIZE);
  lanyard_secret_erase (&made, sizeof made);

  return g_strdup_printf ("$scrypt$ln=%u,r=%u,p=%u$%s$%s", LOG_N, BLOCK_SIZE, PARALLEL, salt, hash);
}

static guint64
get_work (const PasswordHash *parameters)
{
  return (G_GUINT64_CONSTANT (1) << parameters->log_n) * parameters->block_size * parameters->parallel;
}

/* What is missing of the work that a hash of today asks for, within a few
 * thousandths. */
static void
even_out (const char *password,
          guint64     done)
{
  PasswordHash dummy = { LOG_N, BLOCK_SIZE, PARALLEL, { 0 }, { 0 } };
  guchar derived[HASH_SIZE];
  guint64 whole = get_work (&dummy);

  for (; dummy.log_n > LOG_N - 8; dummy.log_n--)
    if (done + get_work (&dummy) <= whole && derive_hash (password, &dummy, derived))
      done += get_work (&dummy);
  lanyard_secret_erase (derived, sizeof derived);
}

/**
 * lanyard_password_verify:
 * @password: what was typed, UTF-8
 * @hash: (nullable): what lanyard_password_hash() made
 *
 * Without a usable @hash the same work is done against a dummy, and what a
 * weaker one asks for less is done too, so that neither an unknown name nor an
 * old hash shows by the time that it takes.
 *
 * Returns: whether @password is the one that was hashed
 */
gboolean
lanyard_password_verify (const char *password,
                         const char *hash)
{
  PasswordHash expected;
  guchar derived[HASH_SIZE] = { 0 };
  gboolean derivable, equal;

  g_return_val_if_fail (password != NULL, FALSE);

  derivable = hash != NULL && parse_hash (hash, &expected) && derive_hash (password, &expected, derived);
  equal = derivable && CRYPTO_memcmp (derived, expected.hash, HASH_SIZE) == 0;
  lanyard_secret_erase (derived, sizeof derived);
  even_out (password, derivable ? get_work (&expected) : 0);

  return equal;
}

/**
 * lanyard_password_needs_upgrade:
 * @hash: a stored hash
 *
 * Returns: whether it should be made anew at the next sign-in, because its
 *   parameters are weaker than today's
 */
gboolean
lanyard_password_needs_upgrade (const char *hash)
{
  PasswordHash parsed;

  g_return_val_if_fail (hash != NULL, FALSE);

  return !parse_hash (hash, &parsed) || parsed.log_n < LOG_N || parsed.block_size < BLOCK_SIZE;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* floor rsa|scrypt SECONDS THREADS: how many operations that many threads do
 * in a second, and how many in a second of processor time: private-key
 * operations with RSA-2048 and SHA-256, or password hashes with the parameters
 * that Lanyard uses. */

#include "config.h"

#include <openssl/evp.h>
#include <openssl/rsa.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "lanyard-password.h"

typedef guint (*CountFunc) (gint64 end);

static EVP_PKEY *key;
static char *hash;

static guint
count_rsa (gint64 end)
{
  EVP_PKEY_CTX *context = EVP_PKEY_CTX_new (key, NULL);
  guint8 digest[32] = { 0 };
  guint8 signature[256];
  guint count = 0;

  if (EVP_PKEY_sign_init (context) != 1 ||
      EVP_PKEY_CTX_set_rsa_padding (context, RSA_PKCS1_PADDING) != 1 ||
      EVP_PKEY_CTX_set_signature_md (context, EVP_sha256 ()) != 1)
    g_error ("RSA cannot be measured");
  for (; g_get_monotonic_time () < end; count++)
    {
      size_t length = sizeof signature;

      if (EVP_PKEY_sign (context, signature, &length, digest, sizeof digest) != 1)
        g_error ("RSA cannot be measured");
    }
  EVP_PKEY_CTX_free (context);

  return count;
}

static guint
count_scrypt (gint64 end)
{
  guint count = 0;

  for (; g_get_monotonic_time () < end; count++)
    lanyard_password_verify ("bench", hash);

  return count;
}

typedef struct
{
  CountFunc func;
  gint64    end;
} Work;

static gpointer
count_thread (gpointer user_data)
{
  Work *work = user_data;

  return GUINT_TO_POINTER (work->func (work->end));
}

static double
get_cpu_seconds (void)
{
  struct rusage usage;

  getrusage (RUSAGE_SELF, &usage);
  return usage.ru_utime.tv_sec + usage.ru_stime.tv_sec +
         (usage.ru_utime.tv_usec + usage.ru_stime.tv_usec) / (double) G_USEC_PER_SEC;
}

int
main (int   argc,
      char *argv[])
{
  double seconds = argc == 4 ? g_ascii_strtod (argv[2], NULL) : 0;
  guint n_threads = argc == 4 ? atoi (argv[3]) : 0;
  g_autofree GThread **threads = g_new0 (GThread *, n_threads + 1);
  guint count = 0;
  gint64 start;
  double cpu;
  Work work;

  if (n_threads == 0 || seconds <= 0)
    return 2;

  key = EVP_RSA_gen (2048);
  hash = lanyard_password_hash ("bench", NULL);
  start = g_get_monotonic_time ();
  cpu = get_cpu_seconds ();
  work.func = strcmp (argv[1], "rsa") == 0 ? count_rsa : count_scrypt;
  work.end = start + (gint64) (seconds * G_USEC_PER_SEC);
  for (guint i = 0; i < n_threads; i++)
    threads[i] = g_thread_new ("floor", count_thread, &work);
  for (guint i = 0; i < n_threads; i++)
    count += GPOINTER_TO_UINT (g_thread_join (threads[i]));
  printf ("%.3f %.3f\n", count * (double) G_USEC_PER_SEC / (g_get_monotonic_time () - start),
          count / (get_cpu_seconds () - cpu));

  EVP_PKEY_free (key);
  g_free (hash);
  return 0;
}

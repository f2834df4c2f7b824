/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "saml-judge.h"

#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#define OASIS "urn:oasis:names:tc:SAML:2.0:"

const JudgeAlgorithm judge_algorithms[JUDGE_ALGORITHMS] = {
  { "rsa-sha256", LANYARD_KEY_RSA_2048 },
  { "rsa-sha384", LANYARD_KEY_RSA_2048 },
  { "rsa-sha512", LANYARD_KEY_RSA_2048 },
  { "rsa-sha1", LANYARD_KEY_RSA_2048 },
  { "ecdsa-sha256", LANYARD_KEY_EC_P256 },
  { "ecdsa-sha384", LANYARD_KEY_EC_P384 },
};

gboolean
judge_is_missing (const char *program,
                  const char *file)
{
  g_autofree char *path = g_find_program_in_path (program);

  if (path != NULL && (file == NULL || g_file_test (file, G_FILE_TEST_EXISTS)))
    return FALSE;

  g_test_skip ("a judge is not installed");
  return TRUE;
}

void
judge_init (Judge *judge)
{
  g_autoptr(GError) error = NULL;

  judge->folder = g_dir_make_tmp ("lanyard-interop-XXXXXX", &error);
  g_assert_no_error (error);
  judge->document = g_build_filename (judge->folder, "document.xml", NULL);
  judge->certificate = g_build_filename (judge->folder, "certificate.pem", NULL);
}

void
judge_clear (Judge *judge)
{
  if (judge->folder == NULL)
    return;

  g_unlink (judge->document);
  g_unlink (judge->certificate);
  g_rmdir (judge->folder);
  g_clear_pointer (&judge->folder, g_free);
  g_clear_pointer (&judge->document, g_free);
  g_clear_pointer (&judge->certificate, g_free);
}

void
judge_save (Judge              *judge,
            const char         *document,
            LanyardCertificate *certificate)
{
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (judge->document, document, -1, &error);
  g_assert_no_error (error);
  g_file_set_contents (judge->certificate, pem, -1, &error);
  g_assert_no_error (error);
}

static char *
run (GSubprocessLauncher *launcher,
     const char * const  *argv,
     gboolean            *success)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GSubprocess) process = g_subprocess_launcher_spawnv (launcher, argv, &error);
  char *report = NULL;

  g_assert_no_error (error);
  g_subprocess_communicate_utf8 (process, NULL, NULL, &report, NULL, &error);
  g_assert_no_error (error);
  *success = g_subprocess_get_successful (process);

  return report;
}

static GSubprocessLauncher *
make_launcher (void)
{
  return g_subprocess_launcher_new (G_SUBPROCESS_FLAGS_STDOUT_PIPE | G_SUBPROCESS_FLAGS_STDERR_MERGE);
}

/* From 1.3 on, a key of the command line counts only if KeyInfo names it,
 * unless the search is lax; 1.2 does not know the option. */
static gboolean
has_strict_key_search (void)
{
  static const char * const argv[] = { "xmlsec1", "--help-verify", NULL };
  g_autoptr(GSubprocessLauncher) launcher = make_launcher ();
  gboolean success;
  g_autofree char *help = run (launcher, argv, &success);

  return strstr (help, "--lax-key-search") != NULL;
}

/* Whether the program xmlsec1 verifies the signature at @xpath with the key
 * of the saved certificate. */
gboolean
judge_accepts_signature (Judge      *judge,
                         const char *xpath)
{
  gboolean is_strict = has_strict_key_search ();
  const char *argv[] = {
    "xmlsec1", "--verify",
    "--id-attr:ID", OASIS "protocol:Response",
    "--id-attr:ID", OASIS "protocol:AuthnRequest",
    "--id-attr:ID", OASIS "protocol:LogoutRequest",
    "--id-attr:ID", OASIS "protocol:LogoutResponse",
    "--id-attr:ID", OASIS "assertion:Assertion",
    "--id-attr:ID", OASIS "metadata:EntityDescriptor",
    "--pubkey-cert-pem", judge->certificate,
    "--node-xpath", xpath,
    is_strict ? "--lax-key-search" : judge->document,
    is_strict ? judge->document : NULL,
    NULL,
  };
  g_autoptr(GSubprocessLauncher) launcher = make_launcher ();
  gboolean success;
  g_autofree char *report = run (launcher, argv, &success);

  g_test_message ("%s", report);

  return success;
}

/* Whether the saved document follows @schema, a file of Debian's package
 * opensaml-schemas. */
gboolean
judge_accepts_schema (Judge      *judge,
                      const char *schema)
{
  const char *argv[] = { "xmllint", "--nonet", "--noout", "--schema", schema, judge->document, NULL };
  g_autoptr(GSubprocessLauncher) launcher = make_launcher ();
  g_autofree char *catalog = g_test_build_filename (G_TEST_DIST, "saml", "schema-catalog.xml", NULL);
  gboolean success;
  g_autofree char *report = NULL;

  g_subprocess_launcher_setenv (launcher, "XML_CATALOG_FILES", catalog, TRUE);
  report = run (launcher, argv, &success);
  g_test_message ("%s", report);

  return success;
}

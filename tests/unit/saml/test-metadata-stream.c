/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* M-63: aggregates of any length, one entity in memory at a time. */

#include "config.h"

#include <string.h>

#include "lanyard-error.h"
#include "metadata-fixture.h"
#include "signer-fixture.h"

#define MEGABYTE (1024 * 1024)

static const LanyardSamlMetadataPolicy policy = { .now = TEST_NOW };

static gboolean
append_summary_cb (const LanyardSamlEntitySummary *summary,
                   gpointer                        user_data)
{
  g_string_append_printf (user_data, "%" G_GUINT64_FORMAT ":%s:%s:%u:%s%s%s ", summary->position, summary->entity_id,
                          summary->display_name != NULL ? summary->display_name : "-",
                          summary->display_names->len,
                          (summary->roles & LANYARD_SAML_ROLE_SP) != 0 ? "S" : "",
                          (summary->roles & LANYARD_SAML_ROLE_IDP) != 0 ? "I" : "",
                          (summary->roles & LANYARD_SAML_ROLE_OTHER) != 0 ? "O" : "");
  return TRUE;
}

#define NAMED(id) METADATA_ENTITY (id, "", METADATA_ROLE ( \
  "<md:Extensions><mdui:UIInfo><mdui:DisplayName xml:lang='de'>Eins</mdui:DisplayName>" \
  "<mdui:DisplayName xml:lang='en'>One</mdui:DisplayName></mdui:UIInfo></md:Extensions>" \
  METADATA_ACS ("https://sp.example.com/acs")))

static const struct
{
  const char *name;
  const char *document;
  const char *summaries;
} lists[] = {
  { "single", METADATA_SP ("a"), "0:a:-:0:S " },
  { "names", NAMED ("a"), "0:a:One:2:S " },
  { "empty", METADATA_GROUP ("", ""), "" },
  { "group", METADATA_GROUP ("", METADATA_SP ("a") METADATA_ENTITY ("b", "", METADATA_IDP) NAMED ("c")),
    "0:a:-:0:S 1:b:-:0:I 2:c:One:2:S " },
  { "nested",
    METADATA_GROUP ("", METADATA_SP ("a") METADATA_GROUP ("", METADATA_GROUP ("", METADATA_SP ("b")) METADATA_SP ("c"))
                    METADATA_SP ("d")), "0:a:-:0:S 1:b:-:0:S 2:c:-:0:S 3:d:-:0:S " },
  { "both-roles", METADATA_ENTITY ("a", "", METADATA_IDP METADATA_ROLE (METADATA_ACS ("https://sp.example.com/acs"))
                                   "<md:AttributeAuthorityDescriptor/>"), "0:a:-:0:SIO " },
  { "expired",
    METADATA_GROUP ("", METADATA_ENTITY ("a", "validUntil='2020-01-01T00:00:00Z'", METADATA_IDP) METADATA_SP ("b")
                    METADATA_GROUP ("validUntil='2020-01-01T00:00:00Z'", METADATA_SP ("c")) METADATA_SP ("d")),
    "1:b:-:0:S 2:d:-:0:S " },
  { "without-id", METADATA_GROUP ("", "<md:EntityDescriptor/>" METADATA_SP ("b")), "1:b:-:0:S " },
  /* What stands elsewhere is no entity. */
  { "hidden", METADATA_GROUP ("", "<md:Extensions>" METADATA_SP ("a") "</md:Extensions>" METADATA_SP ("b")
                              "<ds:Signature><ds:Object>" METADATA_SP ("c") "</ds:Object></ds:Signature>"),
    "0:b:-:0:S " },
  { "inside", METADATA_ENTITY ("a", "", METADATA_SP ("b") METADATA_IDP), "0:a:-:0:IO " },
  { "comments", "<!-- a --><?b?>" METADATA_GROUP ("", "<!-- c -->" METADATA_SP ("a") "<?d?>"), "0:a:-:0:S " },
  { "bom", "\xef\xbb\xbf" METADATA_SP ("a"), "0:a:-:0:S " },
};

static void
test_list (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GInputStream) stream = metadata_open (lists[i].document);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_saml_metadata_scan (stream, &policy, append_summary_cb, found, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (found->str, ==, lists[i].summaries);
}

#define SP METADATA_SP ("https://sp.example.com")

static const struct
{
  const char       *name;
  const char       *document;
  LanyardSamlError  code;
} refusals[] = {
  { "empty", "", LANYARD_SAML_ERROR_MALFORMED },
  { "not-xml", "entityID", LANYARD_SAML_ERROR_MALFORMED },
  { "cut-off", "<md:EntitiesDescriptor " METADATA_PREFIX ">" SP, LANYARD_SAML_ERROR_MALFORMED },
  { "cut-off-inside", "<md:EntitiesDescriptor " METADATA_PREFIX "><md:EntityDescriptor entityID='b'>",
    LANYARD_SAML_ERROR_MALFORMED },
  { "trailing", SP SP, LANYARD_SAML_ERROR_MALFORMED },
  { "other-root", "<html xmlns='http://www.w3.org/1999/xhtml'/>", LANYARD_SAML_ERROR_MALFORMED },
  { "prefix", METADATA_GROUP ("", "<x:y/>" SP), LANYARD_SAML_ERROR_MALFORMED },
  { "relative-namespace", METADATA_GROUP ("", METADATA_ENTITY ("a", "xmlns:x='1'", "")), LANYARD_SAML_ERROR_MALFORMED },
  { "latin-1", "<?xml version='1.0' encoding='ISO-8859-1'?>" SP, LANYARD_SAML_ERROR_MALFORMED },
  { "not-utf8", METADATA_GROUP ("Name='\xff'", SP), LANYARD_SAML_ERROR_MALFORMED },
  { "a-05-dtd", "<!DOCTYPE a>" SP, LANYARD_SAML_ERROR_DTD },
  { "a-05-dtd-after-comment", "<?xml version='1.0'?><!-- > --><!DOCTYPE a SYSTEM 'file:///etc/passwd'>" SP,
    LANYARD_SAML_ERROR_DTD },
  { "a-06-entities", "<!DOCTYPE a [<!ENTITY a 'ha'><!ENTITY b '&a;&a;'>]>" METADATA_GROUP ("Name='&b;'", SP),
    LANYARD_SAML_ERROR_DTD },
  { "undeclared-entity", METADATA_GROUP ("", "&b;" SP), LANYARD_SAML_ERROR_MALFORMED },
  { "a-02-duplicate-id", METADATA_GROUP ("", METADATA_ENTITY ("a", "ID='_a'", "<x ID='_a'/>")),
    LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "m-65-expired", METADATA_GROUP ("validUntil='2020-01-01T00:00:00Z'", SP), LANYARD_SAML_ERROR_EXPIRED },
};

static void
test_refusal (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GInputStream) first = metadata_open (refusals[i].document);
  g_autoptr(GInputStream) second = metadata_open (refusals[i].document);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GError) scan_error = NULL;
  g_autoptr(GError) pick_error = NULL;

  g_assert_false (lanyard_saml_metadata_scan (first, &policy, append_summary_cb, found, NULL, &scan_error));
  g_assert_error (scan_error, LANYARD_SAML_ERROR, (int) refusals[i].code);
  g_assert_null (lanyard_saml_metadata_pick (second, &policy, "nobody", NULL, &pick_error));
  g_assert_error (pick_error, LANYARD_SAML_ERROR, (int) refusals[i].code);
}

/* Nothing makes the reader hold more than one part of the document. */
static void
test_part_too_long (gconstpointer data)
{
  static const char * const frames[][2] = {
    { "<md:EntitiesDescriptor " METADATA_PREFIX "><md:EntityDescriptor entityID='a'>", "<x/>" },
    { "<md:EntitiesDescriptor " METADATA_PREFIX "><md:EntityDescriptor entityID='", "a" },
    { "<md:EntitiesDescriptor " METADATA_PREFIX "><!--", "a" },
    { "<md:EntitiesDescriptor " METADATA_PREFIX "><md:Extensions>", "<x/>" },
    { "<md:EntitiesDescriptor " METADATA_PREFIX "><", "a" },
    { "<md:EntitiesDescriptor ", "xmlns:a='urn:x' " },
    { "<!--", "a" },
    { "", " " },
  };
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GString) text = g_string_new (frames[i][0]);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  while (text->len < 5 * MEGABYTE)
    g_string_append (text, frames[i][1]);
  stream = metadata_open (text->str);
  g_assert_false (lanyard_saml_metadata_scan (stream, &policy, append_summary_cb, found, NULL, &error));
  g_assert_true (g_error_matches (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE) ||
                 g_error_matches (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_MALFORMED));
}

static void
test_too_deep (void)
{
  g_autoptr(GString) text = g_string_new (NULL);
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GInputStream) stream = NULL;
  g_autoptr(GError) error = NULL;

  for (guint i = 0; i < 100; i++)
    g_string_append (text, "<md:EntitiesDescriptor " METADATA_PREFIX ">");
  for (guint i = 0; i < 100; i++)
    g_string_append (text, "</md:EntitiesDescriptor>");
  stream = metadata_open (text->str);
  g_assert_false (lanyard_saml_metadata_scan (stream, &policy, append_summary_cb, found, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_TOO_LARGE);
}

static const struct
{
  const char *name;
  const char *document;
  const char *entity_id;
  int         code;        /* -1: found; else of LANYARD_SAML_ERROR */
} picks[] = {
  { "single", METADATA_SP ("a"), "a", -1 },
  { "second", METADATA_GROUP ("", METADATA_SP ("a") METADATA_SP ("b")), "b", -1 },
  { "nested", METADATA_GROUP ("", METADATA_GROUP ("", METADATA_SP ("a") METADATA_SP ("b"))), "b", -1 },
  { "second-of-the-name", METADATA_GROUP ("", METADATA_ENTITY ("a", "", METADATA_IDP) METADATA_SP ("a")), "a", -1 },
  { "wrong-side", METADATA_GROUP ("", METADATA_ENTITY ("a", "", METADATA_IDP) METADATA_SP ("b")), "a",
    LANYARD_SAML_ERROR_WRONG_SIDE },
  { "expired", METADATA_GROUP ("", METADATA_ENTITY ("a", "validUntil='2020-01-01T00:00:00Z'", METADATA_ROLE (""))
                               METADATA_SP ("b")), "a", LANYARD_SAML_ERROR_EXPIRED },
  { "no-acs", METADATA_ENTITY ("a", "", METADATA_ROLE ("")), "a", LANYARD_SAML_ERROR_MALFORMED },
  { "url", METADATA_ENTITY ("a", "", METADATA_ROLE (METADATA_ACS ("javascript:x"))), "a", LANYARD_SAML_ERROR_URL },
};

static void
test_pick (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GInputStream) stream = metadata_open (picks[i].document);
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlEntity) entity = lanyard_saml_metadata_pick (stream, &policy, picks[i].entity_id, NULL, &error);

  if (picks[i].code >= 0)
    {
      g_assert_null (entity);
      g_assert_error (error, LANYARD_SAML_ERROR, picks[i].code);
      return;
    }

  g_assert_no_error (error);
  g_assert_cmpstr (entity->entity_id, ==, picks[i].entity_id);
  g_assert_cmpuint (entity->acs->len, ==, 1);
}

static void
test_pick_missing (void)
{
  g_autoptr(GInputStream) stream = metadata_open (METADATA_GROUP ("", METADATA_SP ("a") METADATA_SP ("b")));
  g_autoptr(GError) error = NULL;

  g_assert_null (lanyard_saml_metadata_pick (stream, &policy, "A", NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_NOT_FOUND);
}

/* What the levels above say holds for the one that is picked. */
static void
test_pick_limits (void)
{
  g_autoptr(GInputStream) stream = metadata_open (
    METADATA_GROUP ("validUntil='2030-01-01T00:00:00Z' cacheDuration='PT1H'",
                    "<ds:Signature/>"
                    METADATA_GROUP ("validUntil='2029-01-01T00:00:00Z'", METADATA_SP ("a"))
                    METADATA_ENTITY ("b", "validUntil='2031-01-01T00:00:00Z' cacheDuration='PT10M'",
                                     METADATA_ROLE (METADATA_ACS ("https://sp.example.com/acs")))));
  g_autoptr(GError) error = NULL;
  g_autoptr(LanyardSamlEntity) entity = lanyard_saml_metadata_pick (stream, &policy, "b", NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpint (entity->valid_until, ==, 1893456000);
  g_assert_cmpint (entity->cache_duration, ==, 600);
  g_assert_true (entity->is_signed);
  g_assert_false (entity->is_verified);
}

/* M-64: with a pinned key, what cannot be checked is refused. */
static void
test_pinned (void)
{
  g_autoptr(GPtrArray) trusted = g_ptr_array_new ();
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  const LanyardSamlMetadataPolicy pinned = { .now = TEST_NOW, .trusted = trusted, .findings = findings };
  g_autoptr(GInputStream) stream = metadata_open (SP);
  g_autoptr(GError) error = NULL;
  LanyardSamlFinding *finding;

  g_ptr_array_add (trusted, test_get_certificate (LANYARD_KEY_EC_P256));
  g_assert_null (lanyard_saml_metadata_pick (stream, &pinned, "https://sp.example.com", NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_UNSUPPORTED);
  g_assert_cmpuint (findings->len, ==, 1);
  finding = findings->pdata[0];
  g_assert_cmpstr (finding->rule, ==, "M-64");
  g_assert_false (finding->passed);
}

typedef struct
{
  guint         n_seen;
  guint         last;       /* the walk ends there; 0: never */
  GCancellable *cancellable;
} Counter;

static gboolean
count_cb (const LanyardSamlEntitySummary *summary,
          gpointer                        user_data)
{
  Counter *counter = user_data;

  g_assert_cmpuint (summary->position, ==, counter->n_seen);
  counter->n_seen++;
  if (counter->n_seen == counter->last && counter->cancellable != NULL)
    g_cancellable_cancel (counter->cancellable);

  return counter->cancellable != NULL || counter->n_seen != counter->last;
}

static void
test_stop (void)
{
  g_autoptr(GInputStream) stream = metadata_open_aggregate (G_MAXUINT - 1);
  Counter counter = { .last = 10 };
  g_autoptr(GError) error = NULL;

  g_assert_true (lanyard_saml_metadata_scan (stream, &policy, count_cb, &counter, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (counter.n_seen, ==, 10);
}

static void
test_cancel (void)
{
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GInputStream) stream = metadata_open_aggregate (G_MAXUINT - 1);
  Counter counter = { .last = 10, .cancellable = cancellable };
  g_autoptr(GError) error = NULL;

  g_assert_false (lanyard_saml_metadata_scan (stream, &policy, count_cb, &counter, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* The most memory that this process ever had, in kB. */
static gsize
get_peak (void)
{
  g_autofree char *status = NULL;
  const char *line;

  g_assert_true (g_file_get_contents ("/proc/self/status", &status, NULL, NULL));
  line = strstr (status, "VmHWM:");
  g_assert_nonnull (line);

  return (gsize) g_ascii_strtoull (line + strlen ("VmHWM:"), NULL, 10);
}

static gboolean
count_entity_cb (const LanyardSamlEntitySummary *summary,
                 gpointer                        user_data)
{
  (*(guint *) user_data)++;
  return TRUE;
}

static void
read_aggregate (guint n_entities)
{
  g_autoptr(GInputStream) stream = metadata_open_aggregate (n_entities);
  g_autoptr(GInputStream) again = metadata_open_aggregate (n_entities);
  g_autofree char *last = g_strdup_printf ("https://sp-%u.example.com/", n_entities - 1);
  g_autoptr(LanyardSamlEntity) entity = NULL;
  g_autoptr(GError) error = NULL;
  guint n_seen = 0;

  g_assert_true (lanyard_saml_metadata_scan (stream, &policy, count_entity_cb, &n_seen, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpuint (n_seen, ==, n_entities);

  entity = lanyard_saml_metadata_pick (again, &policy, last, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (entity->entity_id, ==, last);
}

/* Ten times as much metadata needs as much memory; a sanitizer's own does not
 * count. */
static void
test_memory (void)
{
  gsize small;

  if (!g_test_subprocess ())
    {
      g_test_trap_subprocess (NULL, 0, G_TEST_SUBPROCESS_INHERIT_STDERR);
      g_test_trap_assert_passed ();
      return;
    }

  read_aggregate (10000);
  small = get_peak ();
#ifndef __SANITIZE_ADDRESS__
  read_aggregate (100000);
  g_assert_cmpuint (get_peak (), <=, 64 * 1024);
  g_assert_cmpuint (get_peak (), <=, small + 1024);
#else
  g_assert_cmpuint (small, >, 0);
#endif
}

/* The walk over the stream finds what the reader of documents finds. */
static void
test_real (void)
{
  const char *shared = g_getenv ("LANYARD_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "metadata", "swamid-1.0.xml", NULL);
  g_autofree char *text = NULL;
  g_autoptr(GPtrArray) entities = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GString) found = g_string_new (NULL);
  g_autoptr(GError) error = NULL;
  g_autoptr(GInputStream) stream = NULL;

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the folder of real metadata is not there");
      return;
    }

  bytes = metadata_to_bytes (text);
  entities = lanyard_saml_metadata_read (bytes, TEST_NOW, &error);
  g_assert_no_error (error);
  stream = metadata_open (text);
  g_assert_true (lanyard_saml_metadata_scan (stream, &policy, append_summary_cb, found, NULL, &error));
  g_assert_no_error (error);

  for (guint i = 0; i < entities->len; i++)
    {
      LanyardSamlEntity *expected = entities->pdata[i];
      g_autofree char *part = g_strdup_printf (":%s:%s:", expected->entity_id,
                                               expected->display_name != NULL ? expected->display_name : "-");
      g_autoptr(GInputStream) again = metadata_open (text);
      g_autoptr(LanyardSamlEntity) picked = NULL;

      g_assert_nonnull (strstr (found->str, part));
      if (i % 20 != 0)
        continue;
      picked = lanyard_saml_metadata_pick (again, &policy, expected->entity_id, NULL, &error);
      g_assert_no_error (error);
      g_assert_cmpuint (picked->acs->len, ==, expected->acs->len);
      g_assert_cmpuint (picked->keys->len, ==, expected->keys->len);
    }
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  for (gsize i = 0; i < G_N_ELEMENTS (lists); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-stream/m-63-lists/%s", lists[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_list);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (refusals); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-stream/m-63-refuses/%s", refusals[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_refusal);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (picks); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-stream/m-63-picks/%s", picks[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_pick);
    }
  for (gsize i = 0; i < 8; i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-stream/m-63-too-long/%zu", i);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_part_too_long);
    }
  g_test_add_func ("/saml/metadata-stream/m-63-too-deep", test_too_deep);
  g_test_add_func ("/saml/metadata-stream/m-63-picks/missing", test_pick_missing);
  g_test_add_func ("/saml/metadata-stream/m-65-picks-limits", test_pick_limits);
  g_test_add_func ("/saml/metadata-stream/m-64-pinned", test_pinned);
  g_test_add_func ("/saml/metadata-stream/m-63-stop", test_stop);
  g_test_add_func ("/saml/metadata-stream/m-63-cancel", test_cancel);
  g_test_add_func ("/saml/metadata-stream/m-63-memory", test_memory);
  g_test_add_func ("/saml/metadata-stream/m-63-real", test_real);

  return g_test_run ();
}

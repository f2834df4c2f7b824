/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* M-64, M-65: who made metadata, and for how long it holds. */

#include "config.h"

#include <string.h>

#include "forge.h"
#include "lanyard-time.h"
#include "metadata-fixture.h"
#include "signer-fixture.h"

#define ROLE METADATA_ROLE (METADATA_ACS ("https://sp.example.com/acs"))
#define DAY (24 * 3600)

/* @frame has one %s, where the signature of "_root" goes. */
static char *
sign_frame (const char     *frame,
            ForgeSignature  signature,
            LanyardKeyType  type)
{
  g_autofree char *template = forge_template (&signature, "_root");
  g_autofree char *marker = forge_replace (frame, "%s", template);

  return forge_sign (marker, "_root", test_get_key (type));
}

static GPtrArray *
read_with_pin (const char      *document,
               LanyardKeyType   type,
               gboolean         allow_sha1,
               GPtrArray       *findings,
               GError         **error)
{
  g_autoptr(GPtrArray) trusted = g_ptr_array_new ();
  g_autoptr(GBytes) bytes = metadata_to_bytes (document);
  const LanyardSamlMetadataPolicy policy = {
    .now = TEST_NOW, .trusted = trusted, .allow_sha1 = allow_sha1, .findings = findings,
  };

  /* Of several pinned certificates any one will do. */
  g_ptr_array_add (trusted, test_get_certificate (LANYARD_KEY_EC_P384));
  g_ptr_array_add (trusted, test_get_certificate (type));

  return lanyard_saml_metadata_read_trusted (bytes, &policy, error);
}

static const char entity_frame[] = METADATA_ENTITY ("a", "ID='_root'", "%s" ROLE);
static const char group_frame[] = METADATA_GROUP ("ID='_root'", "%s" METADATA_ENTITY ("a", "", ROLE) METADATA_SP ("b"));

static void
test_accepted (gconstpointer data)
{
  static const ForgeSignature signatures[] = {
    { NULL },
    { .method = FORGE_MORE "rsa-sha512", .digest = FORGE_XENC "sha512" },
    { .key_value = TRUE },
  };
  static const char * const frames[] = { entity_frame, group_frame };

  for (gsize i = 0; i < G_N_ELEMENTS (signatures); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (frames); j++)
      {
        g_autofree char *document = sign_frame (frames[j], signatures[i], LANYARD_KEY_RSA_2048);
        g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
        g_autoptr(GError) error = NULL;
        g_autoptr(GPtrArray) entities = read_with_pin (document, LANYARD_KEY_RSA_2048, FALSE, findings, &error);
        LanyardSamlEntity *entity;

        g_assert_no_error (error);
        entity = entities->pdata[0];
        g_assert_cmpuint (entities->len, ==, j + 1);
        g_assert_true (entity->is_signed);
        g_assert_true (entity->is_verified);
        g_assert_cmpuint (findings->len, ==, 1);
        g_assert_true (((LanyardSamlFinding *) findings->pdata[0])->passed);
        g_assert_cmpstr (((LanyardSamlFinding *) findings->pdata[0])->rule, ==, "M-64");
      }
}

/* Our own signed metadata, with the role that is read exchanged: its root is
 * what the key of its certificate signed. */
static void
test_own (void)
{
  static const char * const formats[] = { LANYARD_SAML_NAME_ID_EMAIL, NULL };
  LanyardCertificate *certificates[] = { test_get_certificate (LANYARD_KEY_RSA_2048), NULL };
  const LanyardSamlIdpDescription description = {
    .entity_id = "https://idp.example/",
    .sso_url = "https://idp.example/sso",
    .name_id_formats = formats,
    .certificates = certificates,
    .signer = test_get_signer ("rsa-sha256"),
  };
  g_autoptr(GError) error = NULL;
  g_autoptr(GBytes) bytes = lanyard_saml_idp_metadata_write (&description, &error);
  g_autofree char *document = NULL;
  g_autofree char *changed = NULL;

  g_assert_no_error (error);
  document = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  g_assert_null (read_with_pin (document, LANYARD_KEY_RSA_2048, FALSE, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_WRONG_SIDE);
  g_clear_error (&error);

  changed = forge_replace (document, "https://idp.example/sso", "https://idp.example/ssp");
  g_assert_null (read_with_pin (changed, LANYARD_KEY_RSA_2048, FALSE, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_INVALID);
}

typedef enum
{
  PLAIN,
  CHANGED,        /* after signing */
  OTHER_KEY,
  WRAPPED,        /* in a root that nobody signed */
  WRAPPED_ID,     /* ... that has the ID */
  NESTED,         /* only an entity inside is signed */
  DETACHED,       /* the signature moved to an Extensions element */
  TWICE,
} Shape;

static char *
make_shape (Shape          shape,
            ForgeSignature signature)
{
  g_autofree char *document = NULL;
  const char *body;

  if (shape == NESTED)
    {
      g_autofree char *frame = g_strdup (METADATA_GROUP ("", METADATA_ENTITY ("a", "ID='_root'", "%s" ROLE)));

      return sign_frame (frame, signature, LANYARD_KEY_RSA_2048);
    }

  document = sign_frame (entity_frame, signature, shape == OTHER_KEY ? LANYARD_KEY_RSA_3072 : LANYARD_KEY_RSA_2048);
  body = strstr (document, "<md:EntityDescriptor");
  switch (shape)
    {
    case CHANGED:
      return forge_replace (document, "https://sp.example.com/acs", "https://sp.example.org/acs");
    case WRAPPED:
      return g_strconcat ("<md:EntitiesDescriptor " METADATA_PREFIX ">", METADATA_SP ("evil"), body,
                          "</md:EntitiesDescriptor>", NULL);
    case WRAPPED_ID:
      return g_strconcat ("<md:EntitiesDescriptor " METADATA_PREFIX " ID='_root'>", METADATA_SP ("evil"), body,
                          "</md:EntitiesDescriptor>", NULL);
    case DETACHED:
      {
        g_autofree char *opened = forge_replace (document, "<ds:Signature ", "<md:Extensions><ds:Signature ");

        return forge_replace (opened, "</ds:Signature>", "</ds:Signature></md:Extensions>");
      }
    case TWICE:
      {
        const char *start = strstr (document, "<ds:Signature ");
        const char *end = strstr (document, "</ds:Signature>") + strlen ("</ds:Signature>");
        g_autofree char *copy = g_strndup (start, end - start);
        g_autofree char *both = g_strconcat (copy, "</md:EntityDescriptor>", NULL);

        return forge_replace (document, "</md:EntityDescriptor>", both);
      }
    default:
      return g_strdup (document);
    }
}

static const struct
{
  const char       *name;
  Shape             shape;
  ForgeSignature    signature;
  LanyardSamlError  code;
} forgeries[] = {
  { "changed", CHANGED, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "other-key", OTHER_KEY, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-10-key-inside", OTHER_KEY, { .key_value = TRUE }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-01-wrapped", WRAPPED, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-02-wrapped-with-id", WRAPPED_ID, { NULL }, LANYARD_SAML_ERROR_DUPLICATE_ID },
  { "a-01-nested", NESTED, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-01-detached", DETACHED, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_MISSING },
  { "a-01-twice", TWICE, { NULL }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
  { "a-14-sha1", PLAIN, { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" }, LANYARD_SAML_ERROR_ALGORITHM },
  { "a-08-whole-document", PLAIN, { .uri = "" }, LANYARD_SAML_ERROR_SIGNATURE_INVALID },
};

static void
test_forgery (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autofree char *document = make_shape (forgeries[i].shape, forgeries[i].signature);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  g_autoptr(GBytes) bytes = metadata_to_bytes (document);
  g_autoptr(GError) error = NULL;

  g_assert_null (read_with_pin (document, LANYARD_KEY_RSA_2048, FALSE, findings, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, (int) forgeries[i].code);
  if (forgeries[i].code != LANYARD_SAML_ERROR_DUPLICATE_ID)
    {
      LanyardSamlFinding *finding = findings->pdata[0];

      g_assert_cmpuint (findings->len, ==, 1);
      g_assert_cmpstr (finding->rule, ==, "M-64");
      g_assert_false (finding->passed);
      g_assert_nonnull (finding->expected);
      g_assert_nonnull (finding->received);
    }
}

/* that the document is unsigned does not make it trusted. */
static void
test_unsigned (void)
{
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) without_pin = NULL;
  g_autoptr(GBytes) bytes = metadata_to_bytes (METADATA_SP ("a"));

  g_assert_null (read_with_pin (METADATA_SP ("a"), LANYARD_KEY_RSA_2048, FALSE, NULL, &error));
  g_assert_error (error, LANYARD_SAML_ERROR, LANYARD_SAML_ERROR_SIGNATURE_MISSING);
  g_clear_error (&error);

  without_pin = lanyard_saml_metadata_read (bytes, TEST_NOW, &error);
  g_assert_no_error (error);
  g_assert_false (((LanyardSamlEntity *) without_pin->pdata[0])->is_signed);
  g_assert_false (((LanyardSamlEntity *) without_pin->pdata[0])->is_verified);
}

static void
test_sha1_allowed (void)
{
  const ForgeSignature sha1 = { .method = FORGE_DSIG "rsa-sha1", .digest = FORGE_DSIG "sha1" };
  g_autofree char *document = make_shape (PLAIN, sha1);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = read_with_pin (document, LANYARD_KEY_RSA_2048, TRUE, NULL, &error);

  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
}

static const struct
{
  const char *name;
  const char *document;
  gint64      max_validity;
  int         code;            /* -1: taken */
  const char *valid_until;     /* of the first entity */
  gint64      cache_duration;
} validities[] = {
  { "none", METADATA_SP ("a"), 0, -1, NULL, 0 },
  { "future", METADATA_ENTITY ("a", "validUntil='2026-11-22T12:00:00Z'", ROLE), 0, -1, "2026-11-22T12:00:00Z", 0 },
  { "past", METADATA_ENTITY ("a", "validUntil='2026-11-21T11:59:59Z'", ROLE), 0, LANYARD_SAML_ERROR_EXPIRED, NULL, 0 },
  { "now", METADATA_ENTITY ("a", "validUntil='2026-11-21T12:00:00Z'", ROLE), 0, LANYARD_SAML_ERROR_EXPIRED, NULL, 0 },
  { "strict-missing", METADATA_SP ("a"), DAY, LANYARD_SAML_ERROR_VALIDITY, NULL, 0 },
  { "strict-near", METADATA_ENTITY ("a", "validUntil='2026-11-22T12:00:00Z'", ROLE), DAY, -1, "2026-11-22T12:00:00Z", 0 },
  { "strict-far", METADATA_ENTITY ("a", "validUntil='2026-11-22T12:00:01Z'", ROLE), DAY, LANYARD_SAML_ERROR_VALIDITY,
    NULL, 0 },
  { "strict-zero-time", METADATA_ENTITY ("a", "validUntil='0001-01-01T00:00:00Z'", ROLE), DAY,
    LANYARD_SAML_ERROR_VALIDITY, NULL, 0 },
  /* What an entity says is not what the document says. */
  { "strict-nested-only", METADATA_GROUP ("", METADATA_ENTITY ("a", "validUntil='2026-11-22T00:00:00Z'", ROLE)), DAY,
    LANYARD_SAML_ERROR_VALIDITY, NULL, 0 },
  { "nested-shortens", METADATA_GROUP ("validUntil='2027-01-01T00:00:00Z' cacheDuration='PT1H'",
                                       METADATA_ENTITY ("a", "validUntil='2026-12-01T00:00:00Z' cacheDuration='PT1M'", ROLE)),
    0, -1, "2026-12-01T00:00:00Z", 60 },
  { "nested-lengthens", METADATA_GROUP ("validUntil='2027-01-01T00:00:00Z' cacheDuration='PT1H'",
                                        METADATA_ENTITY ("a", "validUntil='2028-12-01T00:00:00Z' cacheDuration='P1D'", ROLE)),
    0, -1, "2027-01-01T00:00:00Z", 3600 },
  { "three-levels",
    METADATA_GROUP ("validUntil='2029-01-01T00:00:00Z'",
                    METADATA_GROUP ("validUntil='2028-01-01T00:00:00Z'",
                                    METADATA_ENTITY ("a", "validUntil='2030-01-01T00:00:00Z'", ROLE))),
    0, -1, "2028-01-01T00:00:00Z", 0 },
  { "unreadable-duration", METADATA_ENTITY ("a", "cacheDuration='soon'", ROLE), 0, -1, NULL, 0 },
  { "unreadable-time", METADATA_ENTITY ("a", "validUntil='soon'", ROLE), 0, LANYARD_SAML_ERROR_MALFORMED, NULL, 0 },
};

static void
test_validity (gconstpointer data)
{
  gsize i = GPOINTER_TO_SIZE (data);
  g_autoptr(GPtrArray) findings = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_saml_finding_free);
  const LanyardSamlMetadataPolicy policy = {
    .now = TEST_NOW, .max_validity = validities[i].max_validity, .findings = findings,
  };
  g_autoptr(GBytes) bytes = metadata_to_bytes (validities[i].document);
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = lanyard_saml_metadata_read_trusted (bytes, &policy, &error);
  LanyardSamlEntity *entity;
  gint64 expected = 0;

  if (validities[i].code >= 0)
    {
      g_assert_null (entities);
      g_assert_error (error, LANYARD_SAML_ERROR, validities[i].code);
      g_assert_cmpuint (findings->len, ==, validities[i].code == LANYARD_SAML_ERROR_VALIDITY ? 1 : 0);
      return;
    }

  g_assert_no_error (error);
  entity = entities->pdata[0];
  if (validities[i].valid_until != NULL)
    g_assert_true (lanyard_time_parse (validities[i].valid_until, &expected, NULL));
  g_assert_cmpint (entity->valid_until, ==, expected);
  g_assert_cmpint (entity->cache_duration, ==, validities[i].cache_duration);
}

/* The signature that a public project publishes, with the key that is in it
 * taken out of band. */
static void
test_real (void)
{
  const char *shared = g_getenv ("LANYARD_SHARED");
  g_autofree char *path = g_build_filename (shared != NULL ? shared : "", "metadata", "signed.xml", NULL);
  g_autoptr(GPtrArray) trusted = g_ptr_array_new_with_free_func ((GDestroyNotify) lanyard_certificate_unref);
  g_autofree char *text = NULL;
  g_autofree char *base64 = NULL;
  g_autoptr(GBytes) bytes = NULL;
  g_autoptr(GBytes) certificate = NULL;
  g_autoptr(GError) error = NULL;
  g_autoptr(GPtrArray) entities = NULL;
  LanyardSamlMetadataPolicy policy = { .trusted = trusted, .allow_sha1 = TRUE };

  if (shared == NULL || !g_file_get_contents (path, &text, NULL, NULL))
    {
      g_test_skip ("the folder of real metadata is not there");
      return;
    }

  g_assert_true (lanyard_time_parse ("2015-01-01T00:00:00Z", &policy.now, NULL));
  base64 = test_dup_xpath (text, "//ds:Signature//ds:X509Certificate");
  certificate = metadata_to_bytes (base64);
  g_ptr_array_add (trusted, lanyard_certificate_new_from_data (certificate, &error));
  g_assert_no_error (error);
  bytes = metadata_to_bytes (text);
  entities = lanyard_saml_metadata_read_trusted (bytes, &policy, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (entities->len, ==, 1);
  g_assert_true (((LanyardSamlEntity *) entities->pdata[0])->is_verified);
}

int
main (int    argc,
      char **argv)
{
  test_init (&argc, &argv);

  g_test_add_data_func ("/saml/metadata-trust/m-64-accepted", NULL, test_accepted);
  g_test_add_func ("/saml/metadata-trust/m-64-own", test_own);
  g_test_add_func ("/saml/metadata-trust/m-64-a-11-unsigned", test_unsigned);
  g_test_add_func ("/saml/metadata-trust/m-64-sha1-allowed", test_sha1_allowed);
  g_test_add_func ("/saml/metadata-trust/m-64-real", test_real);
  for (gsize i = 0; i < G_N_ELEMENTS (forgeries); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-trust/m-64-refuses/%s", forgeries[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_forgery);
    }
  for (gsize i = 0; i < G_N_ELEMENTS (validities); i++)
    {
      g_autofree char *path = g_strdup_printf ("/saml/metadata-trust/m-65-validity/%s", validities[i].name);

      g_test_add_data_func (path, GSIZE_TO_POINTER (i), test_validity);
    }

  return g_test_run ();
}

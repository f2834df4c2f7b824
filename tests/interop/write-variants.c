/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* Writes responses of every kind with random values into a folder, and what
 * they say into index.json there, for judges that are not ours:
 *
 *   write-variants FOLDER SEED COUNT
 *
 * service.pem in the folder is the certificate for which is encrypted. The
 * same seed and count make the same values; keys and signatures differ.
 */

#include "config.h"

#include <gio/gio.h>
#include <stdlib.h>

#include "signer-fixture.h"
#include "write-variants.h"

/* Mixed radix: document number n takes row n % size of each table, with the
 * sizes prime to each other, so that all pairs of rows meet soon. */
static const struct
{
  const char     *name;
  LanyardKeyType  key;
} algorithms[] = {
  { "rsa-sha256", LANYARD_KEY_RSA_2048 },
  { "rsa-sha384", LANYARD_KEY_RSA_2048 },
  { "rsa-sha512", LANYARD_KEY_RSA_2048 },
  { "ecdsa-sha256", LANYARD_KEY_EC_P256 },
  { "ecdsa-sha384", LANYARD_KEY_EC_P384 },
};

static const LanyardSamlSign signs[] = {
  LANYARD_SAML_SIGN_RESPONSE,
  LANYARD_SAML_SIGN_ASSERTION,
  LANYARD_SAML_SIGN_BOTH,
};

static const char * const formats[] = {
  LANYARD_SAML_NAME_ID_EMAIL,
  LANYARD_SAML_NAME_ID_PERSISTENT,
  LANYARD_SAML_NAME_ID_TRANSIENT,
  LANYARD_SAML_NAME_ID_UNSPECIFIED,
};

static const struct
{
  const char *content;          /* NULL: not encrypted */
  const char *key_transport;
  gboolean    key_is_sibling;
} encryptions[] = {
  { NULL },
  { "aes256-gcm", "rsa-oaep-mgf1p", FALSE },
  { NULL },
  { "aes128-gcm", "rsa-oaep-mgf1p", TRUE },
  { "aes256-cbc", "rsa-oaep-mgf1p", FALSE },
  { "aes128-cbc", "rsa-oaep-mgf1p", TRUE },
  { "aes256-gcm", "rsa-oaep-sha256", TRUE },
  { NULL },
  { "aes128-gcm", "rsa-oaep-sha256", FALSE },
  { "aes256-cbc", "rsa-oaep-sha256", TRUE },
  { "aes128-cbc", "rsa-oaep-sha256", FALSE },
};

/* What some service providers need differently (I-03 to I-06, I-12, I-39). */
static const LanyardSamlSignerOptions switches[] = {
  { NULL },
  { .saml2_prefixes = TRUE },
  { .line_length = 76 },
  { .omit_certificate = TRUE },
  { .key_name = "CN=<idp> & \"more\" ü", .digest_algorithm = "sha256" },
  { .saml2_prefixes = TRUE, .line_length = 64, .omit_certificate = TRUE, .key_name = "key" },
  { .digest_algorithm = "sha1" },
};

static const char * const name_formats[] = {
  NULL,
  LANYARD_SAML_NAME_FORMAT_BASIC,
  LANYARD_SAML_NAME_FORMAT_URI,
};

static const struct
{
  gunichar first;
  gunichar last;
} ranges[] = {
  { 'a', 'z' },
  { ' ', '~' },
  { 0x09, 0x0a },
  { 0x0d, 0x0d },
  { 0x80, 0x24f },
  { 0x300, 0x36f },
  { 0x590, 0x6ff },
  { 0x2000, 0x206f },
  { 0x3040, 0x9fff },
  { 0xe000, 0xfffd },
  { 0x10000, 0x10ffff },
};

struct _Writer
{
  const char           *folder;
  GRand                *random;
  gint64                now;
  JsonBuilder          *index;
  LanyardSamlEncrypter *encrypters[G_N_ELEMENTS (encryptions)];
  LanyardSamlSigner    *signers[G_N_ELEMENTS (algorithms)][G_N_ELEMENTS (switches)];
};

/* Anything that XML 1.0 can hold, with much of what has to be escaped. */
char *
writer_make_text (Writer *writer,
                  int     longest)
{
  GString *text = g_string_new (NULL);
  int length = g_rand_int_range (writer->random, 1, longest + 1);

  while (length-- > 0)
    {
      static const char markup[] = "&<>\"'&<>\"'];-";
      guint range = g_rand_int_range (writer->random, 0, G_N_ELEMENTS (ranges) + 1);

      if (range == G_N_ELEMENTS (ranges))
        g_string_append_c (text, markup[g_rand_int_range (writer->random, 0, sizeof markup - 1)]);
      else
        g_string_append_unichar (text, g_rand_int_range (writer->random, ranges[range].first, ranges[range].last + 1));
    }

  return g_string_free (text, FALSE);
}

gint64
writer_get_now (Writer *writer)
{
  return writer->now;
}

void
writer_save (Writer     *writer,
             const char *name,
             const char *text)
{
  g_autofree char *path = g_build_filename (writer->folder, name, NULL);
  g_autoptr(GError) error = NULL;

  g_file_set_contents (path, text, -1, &error);
  g_assert_no_error (error);
}

static const char *
get_certificate_name (LanyardKeyType type)
{
  return type == LANYARD_KEY_RSA_2048 ? "rsa.pem" : type == LANYARD_KEY_EC_P256 ? "p256.pem" : "p384.pem";
}

static void
save_certificates (Writer *writer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    {
      g_autofree char *pem = lanyard_certificate_dup_pem (test_get_certificate (algorithms[i].key));

      writer_save (writer, get_certificate_name (algorithms[i].key), pem);
    }
}

/* For the key of service.pem in the folder. */
static void
prepare_encryption (Writer *writer)
{
  g_autofree char *path = g_build_filename (writer->folder, "service.pem", NULL);
  g_autofree char *pem = NULL;
  g_autoptr(GError) error = NULL;

  g_file_get_contents (path, &pem, NULL, &error);
  g_assert_no_error (error);

  for (gsize i = 0; i < G_N_ELEMENTS (encryptions); i++)
    {
      const char *certificates[] = { pem, NULL };
      const LanyardSamlEncryption encryption = {
        .certificates = certificates,
        .content = encryptions[i].content,
        .key_transport = encryptions[i].key_transport,
        .key_is_sibling = encryptions[i].key_is_sibling,
        .recipient = i % 2 == 0 ? "https://sp.example/metadata" : NULL,
      };

      if (encryption.content != NULL)
        writer->encrypters[i] = lanyard_saml_encrypter_new (&encryption, &error);
      g_assert_no_error (error);
    }
}

const char *
writer_get_certificate_name (guint number)
{
  return get_certificate_name (algorithms[number % G_N_ELEMENTS (algorithms)].key);
}

LanyardSamlSigner *
writer_get_signer (Writer *writer,
                   guint   number)
{
  guint algorithm = number % G_N_ELEMENTS (algorithms);
  guint options = number % G_N_ELEMENTS (switches);
  LanyardSamlSigner **signer = &writer->signers[algorithm][options];
  LanyardKeyType key = algorithms[algorithm].key;
  g_autoptr(GError) error = NULL;

  if (*signer == NULL)
    *signer = lanyard_saml_signer_new_with_options (test_get_key (key), test_get_certificate (key),
                                                    algorithms[algorithm].name, &switches[options], &error);
  g_assert_no_error (error);

  return *signer;
}

static void
clear_writer (Writer *writer)
{
  for (gsize i = 0; i < G_N_ELEMENTS (writer->encrypters); i++)
    g_clear_pointer (&writer->encrypters[i], lanyard_saml_encrypter_unref);
  for (gsize i = 0; i < G_N_ELEMENTS (algorithms); i++)
    for (gsize j = 0; j < G_N_ELEMENTS (switches); j++)
      g_clear_pointer (&writer->signers[i][j], lanyard_saml_signer_unref);
  g_rand_free (writer->random);
  g_object_unref (writer->index);
}

static void
add_member (Writer     *writer,
            const char *name,
            const char *value)
{
  json_builder_set_member_name (writer->index, name);
  if (value != NULL)
    json_builder_add_string_value (writer->index, value);
  else
    json_builder_add_null_value (writer->index);
}

static void
add_flag (Writer     *writer,
          const char *name,
          gboolean    value)
{
  json_builder_set_member_name (writer->index, name);
  json_builder_add_boolean_value (writer->index, value);
}

static void
add_attribute (Writer                     *writer,
               const LanyardSamlAttribute *attribute)
{
  json_builder_begin_object (writer->index);
  add_member (writer, "name", attribute->name);
  add_member (writer, "name_format", attribute->name_format);
  add_member (writer, "friendly_name", attribute->friendly_name);
  json_builder_set_member_name (writer->index, "values");
  json_builder_begin_array (writer->index);
  for (guint i = 0; attribute->values[i] != NULL; i++)
    json_builder_add_string_value (writer->index, attribute->values[i]);
  json_builder_end_array (writer->index);
  json_builder_end_object (writer->index);
}

static void
add_row (Writer                    *writer,
         const char                *file,
         guint                      number,
         const LanyardSamlResponse *response)
{
  guint encryption = number % G_N_ELEMENTS (encryptions);
  LanyardSamlSign sign = signs[number % G_N_ELEMENTS (signs)];

  json_builder_begin_object (writer->index);
  add_member (writer, "file", file);
  add_member (writer, "algorithm", algorithms[number % G_N_ELEMENTS (algorithms)].name);
  add_member (writer, "certificate", writer_get_certificate_name (number));
  json_builder_set_member_name (writer->index, "signed");
  json_builder_begin_array (writer->index);
  if ((sign & LANYARD_SAML_SIGN_RESPONSE) != 0)
    json_builder_add_string_value (writer->index, "response");
  if ((sign & LANYARD_SAML_SIGN_ASSERTION) != 0)
    json_builder_add_string_value (writer->index, "assertion");
  json_builder_end_array (writer->index);
  add_member (writer, "content", encryptions[encryption].content);
  add_member (writer, "key_transport", encryptions[encryption].key_transport);
  add_member (writer, "element_prefix", switches[number % G_N_ELEMENTS (switches)].saml2_prefixes ? "saml2" : "saml");
  add_flag (writer, "has_certificate", !switches[number % G_N_ELEMENTS (switches)].omit_certificate);
  add_flag (writer, "has_not_before", (response->omit & LANYARD_SAML_OMIT_NOT_BEFORE) == 0);
  add_flag (writer, "has_type", (response->omit & LANYARD_SAML_OMIT_XSI_TYPE) == 0);
  add_flag (writer, "has_name_id", (response->omit & LANYARD_SAML_OMIT_NAME_ID) == 0);
  add_member (writer, "name_id", response->name_id);
  add_member (writer, "format", response->name_id_format);
  add_member (writer, "name_qualifier", response->name_qualifier);
  add_member (writer, "sp_name_qualifier", response->sp_name_qualifier);
  add_member (writer, "in_response_to", response->in_response_to);
  json_builder_set_member_name (writer->index, "attributes");
  json_builder_begin_array (writer->index);
  for (gsize i = 0; i < response->n_attributes; i++)
    add_attribute (writer, &response->attributes[i]);
  json_builder_end_array (writer->index);
  json_builder_end_object (writer->index);
}

static void
clear_attribute (LanyardSamlAttribute *attribute)
{
  g_free ((char *) attribute->name);
  g_free ((char *) attribute->friendly_name);
  g_strfreev ((char **) attribute->values);
}

static GArray *
make_attributes (Writer *writer)
{
  GArray *attributes = g_array_new (FALSE, FALSE, sizeof (LanyardSamlAttribute));
  int n_attributes = g_rand_int_range (writer->random, 0, 6);

  g_array_set_clear_func (attributes, (GDestroyNotify) clear_attribute);
  for (int i = 0; i < n_attributes; i++)
    {
      g_autofree char *text = writer_make_text (writer, 20);
      LanyardSamlAttribute attribute = {
        .name = g_strdup_printf ("%d%s", i, text),
        .name_format = name_formats[g_rand_int_range (writer->random, 0, G_N_ELEMENTS (name_formats))],
        .friendly_name = g_rand_boolean (writer->random) ? writer_make_text (writer, 20) : NULL,
      };
      g_autoptr(GStrvBuilder) values = g_strv_builder_new ();

      for (int n = g_rand_int_range (writer->random, 1, 5); n > 0; n--)
        {
          g_autofree char *value = writer_make_text (writer, n == 4 ? 4000 : 40);

          g_strv_builder_add (values, value);
        }
      attribute.values = (const char * const *) g_strv_builder_end (values);
      g_array_append_val (attributes, attribute);
    }

  return attributes;
}

static void
write_document (Writer *writer,
                guint   number)
{
  static const char * const audiences[] = { "https://sp.example/other?a=1&b=<2>", "urn:example", NULL };
  g_autoptr(GArray) attributes = make_attributes (writer);
  g_autofree char *name_id = g_strdelimit (writer_make_text (writer, 60), "\r", '_');
  g_autofree char *file = g_strdup_printf ("%05u.xml", number);
  g_autofree char *document = NULL;
  g_autoptr(GError) error = NULL;
  LanyardSamlResponse response = test_make_response ();

  response.now = writer->now;
  response.authn_instant = writer->now;
  response.response_id = NULL;
  response.assertion_id = NULL;
  response.name_id = name_id;
  response.name_id_format = formats[number % G_N_ELEMENTS (formats)];
  response.name_qualifier = g_rand_boolean (writer->random) ? response.issuer : NULL;
  response.sp_name_qualifier = g_rand_boolean (writer->random) ? response.audience : NULL;
  response.in_response_to = g_rand_boolean (writer->random) ? "_request" : NULL;
  response.session_not_on_or_after = g_rand_boolean (writer->random) ? response.now + 3600 : 0;
  response.attributes = (const LanyardSamlAttribute *) attributes->data;
  response.n_attributes = attributes->len;
  response.omit = g_rand_int_range (writer->random, 0, 3) == 0 ? g_rand_int_range (writer->random, 1, 8) : 0;
  response.additional_audiences = g_rand_boolean (writer->random) ? audiences : NULL;
  response.encrypter = writer->encrypters[number % G_N_ELEMENTS (encryptions)];

  document = lanyard_saml_response_write (&response, writer_get_signer (writer, number),
                                          signs[number % G_N_ELEMENTS (signs)], &error);
  g_assert_no_error (error);
  writer_save (writer, file, document);
  add_row (writer, file, number, &response);
}

static void
save_index (Writer *writer)
{
  g_autoptr(JsonNode) root = json_builder_get_root (writer->index);
  g_autofree char *text = json_to_string (root, TRUE);

  writer_save (writer, "index.json", text);
}

int
main (int    argc,
      char **argv)
{
  Writer writer = { NULL };

  if (argc != 4)
    {
      g_printerr ("Usage: %s FOLDER SEED COUNT\n", argv[0]);
      return 2;
    }
  g_setenv ("LANYARD_SAML_GUARD", "1", TRUE);
  lanyard_saml_init ();

  writer.folder = argv[1];
  writer.random = g_rand_new_with_seed ((guint32) strtoul (argv[2], NULL, 10));
  writer.now = g_get_real_time () / G_USEC_PER_SEC;
  writer.index = json_builder_new_immutable ();
  save_certificates (&writer);
  prepare_encryption (&writer);

  json_builder_begin_array (writer.index);
  for (guint i = 0; i < strtoul (argv[3], NULL, 10); i++)
    write_document (&writer, i);
  json_builder_end_array (writer.index);
  save_index (&writer);
  write_messages (&writer, strtoul (argv[3], NULL, 10) / 3);

  clear_writer (&writer);

  return 0;
}

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What is dropped, pasted or chosen: one service provider, many, or no
 * metadata at all, of any length. */

#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "lanyard-error.h"
#include "lanyard-metadata-reading.h"
#include "lanyard-saml-error.h"

#define NOW G_GINT64_CONSTANT (1795000000)
#define NS "xmlns='urn:oasis:names:tc:SAML:2.0:metadata'"
#define SP(name) \
  "<EntityDescriptor " NS " entityID='https://" name ".test/'>" \
  "<SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" \
  "<AssertionConsumerService index='0' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' " \
  "Location='https://" name ".test/acs'/></SPSSODescriptor></EntityDescriptor>"
#define IDP \
  "<EntityDescriptor " NS " entityID='https://idp.test/'>" \
  "<IDPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" \
  "<SingleSignOnService Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' Location='https://idp.test/sso'/>" \
  "</IDPSSODescriptor></EntityDescriptor>"
#define GROUP(entities) "<EntitiesDescriptor " NS ">" entities "</EntitiesDescriptor>"
#define FILLER_LENGTH (11 * 1024 * 1024)

static gboolean
read_text (LanyardMetadataReading  *reading,
           const char              *text,
           GError                 **error)
{
  g_autoptr(GBytes) bytes = g_bytes_new (text, strlen (text));

  return lanyard_metadata_reading_read_sync (reading, bytes, NOW, NULL, error);
}

static void
test_one (void)
{
  g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (read_text (reading, GROUP (IDP SP ("one")), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_providers, ==, 1);
  g_assert_cmpstr (reading->entity->entity_id, ==, "https://one.test/");
}

static void
test_several (void)
{
  g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (read_text (reading, GROUP (SP ("one") SP ("two") SP ("three")), &error));
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_providers, ==, 2);
  g_assert_null (reading->entity);

  g_assert_true (lanyard_metadata_reading_pick_sync (reading, "https://three.test/", NOW, NULL, &error));
  g_assert_no_error (error);
  g_assert_cmpstr (reading->entity->entity_id, ==, "https://three.test/");

  g_assert_false (lanyard_metadata_reading_pick_sync (reading, "https://four.test/", NOW, NULL, &error));
  g_assert_nonnull (error);
  g_assert_null (reading->entity);
}

static void
test_table (void)
{
  g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
  g_autoptr(GError) error = NULL;

  g_assert_true (read_text (reading, "Entity ID: urn:sp\nACS URL: https://sp.test/acs\n", &error));
  g_assert_no_error (error);
  g_assert_null (reading->document);
  g_assert_cmpuint (reading->paste->facts->len, ==, 2);
}

static void
test_refused (void)
{
  static const char * const texts[] = { IDP, GROUP (IDP), "<EntityDescriptor", "<!DOCTYPE x []>" SP ("one"), "fine weather" };

  for (gsize i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
      g_autoptr(GError) error = NULL;

      g_assert_false (read_text (reading, texts[i], &error));
      g_assert_nonnull (error);
      g_assert_null (reading->entity);
    }
}

static void
test_cancelled (void)
{
  g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
  g_autoptr(GBytes) bytes = g_bytes_new_static (SP ("one"), strlen (SP ("one")));
  g_autoptr(GCancellable) cancellable = g_cancellable_new ();
  g_autoptr(GError) error = NULL;

  g_cancellable_cancel (cancellable);
  g_assert_false (lanyard_metadata_reading_read_sync (reading, bytes, NOW, cancellable, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/* @head, more than 10 MB of service providers, @tail. */
static GFile *
make_long_file (const char *head,
                const char *tail)
{
  g_autoptr(GString) text = g_string_new (head);
  g_autoptr(GFileIOStream) stream = NULL;
  g_autoptr(GError) error = NULL;
  GFile *file = g_file_new_tmp ("lanyard-XXXXXX.xml", &stream, &error);

  g_assert_no_error (error);
  while (text->len < FILLER_LENGTH)
    g_string_append (text, SP ("more"));
  g_string_append (text, tail);
  g_file_replace_contents (file, text->str, text->len, NULL, FALSE, G_FILE_CREATE_NONE, NULL, NULL, &error);
  g_assert_no_error (error);

  return file;
}

/* More than 10 MB only for metadata of many. */
static void
test_long (void)
{
  g_autoptr(GFile) many = make_long_file ("<EntitiesDescriptor " NS ">" SP ("one") SP ("two"), "</EntitiesDescriptor>");
  g_autoptr(GFile) one = make_long_file (SP ("one"), "");
  g_autoptr(LanyardMetadataReading) reading = lanyard_metadata_reading_new ();
  g_autoptr(LanyardMetadataReading) refused = lanyard_metadata_reading_new ();
  g_autoptr(GError) error = NULL;

  lanyard_metadata_reading_read_file_sync (reading, many, NOW, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (reading->n_providers, ==, 2);

  g_assert_false (lanyard_metadata_reading_read_file_sync (refused, one, NOW, NULL, &error));
  g_assert_error (error, LANYARD_ERROR, LANYARD_ERROR_INVALID);

  g_file_delete (many, NULL, NULL);
  g_file_delete (one, NULL, NULL);
}

int
main (int    argc,
      char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/idp/metadata-reading/one", test_one);
  g_test_add_func ("/idp/metadata-reading/m-63-several", test_several);
  g_test_add_func ("/idp/metadata-reading/table", test_table);
  g_test_add_func ("/idp/metadata-reading/refused", test_refused);
  g_test_add_func ("/idp/metadata-reading/cancelled", test_cancelled);
  g_test_add_func ("/idp/metadata-reading/m-63-long", test_long);

  return g_test_run ();
}

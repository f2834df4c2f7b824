/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

/* What somebody chooses as a certificate of a service provider. */

#include "config.h"

#include <string.h>

#include "lanyard-certificate-input.h"
#include "lanyard-certificate.h"
#include "lanyard-error.h"
#include "lanyard-saml-error.h"

#define NOW G_GINT64_CONSTANT (1795000000)
#define SP(keys) \
  "<EntityDescriptor xmlns='urn:oasis:names:tc:SAML:2.0:metadata' xmlns:ds='http://www.w3.org/2000/09/xmldsig#' " \
  "entityID='https://sp.test/'><SPSSODescriptor protocolSupportEnumeration='urn:oasis:names:tc:SAML:2.0:protocol'>" keys \
  "<AssertionConsumerService index='0' Binding='urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST' " \
  "Location='https://sp.test/acs'/></SPSSODescriptor></EntityDescriptor>"
#define KEY(use, base64) \
  "<KeyDescriptor use='" use "'><ds:KeyInfo><ds:X509Data><ds:X509Certificate>" base64 "</ds:X509Certificate></ds:X509Data>" \
  "</ds:KeyInfo></KeyDescriptor>"

static char *one_pem;
static char *other_pem;

static char **
read_text (const char             *text,
           LanyardCertificatePurpose   use,
           GError                **error)
{
  g_autoptr(GBytes) data = g_bytes_new_static (text, strlen (text));

  return lanyard_certificate_input_read (data, use, NOW, error);
}

/* The body of a PEM. */
static char *
dup_base64 (const char *pem)
{
  g_autoptr(GBytes) data = g_bytes_new_static (pem, strlen (pem));
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_from_data (data, NULL);

  return g_strdup (lanyard_certificate_get_base64 (certificate));
}

static void
assert_read (const char            *text,
             LanyardCertificatePurpose  use,
             const char            *first,
             const char            *second)
{
  g_autoptr(GError) error = NULL;
  g_auto(GStrv) read = read_text (text, use, &error);

  g_assert_no_error (error);
  g_assert_cmpstr (read[0], ==, first);
  g_assert_cmpstr (read[1], ==, second);
}

static void
test_forms (void)
{
  g_autofree char *base64 = dup_base64 (one_pem);
  g_autofree char *chain = g_strconcat (one_pem, "Bag Attributes\n", other_pem, NULL);

  assert_read (one_pem, LANYARD_CERTIFICATE_FOR_SIGNING, one_pem, NULL);
  assert_read (base64, LANYARD_CERTIFICATE_FOR_SIGNING, one_pem, NULL);
  assert_read (chain, LANYARD_CERTIFICATE_FOR_ENCRYPTION, one_pem, other_pem);
}

/* M-14 */
static void
test_metadata (void)
{
  g_autofree char *one = dup_base64 (one_pem);
  g_autofree char *other = dup_base64 (other_pem);
  g_autofree char *xml = g_strdup_printf (SP (KEY ("signing", "%s") KEY ("encryption", "%s")), one, other);

  assert_read (xml, LANYARD_CERTIFICATE_FOR_SIGNING, one_pem, NULL);
  assert_read (xml, LANYARD_CERTIFICATE_FOR_ENCRYPTION, other_pem, NULL);
}

static void
test_refused (void)
{
  g_autofree char *one = dup_base64 (one_pem);
  g_autofree char *signing_only = g_strdup_printf (SP (KEY ("signing", "%s")), one);
  g_autofree char *with_key = g_strconcat (one_pem, "-----BEGIN PRIVATE KEY-----\nAAAA\n-----END PRIVATE KEY-----\n", NULL);
  g_autofree char *half = g_strconcat (one_pem, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n", NULL);
  const struct
  {
    const char *text;
    GQuark      domain;     /* 0: any */
    int         code;
  } cases[] = {
    { with_key, LANYARD_ERROR, LANYARD_ERROR_REFUSED },
    { signing_only, LANYARD_ERROR, LANYARD_ERROR_INVALID },
    { half, 0, 0 },
    { "EntityDescriptor", 0, 0 },
    { "nothing", 0, 0 },
    { "", 0, 0 },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr(GError) error = NULL;
      g_auto(GStrv) read = read_text (cases[i].text, LANYARD_CERTIFICATE_FOR_ENCRYPTION, &error);

      g_assert_null (read);
      g_assert_nonnull (error);
      if (cases[i].domain != 0)
        g_assert_error (error, cases[i].domain, cases[i].code);
    }
}

static char *
make_pem (const char *name)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_EC_P256, NULL);
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (key, name, NOW, 100, NULL);

  return lanyard_certificate_dup_pem (certificate);
}

int
main (int    argc,
      char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  one_pem = make_pem ("one");
  other_pem = make_pem ("other");

  g_test_add_func ("/idp/certificate-input/forms", test_forms);
  g_test_add_func ("/idp/certificate-input/m-14-metadata", test_metadata);
  g_test_add_func ("/idp/certificate-input/refused", test_refused);

  status = g_test_run ();
  g_free (one_pem);
  g_free (other_pem);
  return status;
}

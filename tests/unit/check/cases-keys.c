/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"

static void
prepare_expired (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, -1);
}

static void
prepare_expiring (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, 30);
}

static void
prepare_ageing (Fixture *fixture)
{
  add_certificate (fixture, rsa_key, 80);
}

static void
prepare_ec (Fixture *fixture)
{
  add_certificate (fixture, ec_key, 1000);
}

static void
prepare_modest (Fixture *fixture)
{
  g_autoptr(LanyardKey) key = lanyard_key_generate (LANYARD_KEY_RSA_2048, NULL);

  add_certificate (fixture, key, 1000);
}

static void
prepare_weak (Fixture *fixture)
{
  add_pair (fixture, weak_pem);
}

static void
prepare_unreadable (Fixture *fixture)
{
  add_pair (fixture, "-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n");
}

static void
prepare_no_pair (Fixture *fixture)
{
  g_ptr_array_set_size (fixture->key_pairs, 0);
}

static void
prepare_active_without_pair (Fixture *fixture)
{
  prepare_no_pair (fixture);
  g_object_set (fixture->connector, "state", LANYARD_CONNECTOR_ACTIVE, NULL);
}

static void
prepare_sp_certificate (Fixture *fixture)
{
  const char *certificates[] = { weak_pem, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates,
                "sp-encryption-certificates", certificates, NULL);
}

static void
set_sp_encryption (Fixture *fixture,
                   gint64   from)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", from, 50, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-encryption-certificates", certificates, NULL);
}

static void
prepare_sp_encryption (Fixture *fixture)
{
  set_sp_encryption (fixture, NOW);
}

static void
prepare_sp_encryption_expired (Fixture *fixture)
{
  set_sp_encryption (fixture, NOW - 50 * DAY);
}

static void
prepare_sp_encryption_early (Fixture *fixture)
{
  set_sp_encryption (fixture, NOW + DAY);
}

static void
prepare_encryption_wanted_certificate (Fixture *fixture)
{
  prepare_encryption_wanted (fixture);
  set_sp_encryption (fixture, NOW);
}

static void
prepare_sp_certificate_expired (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW - 100 * DAY, 50, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates, NULL);
}

static void
prepare_sp_certificate_early (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW + DAY, 50, NULL);
  g_autofree char *pem = lanyard_certificate_dup_pem (certificate);
  const char *certificates[] = { pem, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates, NULL);
}

static char *
make_sp_pem (const char **fingerprint)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW, 50, NULL);

  if (fingerprint != NULL)
    *fingerprint = lanyard_certificate_dup_fingerprint (certificate, G_CHECKSUM_SHA256);
  return lanyard_certificate_dup_pem (certificate);
}

static void
set_signing_certificate (Fixture    *fixture,
                         const char *text)
{
  const char *certificates[] = { text, NULL };

  g_object_set (fixture->connector, "sp-signing-certificates", certificates, NULL);
}

static void
prepare_bare (Fixture *fixture)
{
  g_autoptr(LanyardCertificate) certificate = lanyard_certificate_new_self_signed (rsa_key, "sp", NOW, 50, NULL);

  set_signing_certificate (fixture, lanyard_certificate_get_base64 (certificate));
}

static void
prepare_chain (Fixture *fixture)
{
  g_autofree char *pem = make_sp_pem (NULL);
  g_autofree char *chain = g_strconcat (pem, weak_pem, NULL);

  set_signing_certificate (fixture, chain);
}

static void
prepare_use (Fixture    *fixture,
             const char *format)
{
  g_autofree char *fingerprint = NULL;
  g_autofree char *pem = make_sp_pem ((const char **) &fingerprint);
  g_autofree char *facts = g_strdup_printf ("{\"%s\":[\"%s\"]}", format, fingerprint);

  set_signing_certificate (fixture, pem);
  set_facts (fixture, facts);
}

static void
prepare_misused (Fixture *fixture)
{
  prepare_use (fixture, "encryption_keys");
}

static void
prepare_well_used (Fixture *fixture)
{
  prepare_use (fixture, "signing_keys");
}

static void
prepare_key_mismatch (Fixture *fixture)
{
  fixture->key_fit = LANYARD_KEY_FIT_WRONG;
}

static void
prepare_handover_key (Fixture *fixture)
{
  prepare_handover (fixture);
  add_certificate (fixture, rsa_key, 900);
}

static void
prepare_request_unsigned (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"signature-missing\""));
}

static void
prepare_handover_ticked (Fixture *fixture)
{
  prepare_handover_key (fixture);
  g_object_set (fixture->key_pairs->pdata[0], "ticked", NOW, NULL);
}

static void
prepare_replaced (Fixture *fixture)
{
  LanyardKeyPair *active = fixture->key_pairs->pdata[0];
  LanyardKeyPair *before = lanyard_key_pair_new (lanyard_record_get_id (LANYARD_RECORD (fixture->connector)),
                                                 LANYARD_KEY_ROLE_RETIRED, lanyard_key_pair_get_certificate (active), NOW);

  g_object_set (before, "replaced", NOW - DAY, NULL);
  g_ptr_array_add (fixture->key_pairs, before);
}

static void
prepare_replaced_ticked (Fixture *fixture)
{
  prepare_replaced (fixture);
  g_object_set (fixture->key_pairs->pdata[0], "ticked", NOW, NULL);
}

const Case key_cases[] = {
  { "certificate-expired", "C12", ERROR, TRUE, { NULL }, NULL, prepare_expired },
  { "certificate-expiring", "C12", WARNING, TRUE, { NULL }, NULL, prepare_expiring },
  { "certificate-not-expired", "C12", ERROR, FALSE, { NULL }, NULL, prepare_expiring },
  { "certificate-ageing", "C12", HINT, TRUE, { NULL }, NULL, prepare_ageing },
  { "certificate-not-expiring", "C12", WARNING, FALSE, { NULL }, NULL, prepare_ageing },
  { "certificate-unreadable", "C14", ERROR, TRUE, { NULL }, NULL, prepare_unreadable },
  { "certificate-missing", "C14", ERROR, TRUE, { NULL }, NULL, prepare_active_without_pair },
  { "certificate-not-made-yet", "C14", ERROR, FALSE, { NULL }, NULL, prepare_no_pair },
  { "sp-certificate-unreadable", "C15", ERROR, TRUE, { "sp_signing_certificates=[\"AAAA\"]" } },
  { "sp-certificate-readable", "C15", ERROR, FALSE, { NULL }, NULL, prepare_sp_certificate },
  { "sha1", "C17", WARNING, TRUE, { "signature_algorithm=rsa-sha1" } },
  { "sha1-certificate", "C17", WARNING, TRUE, { NULL }, NULL, prepare_weak },
  { "new-key", "C18", HINT, TRUE, { NULL }, NULL, prepare_modest },
  { "new-key-in-use", "C18", HINT, FALSE, { "state=active" }, NULL, prepare_modest },
  { "new-key-long", "C18", HINT, FALSE, { NULL } },
  { "short-key", "C18", ERROR, TRUE, { NULL }, NULL, prepare_weak },
  { "short-key-ec", "C18", ERROR, FALSE, { "signature_algorithm=ecdsa-sha256" }, NULL, prepare_ec },
  { "key-type", "L03", ERROR, TRUE, { NULL }, NULL, prepare_ec },
  { "key-type-rsa", "L03", ERROR, TRUE, { "signature_algorithm=ecdsa-sha256" } },
  { "key-type-fits", "L03", ERROR, FALSE, { "signature_algorithm=ecdsa-sha256" }, NULL, prepare_ec },
  { "sign", "C19", WARNING, TRUE, { "sign=assertion" }, "slack" },
  { "sign-both", "C19", WARNING, FALSE, { "sign=both" }, "slack" },
  { "sign-unknown", "C19", WARNING, FALSE, { "sign=assertion" }, "valimail" },
  { "encryption-key", "C20", ERROR, TRUE, { "encrypt_assertion=true" } },
  { "encryption-wanted", "C20", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "encryption-key-optional", "C20", ERROR, FALSE, { "encrypt_assertion=true", "encryption_optional=true" } },
  { "encryption-short-key", "C20", ERROR, TRUE, { "encrypt_assertion=true" }, NULL, prepare_sp_certificate },
  { "encryption-key-there", "C20", ERROR, FALSE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption },
  { "encryption-method", "C20", ERROR, TRUE, { "encrypt_assertion=true", "encryption_optional=true",
    "sp_encryption_methods=[\"http://www.w3.org/2001/04/xmlenc#tripledes-cbc\"]" }, NULL, prepare_sp_encryption },
  { "m-49-encryption-listed-cbc", "L14", WARNING, TRUE, { "encrypt_assertion=true",
    "sp_encryption_methods=[\"http://www.w3.org/2001/04/xmlenc#aes128-cbc\"]" }, NULL, prepare_sp_encryption },
  { "m-49-encryption-gcm", "L14", WARNING, FALSE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption },
  { "signed-requests", "C21", ERROR, TRUE, { "require_signed_requests=true" } },
  { "signed-requests-certificate", "C21", ERROR, FALSE, { "require_signed_requests=true" }, NULL, prepare_sp_certificate },
  { "sp-certificate-expired", "C21", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate_expired },
  { "m-13-ignored-signatures", "L11", WARNING, TRUE, { "ignore_request_signatures=true" } },
  { "m-16-sha1", "L12", WARNING, TRUE, { "allow_sha1=true" } },
  { "m-16-digest", "C17", WARNING, TRUE, { "digest_algorithm=sha1" } },
  { "m-16-digest-sha256", "C17", WARNING, FALSE, { "digest_algorithm=sha256" } },
  { "m-49-encryption-optional", "L13", WARNING, TRUE, { "encrypt_assertion=true", "encryption_optional=true" } },
  { "m-49-encryption-off", "L13", WARNING, FALSE, { "encryption_optional=true" } },
  { "m-48-cbc", "L14", WARNING, TRUE, { "encrypt_assertion=true", "content_encryption=aes128-cbc" } },
  { "m-48-gcm", "L14", WARNING, FALSE, { "encrypt_assertion=true", "content_encryption=aes128-gcm" } },
  { "m-49-signing-method", "L16", WARNING, TRUE, { "sp_signing_methods=http://www.w3.org/2001/04/xmldsig-more#rsa-sha512" } },
  { "m-49-signing-method-listed", "L16", WARNING, FALSE, { "sp_signing_methods=http://www.w3.org/2001/04/xmldsig-more#rsa-sha256" } },
  { "m-46-key-info", "L17", HINT, TRUE, { "key_info=none" } },
  { "certificate-new", "C12", HINT, FALSE, { NULL } },
  { "handed-over-certificate", "C13", WARNING, TRUE, { NULL }, NULL, prepare_handover_key },
  { "handed-over-ticked", "C13", WARNING, FALSE, { NULL }, NULL, prepare_handover_ticked },
  { "replaced", "C13", WARNING, TRUE, { "state=active" }, NULL, prepare_replaced },
  { "replaced-draft", "C13", WARNING, FALSE, { NULL }, NULL, prepare_replaced },
  { "replaced-ticked", "C13", WARNING, FALSE, { "state=active" }, NULL, prepare_replaced_ticked },
  { "handed-over-same", "C13", WARNING, FALSE, { NULL }, NULL, prepare_handover },
  { "key-mismatch", "C14", ERROR, TRUE, { NULL }, NULL, prepare_key_mismatch },
  { "sp-certificate-bare", "C15", WARNING, TRUE, { NULL }, NULL, prepare_bare },
  { "sp-certificate-chain", "C15", WARNING, TRUE, { NULL }, NULL, prepare_chain },
  { "sp-certificate-usual", "C15", WARNING, FALSE, { NULL }, NULL, prepare_sp_certificate },
  { "certificate-misused", "C16", ERROR, TRUE, { NULL }, NULL, prepare_misused },
  { "certificate-used", "C16", ERROR, FALSE, { NULL }, NULL, prepare_well_used },
  { "sp-short-key", "C18", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate },
  { "sp-key", "C18", WARNING, FALSE, { NULL }, NULL, prepare_sp_certificate_expired },
  { "assertion-unsigned", "C19", ERROR, TRUE, { "sign=response" }, NULL, prepare_facts },
  { "assertion-signed", "C19", ERROR, FALSE, { "sign=assertion" }, NULL, prepare_facts },
  { "encryption-expired", "C20", WARNING, TRUE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption_expired },
  { "encryption-early", "C20", WARNING, TRUE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption_early },
  { "encryption-valid", "C20", WARNING, FALSE, { "encrypt_assertion=true" }, NULL, prepare_sp_encryption },
  { "encryption-expired-unused", "C20", WARNING, FALSE, { NULL }, NULL, prepare_sp_encryption_expired },
  { "encryption-wanted-certificate", "C20", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted_certificate },
  { "sp-certificate-sha1", "C17", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate },
  { "sp-certificate-sha256", "C17", WARNING, FALSE, { NULL }, NULL, prepare_sp_encryption },
  { "encryption-not-wanted", "C20", WARNING, FALSE, { NULL } },
  { "request-unsigned", "C21", WARNING, TRUE, { NULL }, NULL, prepare_request_unsigned },
  { "request-signed", "C21", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "sp-certificate-early", "C21", WARNING, TRUE, { NULL }, NULL, prepare_sp_certificate_early },
  { "sp-certificate-now", "C21", WARNING, FALSE, { NULL }, NULL, prepare_well_used },
  { "signatures-looked-at", "L11", WARNING, FALSE, { NULL } },
  { "sha1-refused", "L12", WARNING, FALSE, { NULL } },
  { "key-info-sent", "L17", HINT, FALSE, { NULL } },
  { "slo-signed", "L28", WARNING, FALSE, { "slo_url=https://sp.test/slo" }, NULL, prepare_sp_certificate },
  { "certificate-long", "L34", WARNING, TRUE, { NULL }, NULL, prepare_weak },
  { "certificate-years", "L34", WARNING, FALSE, { NULL } },
  { NULL }
};

/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"

static void
prepare_one_without_email (Fixture *fixture)
{
  add_person (fixture, "cleo", NULL);
}

static void
prepare_all_without_email (Fixture *fixture)
{
  prepare_no_people (fixture);
  add_person (fixture, "cleo", NULL);
  add_person (fixture, "dan", NULL);
}

static void
prepare_other_letters (Fixture *fixture)
{
  add_person (fixture, "Ann", "other@example.org");
}

static void
prepare_same_email (Fixture *fixture)
{
  add_person (fixture, "anna", "ann@example.org");
}

static void
prepare_request_format (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"name-id-policy\",\"name_id_format\":\"urn:x\""));
}

static void
prepare_mixed_case (Fixture *fixture)
{
  add_person (fixture, "Ann.Lee@example.org", "lee@example.org");
}

const Case identity_cases[] = {
  { "name-id-listed", "C22", WARNING, TRUE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_PERSISTENT "\"]" } },
  { "name-id-any", "C22", WARNING, FALSE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_UNSPECIFIED "\"]" } },
  { "name-id-template", "C22", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT }, "valimail" },
  { "name-id-no-address", "C22", WARNING, TRUE, { "name_id_source=username" } },
  { "name-id-version", "C23", WARNING, TRUE, { "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress" } },
  { "name-id-version-windows", "C23", WARNING, TRUE, { "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:WindowsDomainQualifiedName" } },
  { "name-id-format-word", "L36", ERROR, TRUE, { "name_id_format=EmailAddress" } },
  { "name-id-format-case", "L36", ERROR, TRUE, { "name_id_format=urn:oasis:names:tc:SAML:1.1:nameid-format:emailaddress" } },
  { "name-id-format-none", "L36", ERROR, TRUE, { "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:eppn" } },
  { "name-id-format-known", "L36", ERROR, FALSE, { "name_id_format=" LANYARD_SAML_NAME_ID_WINDOWS } },
  { "name-id-format-version", "L36", ERROR, FALSE, { "name_id_format=urn:oasis:names:tc:SAML:2.0:nameid-format:emailAddress" } },
  { "name-id-format-own", "L36", ERROR, FALSE, { "name_id_format=urn:mace:shibboleth:1.0:nameIdentifier" } },
  { "name-id-transient", "C24", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_TRANSIENT }, "valimail" },
  { "name-id-transient-alone", "C24", WARNING, FALSE, { "name_id_format=" LANYARD_SAML_NAME_ID_TRANSIENT } },
  { "name-id-source", "C26", ERROR, TRUE, { "name_id_source=shoe_size" } },
  { "name-id-source-persistent", "C26", ERROR, FALSE, { "name_id_source=persistent" } },
  { "name-id-empty-all", "C26", ERROR, TRUE, { NULL }, NULL, prepare_all_without_email },
  { "name-id-empty", "C26", WARNING, TRUE, { NULL }, NULL, prepare_one_without_email },
  { "name-id-empty-not-all", "C26", ERROR, FALSE, { NULL }, NULL, prepare_one_without_email },
  { "name-id-unique", "C27", ERROR, TRUE, { NULL }, NULL, prepare_same_email },
  { "i-30-transform", "L19", WARNING, TRUE, { "name_id_transform=lower" } },
  { "i-30-no-transform", "L19", WARNING, FALSE, { NULL } },
  { "i-30-same-letters", "C27", ERROR, TRUE, { "name_id_transform=lower", "name_id_source=username" }, NULL, prepare_other_letters },
  { "i-30-other-letters", "C27", ERROR, FALSE, { "name_id_source=username" }, NULL, prepare_other_letters },
  { "m-40-no-name-id", "L20", WARNING, TRUE, { "send_name_id=false" } },
  { "m-40-no-name-id-attribute", "L20", WARNING, FALSE, { "send_name_id=false", "attributes=mail=email" } },
  { "m-40-no-name-id-logout", "L20", WARNING, TRUE, { "send_name_id=false", "attributes=mail=email", "slo_url=https://sp.test/slo" } },
  { "m-40-no-name-id-empty", "C26", ERROR, FALSE, { "send_name_id=false" }, NULL, prepare_all_without_email },
  { "m-40-scope", "L21", WARNING, TRUE, { "attributes=id=subject_id" } },
  { "m-40-scope-not-needed", "L21", WARNING, FALSE, { "attributes=id=username" } },
  { "subject-id-is-no-name-id", "C26", ERROR, TRUE, { "name_id_source=subject_id" } },
  { "groups-are-no-name-id", "C26", ERROR, TRUE, { "name_id_source=groups" } },
  { "name-id-request", "C22", WARNING, TRUE, { NULL }, NULL, prepare_request_format },
  { "name-id-request-well", "C22", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "name-id-version-right", "C23", WARNING, FALSE, { NULL } },
  { "i-32-mutable", "C25", WARNING, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT } },
  { "i-32-kept", "C25", WARNING, FALSE, { "name_id_format=" LANYARD_SAML_NAME_ID_PERSISTENT, "name_id_source=persistent" } },
  { "i-32-listed", "C25", HINT, TRUE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_EMAIL "\",\"" LANYARD_SAML_NAME_ID_PERSISTENT "\"]" } },
  { "i-32-listed-employee-id", "C25", HINT, FALSE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_EMAIL "\",\"" LANYARD_SAML_NAME_ID_PERSISTENT "\"]", "name_id_source=employee_id" } },
  { "i-32-not-listed", "C25", HINT, FALSE, { "name_id_formats=[\"" LANYARD_SAML_NAME_ID_EMAIL "\"]" } },
  { "i-32-template", "C25", HINT, TRUE, { "name_id_format=" LANYARD_SAML_NAME_ID_EMAIL, "name_id_source=email" }, "canva" },
  { "i-32-template-email", "C25", HINT, FALSE, { "name_id_source=email" }, "15five" },
  { "name-id-case", "C25", WARNING, TRUE, { "name_id_source=username" }, NULL, prepare_mixed_case },
  { "name-id-case-email", "C25", WARNING, FALSE, { NULL }, NULL, prepare_mixed_case },
  { "name-id-there", "C26", WARNING, FALSE, { NULL } },
  { NULL }
};

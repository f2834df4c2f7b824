/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"
#define LONG_64 "0123456789012345678901234567890123456789012345678901234567890123"

static void
prepare_other_idp_entity_id (Fixture *fixture)
{
  g_object_set (fixture->other, "idp-entity-id", lanyard_connector_get_idp_entity_id (fixture->connector), NULL);
}

static void
prepare_no_groups (Fixture *fixture)
{
  fixture->n_groups = 0;
}

static void
prepare_handover_host (Fixture *fixture)
{
  set_handover (fixture, "https://old.example.org/saml2/app", BASE_URL "/saml2/app/metadata");
}

static void
prepare_handover_url (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/before", BASE_URL "/saml2/app/metadata");
}

static void
prepare_handover_old (Fixture *fixture)
{
  set_handover (fixture, BASE_URL "/saml2/app", BASE_URL "/saml2/before/metadata");
}

static void
prepare_request_broken (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"malformed\""));
}

static void
prepare_request_context (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"urn:mfa\"]"));
}

static void
prepare_request_minimum (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"urn:mfa\"],\"comparison\":\"minimum\""));
}

static void
prepare_request_password (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"urn:x\",\"urn:oasis:names:tc:SAML:2.0:ac:classes:Password\"]"));
}

static void
prepare_request_refeds (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"authn_contexts\":[\"https://refeds.org/profile/mfa\"]"));
}

static void
prepare_request_other_verified (Fixture *fixture)
{
  set_request (fixture, "{\"destination\":\"https://idp.example.net/saml2/app\",\"verified\":true}");
}

static void
prepare_clock (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1795000061}");
}

static void
prepare_clock_far (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1794999819,\"verified\":true}");
}

static void
prepare_clock_far_unsigned (Fixture *fixture)
{
  set_request (fixture, "{\"time\":1795000000,\"issue_instant\":1794999819}");
}

static void
prepare_never_tried (Fixture *fixture)
{
  fixture->tried = LANYARD_TRIED_NEVER;
}

static void
prepare_tried (Fixture *fixture)
{
  fixture->tried = LANYARD_TRIED_WELL;
}

static void
prepare_everybody (Fixture *fixture)
{
  for (guint i = 0; i < 10; i++)
    {
      g_autofree char *email = g_strdup_printf ("p%u@example.org", i);

      add_person (fixture, email, email);
    }
  fixture->n_everybody = fixture->people->len;
}

static void
prepare_group_with_factor (Fixture *fixture)
{
  fixture->some_need_mfa = TRUE;
}

static void
prepare_single (Fixture *fixture)
{
  fixture->n_single = 1;
}

static void
prepare_disabled (Fixture *fixture)
{
  fixture->n_disabled = 2;
}

const Case use_cases[] = {
  { "idp-entity-id-missing", "C06", ERROR, TRUE, { "idp_entity_id=" } },
  { "idp-entity-id-blank", "C06", ERROR, TRUE, { "idp_entity_id= urn:idp" } },
  { "idp-entity-id-same", "C06", ERROR, TRUE, { "idp_entity_id=https://sp.test" } },
  { "idp-entity-id-same-imported", "C06", WARNING, TRUE, { "idp_entity_id=https://sp.test", "metadata_source=https://sp.test/md" } },
  { "idp-entity-id-same-imported-no-error", "C06", ERROR, FALSE, { "idp_entity_id=https://sp.test", "metadata_source=https://sp.test/md" } },
  { "idp-entity-id-same-new", "C06", WARNING, FALSE, { "idp_entity_id=https://sp.test" } },
  { "idp-entity-id-duplicate", "C06", ERROR, TRUE, { NULL }, NULL, prepare_other_idp_entity_id },
  { "idp-entity-id-own", "C06", ERROR, TRUE, { "idp_entity_id=urn:idp" }, NULL, prepare_other_idp_entity_id },
  { "groups-none", "C10", WARNING, TRUE, { NULL }, NULL, prepare_no_groups },
  { "groups-empty", "C10", WARNING, TRUE, { NULL }, NULL, prepare_no_people },
  { "lifetime-zero", "C36", ERROR, TRUE, { "assertion_lifetime=0" } },
  { "lifetime-short", "C36", WARNING, TRUE, { "assertion_lifetime=119" } },
  { "lifetime-long", "C36", WARNING, TRUE, { "assertion_lifetime=601" } },
  { "lifetime-bounds", "C36", WARNING, FALSE, { "assertion_lifetime=120" } },
  { "session-long", "C37", WARNING, TRUE, { "session_lifetime=86401" } },
  { "session-short", "C37", WARNING, TRUE, { "session_lifetime=299" } },
  { "session-none", "C37", WARNING, FALSE, { "session_lifetime=0" } },
  { "relay-state-long", "C38", WARNING, TRUE, { "relay_state=" LONG_64 "01234567890123456" } },
  { "relay-state-80", "C38", WARNING, FALSE, { "relay_state=" LONG_64 "0123456789012345" } },
  { "relay-state-host", "C38", WARNING, TRUE, { "relay_state=https://evil.test/" } },
  { "relay-state-own-host", "C38", WARNING, FALSE, { "relay_state=https://sp.test/start" } },
  { "relay-state-missing", "C38", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "unsolicited", "C39", WARNING, TRUE, { NULL }, NULL, prepare_encryption_wanted },
  { "unsolicited-login-url", "C39", WARNING, TRUE, { "login_url=https://sp.test/login" }, NULL, prepare_encryption_wanted },
  { "unsolicited-off", "C39", WARNING, FALSE, { "idp_initiated=false", "login_url=https://sp.test/login" }, NULL,
    prepare_encryption_wanted },
  { "login-url-missing", "C40", WARNING, TRUE, { "idp_initiated=false" } },
  { "login-url-hidden", "C40", WARNING, FALSE, { "idp_initiated=false", "show_in_portal=false" } },
  { "login-url-there", "C40", WARNING, FALSE, { "idp_initiated=false", "login_url=https://sp.test/login" } },
  { "i-21-audience", "L15", HINT, TRUE, { "audience=https://sp.test/" } },
  { "i-21-audience-same", "L15", HINT, FALSE, { "audience=https://sp.test" } },
  { "m-34-not-before", "L18", HINT, TRUE, { "send_not_before=false" } },
  { "m-34-not-before-sent", "L18", HINT, FALSE, { NULL } },
  { "idp-entity-id", "C06", ERROR, FALSE, { NULL } },
  { "groups", "C10", WARNING, FALSE, { NULL } },
  { "everybody", "C11", HINT, TRUE, { NULL }, NULL, prepare_everybody },
  { "few", "C11", HINT, FALSE, { NULL } },
  { "clock", "C35", WARNING, TRUE, { NULL }, NULL, prepare_clock },
  { "clock-right", "C35", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "clock-far", "C35", ERROR, TRUE, { NULL }, NULL, prepare_clock_far },
  { "clock-far-unsigned", "C35", ERROR, FALSE, { NULL }, NULL, prepare_clock_far_unsigned },
  { "redirect", "C41", WARNING, TRUE, { "declare_redirect=false" }, NULL, prepare_request },
  { "redirect-declared", "C41", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "context", "C42", WARNING, TRUE, { NULL }, NULL, prepare_request_context },
  { "context-minimum", "C42", WARNING, FALSE, { NULL }, NULL, prepare_request_minimum },
  { "context-password", "C42", WARNING, TRUE, { "authn_context=urn:mfa" }, NULL, prepare_request_password },
  { "context-refeds", "C42", WARNING, TRUE, { NULL }, NULL, prepare_request_refeds },
  { "context-second-factor", "C42", WARNING, FALSE, { "mfa_authn_context=urn:mfa" }, NULL, prepare_request_context },
  { "destination-verified", "C44", WARNING, TRUE, { NULL }, NULL, prepare_request_other_verified },
  { "request-broken", "C43", HINT, TRUE, { NULL }, NULL, prepare_request_broken },
  { "request-read", "C43", HINT, FALSE, { NULL }, NULL, prepare_request },
  { "destination", "C44", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "destination-accepted", "C44", WARNING, FALSE, { "accepted_destinations=https://idp.example.net/saml2/app" }, NULL, prepare_request_other },
  { "handed-over-host", "C44", ERROR, TRUE, { NULL }, NULL, prepare_handover_host },
  { "handed-over-host-same", "C44", ERROR, FALSE, { NULL }, NULL, prepare_handover },
  { "handed-over-url", "C45", ERROR, TRUE, { NULL }, NULL, prepare_handover_url },
  { "handed-over-url-same", "C45", ERROR, FALSE, { NULL }, NULL, prepare_handover },
  { "handed-over-old", "C46", WARNING, TRUE, { NULL }, NULL, prepare_handover_old },
  { "handed-over-redirect", "C46", WARNING, TRUE, { "declare_redirect=false" }, NULL, prepare_handover },
  { "handed-over-new", "C46", WARNING, FALSE, { NULL }, NULL, prepare_handover },
  { "never-tried", "C47", WARNING, TRUE, { "state=active" }, NULL, prepare_never_tried },
  { "tried", "C47", WARNING, FALSE, { "state=active" }, NULL, prepare_tried },
  { "not-tried-yet", "C47", HINT, TRUE, { "state=inactive" }, NULL, prepare_never_tried },
  { "draft-not-tried", "C47", HINT, FALSE, { NULL }, NULL, prepare_never_tried },
  { "second-factor", "L31", WARNING, TRUE, { "access_policy=require-mfa" } },
  { "second-factor-of-group", "L31", WARNING, TRUE, { NULL }, NULL, prepare_group_with_factor },
  { "second-factor-unspecified", "L31", WARNING, TRUE, { "access_policy=require-mfa", "authn_context=urn:oasis:names:tc:SAML:2.0:ac:classes:unspecified" } },
  { "second-factor-mapped", "L31", WARNING, FALSE, { "access_policy=require-mfa", "mfa_authn_context=urn:mfa" } },
  { "second-factor-code-mapped", "L31", WARNING, FALSE, { "totp_authn_context=urn:mfa" }, NULL, prepare_group_with_factor },
  { "second-factor-always", "L31", WARNING, FALSE, { "access_policy=require-mfa", "authn_context=urn:mfa" } },
  { "no-second-factor", "L31", WARNING, FALSE, { NULL } },
  { "single", "L32", HINT, TRUE, { NULL }, NULL, prepare_single },
  { "no-single", "L32", HINT, FALSE, { NULL } },
  { "disabled", "L33", WARNING, TRUE, { NULL }, NULL, prepare_disabled },
  { "no-disabled", "L33", WARNING, FALSE, { NULL } },
  { NULL }
};

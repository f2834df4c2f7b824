/* SPDX-FileCopyrightText: 2026 The Lanyard authors
 * SPDX-License-Identifier: GPL-3.0-or-later
 */

#include "config.h"

#include "check-case.h"

#define REQUEST(members) "{\"time\":1795000000,\"issuer\":\"https://sp.test\",\"issue_instant\":1795000000" members "}"
#define ACS(url) "acs=[{\"url\":\"" url "\",\"default\":true}]"
#define LONG_64 "0123456789012345678901234567890123456789012345678901234567890123"
#define LONG_256 LONG_64 LONG_64 LONG_64 LONG_64

static void
prepare_other_sp_entity_id (Fixture *fixture)
{
  g_object_set (fixture->other, "sp-entity-id", lanyard_connector_get_sp_entity_id (fixture->connector), NULL);
}

static void
prepare_other_label (Fixture *fixture)
{
  g_object_set (fixture->other, "label", "App", NULL);
}

static void
prepare_aggregate (Fixture *fixture)
{
  set_facts (fixture, "{\"entity_id\":[\"https://sp.test\"],\"entities\":[\"12\"]}");
}

static void
prepare_own_as_sp (Fixture *fixture)
{
  g_object_set (fixture->connector, "sp-entity-id", lanyard_connector_get_idp_entity_id (fixture->other), NULL);
}

static void
prepare_own_as_sp_known (Fixture *fixture)
{
  prepare_facts (fixture);
  prepare_own_as_sp (fixture);
}

static void
prepare_cached (Fixture *fixture)
{
  set_facts (fixture, "{\"cache_duration\":[\"3600\"]}");
}

static void
prepare_fresh (Fixture *fixture)
{
  fixture->fresh_hash = "abc";
}

static void
prepare_verified_metadata (Fixture *fixture)
{
  set_facts (fixture, "{\"wishes\":[\"verified\"]}");
}

static void
prepare_request_dtd (Fixture *fixture)
{
  set_request (fixture, REQUEST (",\"code\":\"dtd\""));
}

static void
prepare_word (Fixture *fixture)
{
  set_facts (fixture, "{\"entity_id\":[\"Word\"]}");
}

static void
prepare_host_facts (Fixture *fixture)
{
  set_facts (fixture, "{\"entity_id\":[\"https://saml.cloud.com\"],\"acs\":[\"https://eu.cloud.com/acs\"]}");
}

const Case sp_cases[] = {
  { "sp-entity-id-missing", "C01", ERROR, TRUE, { "sp_entity_id=" } },
  { "sp-entity-id-duplicate", "C01", ERROR, TRUE, { NULL }, NULL, prepare_other_sp_entity_id },
  { "sp-entity-id-blank", "C02", ERROR, TRUE, { "sp_entity_id=urn:app " } },
  { "sp-entity-id-invisible", "C02", ERROR, TRUE, { "sp_entity_id=urn:a\xe2\x80\x8bpp" } },
  { "sp-entity-id-space-inside", "C02", ERROR, FALSE, { "sp_entity_id=My App" } },
  { "sp-entity-id-near", "C02", ERROR, TRUE, { "sp_entity_id=http://www.App.valimail.com/" }, "valimail" },
  { "sp-entity-id-known", "C02", ERROR, FALSE, { "sp_entity_id=https://app.valimail.com" }, "valimail" },
  { "sp-entity-id-other", "C02", ERROR, FALSE, { "sp_entity_id=https://app.valigov.com" }, "valimail" },
  { "acs-missing", "C03", ERROR, TRUE, { "acs=[]" } },
  { "acs-binding", "C03", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/a\"},{\"url\":\"https://sp.test/b\",\"index\":1,\"binding\":\"artifact\"}]" } },
  { "acs-binding-post", "C03", WARNING, FALSE, { "acs=[{\"url\":\"https://sp.test/a\",\"binding\":\"post\"}]" } },
  { "acs-binding-one-post", "C03", ERROR, FALSE, { "acs=[{\"url\":\"https://sp.test/a\",\"binding\":\"paos\"},{\"url\":\"https://sp.test/b\",\"index\":1}]" } },
  { "acs-binding-no-post", "C03", ERROR, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"binding\":\"redirect\"}]" } },
  { "acs-bad", "C03", ERROR, TRUE, { ACS ("javascript:alert(1)") } },
  { "acs-userinfo", "C03", ERROR, TRUE, { ACS ("https://user@sp.test/acs") } },
  { "acs-fragment", "C03", ERROR, TRUE, { ACS ("https://sp.test/acs#x") } },
  { "acs-index", "C03", ERROR, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1},{\"url\":\"https://sp.test/b\",\"index\":1}]" } },
  { "acs-index-differs", "C03", ERROR, FALSE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1},{\"url\":\"https://sp.test/b\",\"index\":2}]" } },
  { "acs-defaults", "C03", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"index\":1,\"default\":true},{\"url\":\"https://sp.test/b\",\"index\":2,\"default\":true}]" } },
  { "placeholder-braces", "C04", ERROR, TRUE, { ACS ("https://{region}.sp.test/acs") } },
  { "placeholder-angles", "C04", ERROR, TRUE, { "sp_entity_id=https://<your company>.sp.test" } },
  { "placeholder-word", "C04", ERROR, TRUE, { "sp_entity_id=https://yourdomain.sp.test" } },
  { "placeholder-upper", "C04", ERROR, TRUE, { ACS ("https://SUBDOMAIN.sp.test/acs") } },
  { "placeholder-unset", "C04", ERROR, TRUE, { "login_url=https://sp.test/ENDPOINT_NOT_SET" } },
  { "placeholder-constant", "C04", ERROR, TRUE, { "constants=role={account_id}" } },
  { "placeholder-json", "C04", ERROR, FALSE, { "relay_state={\"page\":\"home\"}" } },
  { "placeholder-part-of-word", "C04", ERROR, FALSE, { ACS ("https://subdomain.sp.test/acs") } },
  { "example", "C04", WARNING, TRUE, { ACS ("https://sp.example.com/acs") } },
  { "example-xx", "C04", WARNING, TRUE, { "sp_entity_id=https://XX.sp.test" } },
  { "example-not", "C04", WARNING, FALSE, { ACS ("https://examples.sp.test/example") } },
  { "http", "C05", WARNING, TRUE, { ACS ("http://sp.test/acs") } },
  { "http-loopback", "C05", WARNING, FALSE, { ACS ("http://127.0.0.1:35001/") } },
  { "http-mixed", "C05", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/a\"},{\"url\":\"http://sp.test/b\",\"index\":1}]" } },
  { "login-url-fragment", "L04", ERROR, FALSE, { "login_url=https://sp.test/#/login" } },
  { "slo-url-fragment", "L04", ERROR, TRUE, { "slo_url=https://sp.test/#/slo" } },
  { "login-url-bad", "L04", ERROR, TRUE, { "login_url=sp.test" } },
  { "logo-small", "L24", WARNING, TRUE, { "logo=data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAJUAAACW" } },
  { "logo-large", "L24", WARNING, FALSE, { "logo=data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAAJYAAACW" } },
  { "slo-response-url-bad", "L04", ERROR, TRUE, { "slo_response_url=/slo" } },
  { "destination-bad", "L04", ERROR, TRUE, { "destination=sp.test/acs" } },
  { "recipient-bad", "L04", ERROR, TRUE, { "recipient=javascript:x" } },
  { "destination-other", "L04", ERROR, FALSE, { "destination=https://sp.test/d", "recipient=https://sp.test/r" } },
  { "slo-url-bad", "L04", ERROR, TRUE, { "slo_url=ftp://sp.test" } },
  { "long", "C51", WARNING, TRUE, { ACS ("https://sp.test/" LONG_256) } },
  { "too-long", "C51", ERROR, TRUE, { "sp_entity_id=urn:" LONG_256 LONG_256 LONG_256 LONG_256 } },
  { "sp-entity-id-metadata", "C01", ERROR, TRUE, { "sp_entity_id=https://other.sp.test" }, NULL, prepare_facts },
  { "sp-entity-id-missing-known", "C01", ERROR, TRUE, { "sp_entity_id=" }, NULL, prepare_facts },
  { "acs-missing-known", "C03", ERROR, TRUE, { "acs=[]" }, NULL, prepare_facts },
  { "acs-no-post-known", "C03", ERROR, TRUE, { "acs=[{\"url\":\"https://sp.test/a\",\"binding\":\"paos\"}]" }, NULL, prepare_facts },
  { "acs-spaced", "C03", ERROR, TRUE, { ACS (" sp.test/acs") } },
  { "placeholder-known", "C04", ERROR, TRUE, { "sp_entity_id=https://{region}.sp.test", ACS ("https://SUBDOMAIN.sp.test/acs") }, NULL, prepare_facts },
  { "placeholder-of-template", "C04", ERROR, TRUE, { "sp_entity_id=https://<tenant>.valimail.com" }, "valimail" },
  { "wrong-side-known", "C07", ERROR, TRUE, { "acs=[{\"url\":\"https://sp.test/acs\",\"default\":true},{\"url\":\"" BASE_URL "/saml2/app\",\"index\":1}]" }, NULL, prepare_own_as_sp_known },
  { "other-default-listed", "C08", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/other\",\"default\":true},{\"url\":\"https://sp.test/acs\",\"index\":1}]" }, NULL, prepare_facts },
  { "sp-entity-id-same", "C01", ERROR, FALSE, { NULL }, NULL, prepare_facts },
  { "sp-entity-id-request", "C01", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "sp-entity-id-request-same", "C01", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "sp-entity-id-near-metadata", "C02", ERROR, TRUE, { "sp_entity_id=https://sp.test/" }, NULL, prepare_facts },
  { "acs-metadata", "C03", ERROR, TRUE, { ACS ("https://sp.test/acz") }, NULL, prepare_facts },
  { "acs-metadata-more", "C03", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/acs\",\"default\":true},{\"url\":\"https://sp.test/more\",\"index\":1}]" }, NULL, prepare_facts },
  { "acs-metadata-same", "C03", ERROR, FALSE, { NULL }, NULL, prepare_facts },
  { "acs-request", "C03", WARNING, TRUE, { NULL }, NULL, prepare_request_other },
  { "acs-request-same", "C03", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "https", "C05", WARNING, FALSE, { NULL } },
  { "wrong-side", "C07", ERROR, TRUE, { NULL }, NULL, prepare_own_as_sp },
  { "wrong-side-acs", "C07", ERROR, TRUE, { ACS (BASE_URL "/saml2/app") } },
  { "right-side", "C07", ERROR, FALSE, { NULL } },
  { "other-default", "C08", WARNING, TRUE, { ACS ("https://sp.test/other") }, NULL, prepare_facts },
  { "own-default", "C08", WARNING, FALSE, { NULL }, NULL, prepare_facts },
  { "aggregate", "C08", HINT, TRUE, { NULL }, NULL, prepare_aggregate },
  { "no-aggregate", "C08", HINT, FALSE, { NULL }, NULL, prepare_facts },
  { "metadata-expired", "C09", WARNING, TRUE, { "metadata_valid_until=1795000000" } },
  { "metadata-valid", "C09", WARNING, FALSE, { "metadata_valid_until=1795000001" } },
  { "metadata-aged", "C09", HINT, TRUE, { "metadata_date=1794996399" }, NULL, prepare_cached },
  { "metadata-not-aged", "C09", HINT, FALSE, { "metadata_date=1794996400" }, NULL, prepare_cached },
  { "metadata-changed", "C09", WARNING, TRUE, { "metadata_hash=def" }, NULL, prepare_fresh },
  { "metadata-same", "C09", WARNING, FALSE, { "metadata_hash=abc" }, NULL, prepare_fresh },
  { "private-key", "C49", ERROR, TRUE, { "notes=-----BEGIN PRIVATE KEY-----" } },
  { "no-private-key", "C49", ERROR, FALSE, { "notes=PRIVATE KEY" } },
  { "metadata-http", "C50", WARNING, TRUE, { "metadata_source=http://sp.test/metadata" } },
  { "metadata-http-verified", "C50", WARNING, FALSE, { "metadata_source=http://sp.test/metadata" }, NULL, prepare_verified_metadata },
  { "metadata-https", "C50", WARNING, FALSE, { "metadata_source=https://sp.test/metadata" } },
  { "short", "C51", WARNING, FALSE, { NULL } },
  { "dtd", "C52", ERROR, TRUE, { "notes=<!DOCTYPE x [ <!ENTITY y SYSTEM 'file:///etc/passwd'> ]>" } },
  { "no-dtd", "C52", ERROR, FALSE, { "notes=DOCTYPE" } },
  { "request-dtd", "C52", WARNING, TRUE, { NULL }, NULL, prepare_request_dtd },
  { "request-no-dtd", "C52", WARNING, FALSE, { NULL }, NULL, prepare_request },
  { "sp-entity-id-word", "L25", WARNING, TRUE, { "sp_entity_id=Sharepoint" } },
  { "sp-entity-id-host", "L25", WARNING, TRUE, { "sp_entity_id=sp.test/saml" } },
  { "sp-entity-id-urn", "L25", WARNING, FALSE, { "sp_entity_id=urn:sp" } },
  { "sp-entity-id-word-of-template", "L25", WARNING, FALSE, { "sp_entity_id=Dropbox" }, "dropbox-business" },
  { "sp-entity-id-word-of-metadata", "L25", WARNING, FALSE, { "sp_entity_id=Word" }, NULL, prepare_word },
  { "idp-entity-id-word", "L25", WARNING, TRUE, { "idp_entity_id=Lanyard" } },
  { "acs-wildcard", "L26", WARNING, TRUE, { ACS ("https://*.sp.test/acs") } },
  { "acs-wildcards", "L26", WARNING, TRUE, { "acs=[{\"url\":\"https://sp.test/acs\",\"default\":true},{\"url\":\"https://sp.test/*\",\"index\":1}]" } },
  { "acs-no-wildcard", "L26", WARNING, FALSE, { NULL } },
  { "acs-host", "L27", HINT, TRUE, { ACS ("https://test.sp.test/acs") } },
  { "acs-host-case", "L27", HINT, FALSE, { ACS ("https://SP.test:8443/acs") } },
  { "acs-host-urn", "L27", HINT, FALSE, { "sp_entity_id=urn:sp", ACS ("https://test.sp.test/acs") } },
  { "acs-host-of-metadata", "L27", HINT, FALSE, { "sp_entity_id=https://saml.cloud.com", ACS ("https://eu.cloud.com/acs") }, NULL, prepare_host_facts },
  { "acs-host-open", "L27", HINT, TRUE, { "sp_entity_id=https://a.test", ACS ("https://b.test/acs"), "placeholders={\"entity_id\":\"https://a.test\",\"acs_url\":\"https://b.test/acs\"}" }, "custom" },
  { "acs-host-of-template", "L27", HINT, FALSE, { "sp_entity_id=https://robinpowered.com", ACS ("https://dashboard.robinpowered.com/sso/saml/custom") }, "robin" },
  { "slo-unsigned", "L28", WARNING, TRUE, { "slo_url=https://sp.test/slo" } },
  { "slo-response-unsigned", "L28", WARNING, TRUE, { "slo_response_url=https://sp.test/slo" } },
  { "no-slo", "L28", WARNING, FALSE, { NULL } },
  { "description-long", "L30", WARNING, TRUE, { "description=" LONG_256 LONG_256 LONG_256 LONG_256 } },
  { "description", "L30", WARNING, FALSE, { "description=" LONG_256 LONG_256 LONG_256 LONG_64 LONG_64 LONG_64 } },
  { "label", "L05", WARNING, TRUE, { NULL }, NULL, prepare_other_label },
  { "label-of-its-own", "L05", WARNING, FALSE, { NULL } },
  { "bookmark-missing", "L01", ERROR, TRUE, { "kind=bookmark" } },
  { "bookmark-bad", "L01", ERROR, TRUE, { "kind=bookmark", "bookmark_url=javascript:alert(1)" } },
  { "bookmark-host", "L01", ERROR, TRUE, { "kind=bookmark", "bookmark_url=wiki.test/start" } },
  { "bookmark-placeholder", "C04", ERROR, TRUE, { "kind=bookmark", "bookmark_url={url}" } },
  { "bookmark", "L01", ERROR, FALSE, { "kind=bookmark", "bookmark_url=https://wiki.test/" } },
  { "bookmark-fragment", "L01", ERROR, FALSE, { "kind=bookmark", "bookmark_url=https://wiki.test/#/start" } },
  { "bookmark-no-acs", "C03", ERROR, FALSE, { "kind=bookmark", "acs=[]" } },
  { NULL }
};

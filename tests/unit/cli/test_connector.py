#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: connectors: their fields, their states, the check."""

import base64
import json
import os
import pty
import subprocess

from cli_world import DONE, PROGRAM, REFUSED, USAGE, run, test


@test
def connector_add(world):
    assert world.call("connector", "add", "mimecast", "--set", "region=eu", "--set", "account_code=CDE1") == "mimecast\n"
    shown = world.json("connector", "show", "mimecast")
    assert shown["sp_entity_id"] == "eu-api.mimecast.com.CDE1"
    assert [acs["url"] for acs in shown["acs"]] == [
        "https://eu-api.mimecast.com/login/saml", "https://eu-api.mimecast.com/login/sso/mpp",
        "https://eu-api.mimecast.com/login/sso/adcon"]
    assert shown["state"] == "draft" and shown["label"] == "Mimecast" and shown["idp_entity_id"].endswith("/saml2/mimecast/metadata")

    added = json.loads(world.call("connector", "add", "mimecast", "--label", "Post", "--slug", "post", "--json"))
    assert (added["slug"], added["label"]) == ("post", "Post")
    world.call("connector", "add", "mimecast", "--slug", "post", status=REFUSED)
    world.call("connector", "add", "mimecast", "--slug", "Not A Slug", status=REFUSED)
    world.call("connector", "add", "mimecast", "--set", "region=e/u", status=REFUSED)
    world.call("connector", "add", "mimecast", "--set", "planet=mars", status=REFUSED)
    world.call("connector", "add", "nothing", status=REFUSED)
    assert len(world.json("connector", "list")) == 2


@test
def connector_names(world):
    world.call("connector", "add", "slack", "--label", "Team Chat", "--slug", "chat")
    record = world.json("connector", "list")[0]
    for name in ["chat", "Team Chat", record["id"]]:
        assert world.json("connector", "show", name)["id"] == record["id"]
    world.call("connector", "show", "nothing", status=REFUSED)
    world.call("connector", "add", "slack", "--label", "Team Chat", "--slug", "chat-2")
    world.call("connector", "show", "Team Chat", status=REFUSED)
    assert len(world.json("connector", "show", "chat", "chat-2")) == 2
    assert "slug: chat-2" in world.call("connector", "show", "chat-2")


@test
def connector_set(world):
    world.call("connector", "add", "custom", "--slug", "app")
    world.call("connector", "set", "app", "label=My App", "sp_entity_id=urn:app", "acs=https://a.test/acs", "acs=https://b.test/acs",
               "attributes=mail=email", "attributes=name=display_name", "constants=plan=gold", "sign=assertion", "show_in_portal=no",
               "session_lifetime=3600")
    shown = world.json("connector", "show", "app")
    assert [acs["url"] for acs in shown["acs"]] == ["https://a.test/acs", "https://b.test/acs"]
    assert [(row["name"], row["source"]) for row in shown["attributes"]] == [("mail", "email"), ("name", "display_name")]
    assert (shown["sign"], shown["show_in_portal"], shown["session_lifetime"]) == ("assertion", False, 3600)
    world.call("connector", "set", "app", "acs=https://c.test/acs")
    assert len(world.json("connector", "show", "app")["acs"]) == 1

    before = world.json("connector", "show", "app")
    for assignment in ["nothing=1", "sign=neither", "session_lifetime=long", "label=", "slug=A B", "state=active", "color=99"]:
        world.call("connector", "set", "app", "notes=changed", assignment, status=REFUSED)
    assert world.json("connector", "show", "app") == before


# Every switch for service providers that need something else than usual: a value that is taken, one that is not.
SWITCHES = {
    "audience": ("urn:other", None), "additional_audiences": (["urn:a", "urn:b"], "[1]"), "sp_name_qualifiers": (["urn:a"], "[1]"),
    "ignore_request_signatures": (True, "perhaps"), "allow_sha1": (True, "perhaps"), "accepted_destinations": (["https://old.test/"], "[1]"),
    "encryption_optional": (True, "perhaps"), "content_encryption": ("aes256-cbc", "aes"), "key_transport": ("rsa-oaep-sha256", "rsa-1_5"),
    "encrypted_key_placement": ("sibling", "nowhere"), "sp_encryption_methods": (["urn:a"], "[1]"), "sp_signing_methods": (["urn:a"], "[1]"),
    "sp_digest_methods": (["urn:a"], "[1]"), "digest_algorithm": ("sha512", "md5"), "key_info": ("none", "all"), "key_name": ("subject", "x"),
    "base64_line_length": (64, "63"), "xml_prefixes": ("saml2", "x"), "xsi_type": (False, "perhaps"), "send_not_before": (False, "perhaps"),
    "send_name_id": (False, "perhaps"), "name_id_transform": ("lower", "x"), "ignore_allow_create": (False, "perhaps"),
    "group_attribute_multiple": ("repeat", "x"), "group_attribute_separator": ("|", None), "allowed_relay_states": (["/a"], "[1]"),
    "metadata_keys": ("active", "x"), "metadata_cache_duration": (3600, "soon"), "metadata_watch_hours": (24, "721"),
    "metadata_watch_private": (True, "x"),
    "metadata_signing_certificates": (["pem"], "[1]"), "metadata_valid_until": (4102444800, "soon"),
    "slo_url": ("https://sp.test/slo", None), "slo_response_url": ("https://sp.test/slor", None), "slo_binding": ("post", "soap"),
    "encrypt_assertion": (True, "perhaps"), "destination": ("https://sp.test/d", None), "recipient": ("https://sp.test/r", None),
    "mfa_authn_context": ("https://refeds.org/profile/mfa", None), "totp_authn_context": ("urn:t", None),
    "recovery_authn_context": ("urn:r", None),
    "acs": ([{"url": "https://sp.test/acs", "binding": "artifact"}], '[{"url":"u","binding":"soap"}]'),
}


@test
def logo_files(world):
    world.call("connector", "add", "custom", "--slug", "app")
    world.write("plain.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script><g/></svg>')
    world.write("open.svg", '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</svg>')
    world.write("large.svg", "<svg>" + " " * (100 * 1024) + "</svg>")
    world.write("text.png", "no picture")
    world.call("connector", "set", "app", "logo=plain.svg")
    logo = world.json("connector", "show", "app")["logo"]
    kind, content = logo.split(";base64,")
    assert kind == "data:image/svg+xml" and base64.b64decode(content) == b'<svg xmlns="http://www.w3.org/2000/svg"><g/></svg>', logo
    for refused in ["open.svg", "large.svg", "text.png", "nothing.png", "https://sp.test/logo.png", "data:text/html;base64,PGI+"]:
        world.call("connector", "set", "app", f"logo={refused}", status=REFUSED)
    assert world.json("connector", "show", "app")["logo"] == logo
    world.call("connector", "set", "app", "logo=")
    assert not world.json("connector", "show", "app").get("logo")


@test
def connector_switches(world):
    world.call("connector", "add", "custom", "--slug", "app")
    for field, (value, _) in SWITCHES.items():
        world.call("connector", "set", "app", f"{field}={value if isinstance(value, str) else json.dumps(value)}")
    world.call("connector", "set", "app",
               'attributes=[{"name":"g","source":"groups","multiple":"join","separator":",","transform":"upper"}]')
    shown = world.json("connector", "show", "app")
    assert {field: shown[field] for field in SWITCHES} == {field: value for field, (value, _) in SWITCHES.items()}
    assert shown["attributes"][0]["multiple"] == "join" and shown["attributes"][0]["transform"] == "upper"

    refused = [f"{field}={bad}" for field, (_, bad) in SWITCHES.items() if bad is not None]
    for assignment in refused:
        world.call("connector", "set", "app", assignment, status=REFUSED)
    assert world.json("connector", "show", "app") == shown

    # a draft may hold what the check finds
    unfinished = ["group_attribute_separator=", 'attributes=[{"name":"g","source":"groups","multiple":"join","separator":""}]',
                  "group_attribute_enabled=true", "group_attribute_multiple=join", "group_attribute_name="]
    world.call("connector", "set", "app", *unfinished)
    found = json.loads(world.call("connector", "check", "app", "--json", status=REFUSED).partition("\n")[2])
    assert [finding["field"] for finding in found if finding["rule"] == "C33"] == ["attributes", "group_attribute_separator"], found


@test
def name_id_import(world):
    world.call("connector", "add", "custom", "--slug", "app")
    for name in ["ann", "ben"]:
        world.call("person", "add", name, "--email", f"{name}@example.org")
    world.call("connector", "import-name-id", "app", "ann", "Old/ID=")
    world.call("connector", "import-name-id", "app", "ann", "Old/ID=")
    world.call("connector", "import-name-id", "app", "ann", "another", status=REFUSED)
    world.call("connector", "import-name-id", "app", "ben", "old/id=", status=REFUSED)
    world.call("connector", "import-name-id", "app", "nobody", "x", status=REFUSED)


@test
def settings_switches(world):
    world.call("settings", "set", "clock_skew=60", "metadata_validity=14", "metadata_cache_duration=3600", "metadata_signed=true",
               "organization_url=https://example.org/", "error_url=https://example.org/help", "scope=example.org")
    assert world.call("settings", "get", "clock_skew", "metadata_validity", "scope").split() == ["60", "14", "example.org"]
    for assignment in ["clock_skew=29", "clock_skew=601", "metadata_validity=-1", "error_url=http://example.org/", "scope=@example.org"]:
        world.call("settings", "set", assignment, status=REFUSED)


@test
def placeholders_follow(world):
    world.call("connector", "add", "mimecast", "--set", "region=eu", "--set", "account_code=A1")
    world.call("connector", "set", "mimecast", "login_url=https://own.test/login")
    world.call("connector", "set", "mimecast", "placeholders.region=us")
    shown = world.json("connector", "show", "mimecast")
    assert shown["sp_entity_id"] == "us-api.mimecast.com.A1"
    assert shown["acs"][2]["url"] == "https://us-api.mimecast.com/login/sso/adcon"
    assert shown["login_url"] == "https://own.test/login"
    world.call("connector", "set", "mimecast", "placeholders.region=u/s", status=REFUSED)


@test
def activation(world):
    world.call("connector", "add", "mimecast", "--slug", "m")
    assert "placeholder" in world.call("connector", "activate", "m", status=REFUSED)
    assert "C04" in world.call("connector", "check", "m", status=REFUSED)
    world.call("connector", "set", "m", "placeholders.region=eu", "placeholders.account_code=A1")
    world.call("connector", "export-metadata", "m", status=REFUSED)
    world.call("connector", "certificate", "m", status=REFUSED)
    world.call("connector", "activate", "m")
    shown = world.json("connector", "show", "m")
    assert shown["state"] == "active" and shown["certificates"][0]["role"] == "active"

    # an active connector cannot be broken
    world.call("connector", "set", "m", "acs=[]", status=REFUSED)
    world.call("connector", "set", "m", "slug=n", status=REFUSED)
    world.call("connector", "set", "m", "encrypt_assertion=true", status=REFUSED)
    # an error that came from elsewhere hinders no other change
    world.call("connector", "add", "custom", "--slug", "other")
    world.call("connector", "set", "other", f"idp_entity_id={shown['idp_entity_id']}")
    assert "C06" in world.call("connector", "check", "m", status=REFUSED)
    world.call("connector", "set", "m", "notes=changed")
    world.call("connector", "set", "m", "acs=[]", status=REFUSED)
    world.call("connector", "delete", "other")
    world.call("connector", "deactivate", "m")
    assert world.json("connector", "show", "m")["state"] == "inactive"
    world.call("connector", "set", "m", "slug=n")
    world.call("connector", "activate", "n")
    assert len(world.json("connector", "show", "n")["certificates"]) == 1
    world.call("connector", "activate", "n", "nothing", status=REFUSED)


@test
def connector_check(world):
    world.make_test_sp()
    untried = world.json("connector", "check", "test-sp")
    assert [(finding["rule"], finding["severity"]) for finding in untried] == [("C47", "warning")]
    assert world.call("connector", "check", "test-sp") != ""
    world.call("connector", "set", "test-sp", "assertion_lifetime=3600")
    findings = [finding for finding in world.json("connector", "check", "test-sp") if finding["rule"] != "C47"]
    assert [(finding["rule"], finding["severity"], finding["field"]) for finding in findings] == [("C36", "warning", "assertion_lifetime")]
    assert all(findings[0][part] for part in ("what", "why", "fix"))


@test
def connector_delete(world):
    for slug in ["a", "b", "c"]:
        world.call("connector", "add", "slack", "--slug", slug, "--label", slug)
    world.call("connector", "delete", "--yes", "a", "nothing", status=REFUSED)
    assert len(world.json("connector", "list")) == 3
    world.call("connector", "delete", "--yes", "a", "b", "a")
    assert [record["slug"] for record in world.json("connector", "list")] == ["c"]
    world.call("connector", "delete", "c", "c")
    assert world.json("connector", "list") == []


def type_at_terminal(world, text, *words):
    """Calls with a terminal on which that is typed: the status, and what is said there."""
    primary, secondary = pty.openpty()
    try:
        os.write(primary, text.encode())
        result = subprocess.run([PROGRAM, "--config", "test.lanyard", *words], cwd=world.folder, env=world.env, stdin=secondary,
                                capture_output=True, text=True)
    finally:
        os.close(primary)
        os.close(secondary)
    return result.returncode, result.stderr


@test
def several_are_deleted_by_their_number(world):
    """Spec S8: several at once ask to type how many; a script says --yes."""
    world.call("group", "add", "staff", "guests", "others")
    world.call("person", "add", "ann")
    world.call("person", "add", "ben")
    for slug in "ab":
        world.call("connector", "add", "slack", "--slug", slug, "--label", f"Chat {slug}")
    kinds = {"connector": ["a", "b"], "group": ["staff", "guests", "staff"], "person": ["ann", "ben"]}
    for noun, names in kinds.items():
        before = world.json(noun, "list")
        said = world.call(noun, "delete", *names, status=REFUSED, stdin="2\n")
        assert "2 records would be deleted" in said and "--yes" in said, said
        for typed in "3\n", "yes\n", "\n", "\x04":
            status, said = type_at_terminal(world, typed, noun, "delete", *names)
            assert status == REFUSED and "Type 2" in said and "Nothing was deleted" in said, (typed, status, said)
        assert world.json(noun, "list") == before
        status, said = type_at_terminal(world, " 2\n", noun, "delete", *names)
        assert status == DONE and before[0].get("label", names[0]) in said, said
        assert len(world.json(noun, "list")) == len(before) - 2
    world.call("group", "delete", "others")


@test
def bookmark(world):
    world.call("connector", "add", "bookmark", "--label", "Wiki", "--set", "url=https://wiki.test/")
    world.call("connector", "activate", "wiki")
    world.call("connector", "add", "bookmark", "--label", "Empty")
    world.call("connector", "activate", "empty", status=REFUSED)
    world.call("connector", "add", "bookmark", "--label", "Bad", "--set", "url=javascript:alert(1)", status=REFUSED)


@test
def access(world):
    """Groups in and out, single people, a second factor, and the policy before all of it."""
    world.call("connector", "add", "slack", "--slug", "chat")
    world.call("group", "add", "staff")
    world.call("person", "add", "ada", "--email", "ada@example.org")
    world.call("connector", "exclude", "chat", "staff")
    assert "excluded" in world.call("connector", "grant", "chat", "staff", status=REFUSED)
    world.call("connector", "readmit", "chat", "staff")
    world.call("connector", "grant", "chat", "staff")
    assert "granted" in world.call("connector", "exclude", "chat", "staff", status=REFUSED)
    world.call("connector", "grant-person", "chat", "ada")
    world.call("connector", "require-mfa", "chat", "staff")
    shown = world.json("connector", "show", "chat")
    assert (shown["groups"], shown["people"], shown["mfa_groups"], shown["excluded_groups"]) == (["staff"], ["ada"], ["staff"], [])
    assert shown["access_policy"] == "allow"
    assert world.json("person", "show", "ada")["connectors"] == ["Slack"]
    world.call("connector", "set", "chat", "access_policy=deny")
    assert world.json("person", "show", "ada")["connectors"] == []
    world.call("connector", "set", "chat", "access_policy=sometimes", status=REFUSED)
    world.call("connector", "waive-mfa", "chat", "staff")
    world.call("connector", "revoke-person", "chat", "ada")
    world.call("connector", "require-mfa-person", "chat", "ada@example.org")
    shown = world.json("connector", "show", "chat")
    assert (shown["people"], shown["mfa_groups"], shown["mfa_people"]) == ([], [], ["ada"])
    world.call("connector", "duplicate", "chat", "--groups", "--slug", "copy")
    assert world.json("connector", "show", "copy")["mfa_people"] == ["ada"]
    world.call("connector", "waive-mfa-person", "chat", "ada")
    assert world.json("connector", "show", "chat")["mfa_people"] == []
    world.call("connector", "require-mfa-person", "chat", "staff", status=REFUSED)


@test
def who_and_why(world):
    """The rules of access in their order, and the one that decides."""
    world.call("connector", "add", "slack", "--slug", "chat", "--label", "Chat")
    world.call("group", "add", "staff", "guests")
    world.call("person", "add", "ada", "--email", "ada@example.org")

    def explain():
        told = world.json("access", "explain", "ada@example.org", "chat")
        assert (told["person"], told["connector"]) == ("ada", "chat")
        assert "switched off" in told["obstacle"], "the connector is a draft"
        return told["allowed"], told["second_factor"], [(rule["rule"], rule["group"], rule["decides"]) for rule in told["rules"]]

    assert explain() == (False, None, [("no-grant", None, True)])
    world.call("connector", "grant", "chat", "staff")
    world.call("group", "add-member", "staff", "ada")
    assert explain() == (True, False, [("grant", "staff", True)])
    world.call("connector", "require-mfa", "chat", "staff")
    assert explain() == (True, True, [("grant", "staff", True), ("mfa", "staff", True)])
    world.call("group", "add-member", "guests", "ada")
    world.call("connector", "exclude", "chat", "guests")
    assert explain() == (False, None, [("exclusion", "guests", True), ("grant", "staff", False), ("mfa", "staff", False)])
    world.call("connector", "readmit", "chat", "guests")
    world.call("connector", "waive-mfa", "chat", "staff")
    world.call("connector", "require-mfa-person", "chat", "ada")
    assert explain() == (True, True, [("grant", "staff", True), ("person-mfa", None, True)])
    world.call("connector", "exclude", "chat", "guests")
    text = world.call("access", "explain", "ada", "Chat").splitlines()
    assert text[0] == "“ada” may not use “Chat”" and "guests" in text[1] and text[1].endswith("(decides)"), text
    assert "staff" in text[2] and "decides" not in text[2] and "switched off" in text[-1], text
    assert "The person needs a second factor" in text[3] and "decides" not in text[3], text
    world.call("access", "explain", "nobody", "chat", status=REFUSED)
    world.call("access", "explain", "ada", "nothing", status=REFUSED)


@test
def who_to_what(world):
    """The whole matrix through what lets people in, and what would change if a group went."""
    world.call("connector", "add", "slack", "--slug", "chat", "--label", "Chat")
    world.call("connector", "add", "bookmark", "--label", "Wiki", "--set", "url=https://wiki.test/")
    world.call("group", "add", "staff", "guests")
    for name in "ada", "bob", "eve":
        world.call("person", "add", name, "--email", f"{name}@example.org")
    assert world.json("access", "list") == [], "nothing granted means nobody"
    world.call("group", "add-member", "staff", "ada", "bob")
    world.call("group", "add-member", "guests", "bob")
    world.call("connector", "grant", "chat", "staff", "guests")
    world.call("connector", "require-mfa", "chat", "guests")
    world.call("connector", "grant", "wiki", "staff")
    world.call("connector", "exclude", "wiki", "guests")
    world.call("connector", "grant-person", "wiki", "eve")

    def names(*words):
        return [f'{cell["connector"]}/{cell["person"]}' for cell in world.json("access", *words)]

    assert names("list") == ["chat/ada", "chat/bob", "wiki/ada", "wiki/eve"]
    assert names("list", "--connector", "Chat", "--person", "bob") == ["chat/bob"]
    assert names("list", "--group", "staff") == ["chat/ada", "chat/bob", "wiki/ada"]
    assert names("list", "--filter", "exception") == ["wiki/eve"]
    assert names("list", "--filter", "several-reasons") == ["chat/bob"]
    assert names("list", "--filter", "blocked") == ["wiki/bob"]
    assert names("list", "--search", "guests bob") == ["chat/bob"]
    assert len(names("list", "--filter", "all")) == 6
    world.call("connector", "require-mfa-person", "wiki", "eve")
    eve = world.json("access", "list", "--person", "eve")[0]
    assert (eve["groups"], eve["person_grant"], eve["second_factor"]) == ([], True, True)
    bob = world.json("access", "list", "--person", "bob")[0]
    assert (bob["groups"], bob["person_grant"], bob["second_factor"], bob["rule"]) == (["guests", "staff"], False, True, "grant")
    effects = {f'{cell["connector"]}/{cell["person"]}': cell["effect"] for cell in world.json("access", "without-group", "guests")}
    assert effects == {"chat/bob": "no-second-factor", "wiki/bob": "gained"}
    lines = world.call("access", "without-group", "staff").splitlines()
    assert [line.split()[:2] for line in lines[:-1]] == [["chat", "ada"], ["wiki", "ada"]], lines
    assert lines[-1] == "1 person would lose access"
    table = world.call("access", "list", "--csv").lstrip("\ufeff").splitlines()
    assert table[0].startswith("username,name,email,connector,") and len(table) == 5
    assert world.call("access", "list").splitlines()[-1] == "3 people, 2 applications"
    world.call("access", "list", "--csv", "--json", status=USAGE)
    world.call("access", "list", "--filter", "some", status=USAGE)
    world.call("access", "list", "--person", "nobody", status=REFUSED)
    world.call("access", "without-group", "nothing", status=REFUSED)


@test
def secret_placeholders(world):
    """The value of a secret placeholder is in no output, no record, no history and no file."""
    words = ("--set", "company=acme", "--set", "client_id=17", "--set", "logout_page=https://acme.example/")
    said = [world.call("connector", "add", "benefitsolver", "--label", "Benefits", "--set", "client_key=HUSH-1", *words, "--json")]
    world.call("connector", "set", "benefits", "placeholders.client_key=HUSH-2")
    world.call("connector", "set", "benefits", "placeholders.company=other")
    world.call("connector", "add", "benefitsolver", "--label", "Second", "--set", "client_key=HUSH-3", *words)
    shown = json.loads(world.call("connector", "show", "benefits", "--json"))
    assert list(shown["secrets"]) == ["client_key"] and "client_key" not in shown["placeholders"], shown
    assert {"name": "ClientKey", "value": "{client_key}"} in shown["constants"], shown["constants"]
    assert shown["sp_entity_id"] == "https://other.benefitsolver.com/saml20"
    said += [json.dumps(shown), world.call("connector", "list", "--json"), world.call("history", "--json")]
    said += [world.call("connector", "compare", "benefits", "second"), world.call("connector", "export-template", "benefits")]
    findings = subprocess.run([PROGRAM, "--config", "test.lanyard", "connector", "check", "benefits"], cwd=world.folder,
                              env=world.env, capture_output=True, text=True).stdout
    assert "C04" not in findings, findings
    assert not any("HUSH" in text for text in said + [findings]), said
    for path in world.folder.rglob("*"):
        assert not path.is_file() or b"HUSH" not in path.read_bytes(), path


@test
def placeholders_from_files(world):
    words = ("--set", "company=acme", "--set", "client_id=17", "--set", "logout_page=https://acme.example/")
    world.write("key.txt", "HUSH-1\nnot this\n")
    world.call("connector", "add", "benefitsolver", "--slug", "a", "--set-file", "client_key=key.txt", *words)
    world.call("connector", "add", "benefitsolver", "--slug", "b", "--label", "B", "--set-file", "client_key=-", *words, stdin="HUSH-2\n")
    assert [list(world.json("connector", "show", slug)["secrets"]) for slug in "ab"] == [["client_key"], ["client_key"]]
    world.call("connector", "set", "a", "--set-file", "client_key=key.txt", "notes=x")
    world.call("connector", "set", "a", "--set-file", "company=-", stdin="other")
    assert world.json("connector", "show", "a")["sp_entity_id"] == "https://other.benefitsolver.com/saml20"
    world.call("connector", "set", "a", "--set-file", "client_key=absent.txt", status=REFUSED)
    world.call("connector", "set", "a", "--set-file", "client_key", status=USAGE)
    (world.folder / "no-text.txt").write_bytes(b"\xff\n")
    world.call("connector", "set", "a", "--set-file", "client_key=no-text.txt", status=REFUSED)
    world.call("connector", "add", "benefitsolver", "--slug", "c", "--set-file", "client_key=no-text.txt", *words, status=REFUSED)
    world.call("connector", "set", "a", status=USAGE)
    for stdin in "", "\n", "x" * 1025:
        for command in ["set", "a"], ["add", "benefitsolver", *words]:
            said = world.call("connector", *command, "--set-file", "client_key=-", stdin=stdin, status=REFUSED)
            assert "“client_key”" in said and "placeholder" in said and "password" not in said, said
    with open(world.folder / "no-text.txt", "rb") as stdin:
        result = subprocess.run([PROGRAM, "--config", "test.lanyard", "connector", "set", "a", "--set-file", "client_key=-"],
                                cwd=world.folder, env=world.env, stdin=stdin, capture_output=True, text=True)
    assert result.returncode == REFUSED and "“client_key”" in result.stderr, result


@test
def what_was_edited_by_hand(world):
    world.call("connector", "add", "mimecast", "--slug", "m", "--set", "region=eu", "--set", "account_code=A1")
    assert world.json("connector", "show", "m")["edited"] == []
    world.call("connector", "set", "m", "sp_entity_id=urn:own", "acs=https://own.test/acs")
    assert world.json("connector", "show", "m")["edited"] == ["sp_entity_id", "acs"]
    assert any(line.startswith("edited") for line in world.call("connector", "show", "m").splitlines())
    sheet = world.call("connector", "setup-sheet", "m", "--format", "html")
    assert "https://own.test/acs" in sheet


@test
def setup_sheet_says_what_each_url_is_for(world):
    world.call("connector", "add", "mimecast", "--slug", "m", "--set", "region=eu", "--set", "account_code=A1")
    labels = [acs["label"] for acs in world.json("connector", "show", "m")["acs"]]
    for form in ["html", "text"]:
        sheet = world.call("connector", "setup-sheet", "m", "--format", form)
        assert len(set(labels)) == 3 and all(f"({label})" in sheet for label in labels), sheet


run()

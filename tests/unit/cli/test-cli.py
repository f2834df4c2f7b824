#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: each noun and verb, its exit status, standard output and standard error."""

import base64
import contextlib
import datetime
import functools
import http.server
import json
import os
import pathlib
import re
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import threading
import traceback
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
import zlib

PROGRAM = sys.argv[1]
TESTS = []

DONE, REFUSED, USAGE = 0, 1, 2

NAMES = {
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}

ENTITY = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://%(name)s.test/sp">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                                 Location="https://%(name)s.test/acs" index="0"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class World:
    """A folder of its own with a configuration, and the program run in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, HOME=folder, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config",
                        XDG_CACHE_HOME=f"{folder}/cache", LC_ALL="C.UTF-8", LANGUAGE="")

    def call(self, *words, status=DONE, stdin=None, config="test.lanyard"):
        command = [PROGRAM] + (["--config", config] if config else []) + list(words)
        result = subprocess.run(command, cwd=self.folder, env=self.env, input=stdin or "", capture_output=True, text=True)
        assert result.returncode == status, f"{words}: {result.returncode}, not {status}: {result.stderr}{result.stdout}"
        if status == DONE:
            assert result.stderr == "", f"{words}: {result.stderr}"
        else:
            assert result.stderr.count("\n") == 1 and result.stderr.startswith("lanyardctl: "), f"{words}: {result.stderr!r}"
        return result.stdout if status == DONE else result.stderr + result.stdout

    def call_with_notes(self, *words):
        """What a command prints that also tells people something on standard error."""
        result = subprocess.run([PROGRAM, "--config", "test.lanyard", *words], cwd=self.folder, env=self.env, input="",
                                capture_output=True, text=True)
        assert result.returncode == DONE, f"{words}: {result.stderr}{result.stdout}"
        return result.stdout, result.stderr

    def json(self, *words):
        return json.loads(self.call(*words, "--json"))

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def read(self, name):
        return (self.folder / name).read_text()

    def make_test_sp(self, activate=True):
        """A connector for the bundled test SP and a person who may use it."""
        self.call("connector", "add", "custom", "--label", "Test SP", "--slug", "test-sp")
        self.call("test-sp", "metadata", "-o", "sp.xml")
        self.call("connector", "import-metadata", "test-sp", "sp.xml")
        self.call("group", "add", "staff")
        self.call("person", "add", "ann", "--email", "ann@example.org", "--first", "Ann", "--last", "Lee")
        self.call("group", "add-member", "staff", "ann")
        self.call("connector", "grant", "test-sp", "staff")
        if activate:
            self.call("connector", "activate", "test-sp")


def test(function):
    TESTS.append(function)
    return function


@test
def usage(world):
    for words in [(), ("nonsense",), ("connector",), ("connector", "nonsense"), ("connector", "add"),
                  ("connector", "list", "surplus"), ("connector", "list", "--nonsense"), ("--nonsense",),
                  ("connector", "set", "x"), ("connector", "set", "x", "label"), ("settings", "set", "=x"),
                  ("catalog", "search"), ("catalog", "show", "a", "b"), ("serve", "--port", "x"),
                  ("serve", "--port", "65536"), ("respond", "x"), ("saml", "decode", "a", "b"), ("saml", "verify", "a"), ("connector", "replace-key", "x", "--key", "k"),
                  ("person", "set", "ann"), ("group", "add-member", "staff"), ("test-sp",), ("connector", "add", "custom", "--set", "x")]:
        if words[:2] == ("connector", "set") or words[:2] == ("connector", "replace-key"):
            world.call("connector", "add", "custom", "--slug", "x") if not world.json("connector", "list") else None
        assert "lanyardctl" in world.call(*words, status=USAGE)


@test
def help_is_made_from_the_table(world):
    text = world.call("--help", config=None)
    for line in ["catalog search TEXT…", "connector add TEMPLATE", "connector replace-key CONNECTOR", "serve", "respond CONNECTOR",
                 "saml decode [FILE]", "event show REFERENCE", "saml verify [FILE]", "test-sp metadata", "settings get", "person add NAME", "group add-member GROUP PERSON…"]:
        assert line in text, line
    assert "person add" not in world.call("connector", "--help", config=None)
    assert "--slug" in world.call("connector", "add", "--help", config=None)
    assert "--port" in world.call("serve", "--help", config=None)
    assert world.call("--version", config=None).startswith("lanyardctl ")
    assert not (world.folder / "data").exists()


@test
def catalog(world):
    assert world.call("catalog", "search", "jira", config=None).startswith("atlassian-cloud ")
    assert world.call("catalog", "search", "xyzzyplugh", config=None) == ""
    assert json.loads(world.call("catalog", "search", "google", "drive", "--json", config=None))[0]["id"] == "google-workspace"
    listed = json.loads(world.call("catalog", "list", "--json", config=None))
    assert {"mimecast", "valimail", "deskpro", "salesforce", "aws", "slack", "custom", "bookmark"} <= {entry["id"] for entry in listed}
    assert next(entry for entry in listed if entry["id"] == "valimail")["labels"] == ["jit"]
    assert len(world.call("catalog", "list", config=None).splitlines()) == len(listed)
    assert "account_code" in world.call("catalog", "show", "mimecast", config=None)
    assert json.loads(world.call("catalog", "show", "mimecast", "--json", config=None))["id"] == "mimecast"
    assert "atlassian-cloud" in world.call("catalog", "show", "jira", status=REFUSED, config=None)


@test
def own_templates(world):
    """A connector's template comes back as one's own; what is broken or taken is told and left out."""
    world.call("connector", "add", "mimecast", "--label", "Mail Guard", "--set", "region=eu", "--set", "account_code=CX12")
    template = json.loads(world.call("connector", "export-template", "mail-guard", "-o", "own.json") or world.read("own.json"))
    assert template["service_provider"]["entity_id"] == "{region}-api.mimecast.com.{account_code}"
    assert "CX12" not in world.read("own.json")
    assert "result: valid" in world.call("template", "validate", "own.json")
    assert world.call("template", "import", "own.json") == "own-mail-guard\n"
    assert "already" in world.call("template", "import", "own.json", status=REFUSED)
    assert world.call("template", "search", "mail guard").startswith("own-mail-guard ")
    world.call("connector", "add", "own-mail-guard", "--label", "Second", "--set", "region=us", "--set", "account_code=C1")
    assert world.json("connector", "show", "second")["sp_entity_id"] == "us-api.mimecast.com.C1"

    taken = json.dumps({**template, "id": "slack"})
    assert "“slack” belongs to" in world.call("template", "import", world.write("taken.json", taken), status=REFUSED)
    undeclared = json.dumps({**template, "id": "other", "placeholders": template["placeholders"][:1]})
    assert "account_code" in world.call("template", "import", world.write("undeclared.json", undeclared), status=REFUSED)

    broken = world.folder / "data/lanyard/templates/broken.json"
    broken.write_text("{")
    assert "broken.json" in world.call("template", "validate", status=REFUSED)
    assert "mimecast" in world.call("template", "list")
    broken.unlink()
    assert world.call("template", "validate") == ""

    world.call("template", "remove", "own-mail-guard")
    assert "own-mail-guard" in world.call("template", "remove", "own-mail-guard", status=REFUSED)
    assert "slack" in world.call("template", "remove", "slack", status=REFUSED)


@test
def template_secrets(world):
    """What a customer entered as a secret does not leave with a template."""
    needed = [p for p in json.loads(world.call("template", "show", "druva", "--json"))["placeholders"] if p["key"] != "auth_token"]
    words = [word for p in needed for word in ("--set", f"{p['key']}={p['example']}")]
    world.call("connector", "add", "druva", "--label", "Backup", "--set", "auth_token=TOKEN-12345", *words)
    exported = world.call("connector", "export-template", "backup")
    assert "TOKEN-12345" not in exported and "{auth_token}" in exported


@test
def field_search(world):
    assert world.call("field", "search", "Audience", "Restriction", config=None).startswith("sp_entity_id ")
    found = json.loads(world.call("field", "search", "Target URL", "--json", config=None))
    assert [(one["field"], one["page"]) for one in found[:2]] == [("acs", "service-provider"), ("sso_url", "identity-provider")], found
    assert "Reply URL" in found[0]["names"]
    assert world.call("field", "search", "xyzzyplugh", config=None) == ""
    world.call("connector", "add", "valimail")
    named = json.loads(world.call("field", "search", "idp metadata file", "--connector", "valimail", "--json"))
    assert named[0]["field"] == "metadata_file", named
    world.call("field", "search", "x", "--connector", "nobody", status=REFUSED)


@test
def default_configuration(world):
    assert world.call("connector", "list", config=None) == ""
    path = world.folder / "data/lanyard/default.lanyard"
    assert path.exists() and stat.S_IMODE(path.stat().st_mode) == 0o600
    world.call("connector", "add", "slack", config="other/file")
    assert "slack" in world.call("connector", "list", config="other/file")
    assert world.call("connector", "list", config=None) == ""


@test
def option_after_command(world):
    world.call("connector", "add", "slack")
    assert "slack" in world.call("connector", "list", "--config", "test.lanyard", config=None)


@test
def unusable_configuration(world):
    world.write("broken", "this is no configuration, and longer than a header " * 20)
    os.chmod(world.folder / "broken", 0o600)
    world.call("connector", "list", status=REFUSED, config="broken")


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
    "metadata_keys": ("active", "x"), "metadata_signing_certificates": (["pem"], "[1]"), "metadata_valid_until": (4102444800, "soon"),
    "slo_url": ("https://sp.test/slo", None), "slo_response_url": ("https://sp.test/slor", None), "slo_binding": ("post", "soap"),
    "encrypt_assertion": (True, "perhaps"),
}


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
    refused += ["group_attribute_multiple=join group_attribute_separator=", 'attributes=[{"name":"g","multiple":"join","separator":""}]']
    for words in refused:
        world.call("connector", "set", "app", *words.split(" "), status=REFUSED)
    assert world.json("connector", "show", "app") == shown


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
    world.call("connector", "delete", "a", "nothing", status=REFUSED)
    assert len(world.json("connector", "list")) == 3
    world.call("connector", "delete", "a", "b", "a")
    assert [record["slug"] for record in world.json("connector", "list")] == ["c"]


@test
def metadata_import(world):
    world.call("connector", "add", "custom", "--slug", "app")
    both = "<md:EntitiesDescriptor xmlns:md=\"urn:oasis:names:tc:SAML:2.0:metadata\">%s%s</md:EntitiesDescriptor>"
    world.write("both.xml", both % (ENTITY % {"name": "one"}, ENTITY % {"name": "two"}))
    world.write("one.xml", ENTITY % {"name": "one"})
    assert "https://two.test/sp" in world.call("connector", "import-metadata", "app", "both.xml", status=REFUSED)
    world.call("connector", "import-metadata", "app", "both.xml", "--entity", "https://three.test/sp", status=REFUSED)
    changes = json.loads(world.call("connector", "import-metadata", "app", "both.xml", "--entity", "https://two.test/sp", "--json"))
    assert {"field": "sp_entity_id", "before": None, "after": "https://two.test/sp"} in changes
    assert "https://one.test/sp" in world.call("connector", "import-metadata", "app", "one.xml")
    shown = world.json("connector", "show", "app")
    assert (shown["sp_entity_id"], shown["acs"][0]["url"], shown["metadata_source"]) == ("https://one.test/sp", "https://one.test/acs", "one.xml")
    world.call("connector", "import-metadata", "app", "absent.xml", status=REFUSED)
    world.call("connector", "import-metadata", "app", world.write("bad.xml", "<x"), status=REFUSED)
    world.call("connector", "import-metadata", "app", ".", status=REFUSED)


@test
def m_63_metadata_list(world):
    entities = "".join(ENTITY % {"name": f"s{number}"} for number in range(300))
    world.write("all.xml", f'<md:EntitiesDescriptor xmlns:md="{NAMES["md"]}"><md:Extensions/>{entities}</md:EntitiesDescriptor>')
    assert len(world.call("metadata", "list", "all.xml").splitlines()) == 300
    assert world.call("metadata", "list", "all.xml", "s299").split()[:2] == ["https://s299.test/sp", "sp"]
    found = world.json("metadata", "list", "all.xml", "s299")
    assert [(entity["entity_id"], entity["roles"]) for entity in found] == [("https://s299.test/sp", "sp")]
    world.call("metadata", "list", "absent.xml", status=REFUSED)
    world.call("metadata", "list", world.write("dtd.xml", "<!DOCTYPE a><a/>"), status=REFUSED)

    world.call("connector", "add", "custom", "--slug", "app")
    assert "https://s0.test/sp" in world.call("connector", "import-metadata", "app", "all.xml", status=REFUSED)
    world.call("connector", "import-metadata", "app", "all.xml", "--entity", "https://s250.test/sp")
    assert world.json("connector", "show", "app")["sp_entity_id"] == "https://s250.test/sp"


@test
def paste(world):
    world.call("connector", "add", "custom", "--slug", "app")
    table = world.write("table.txt", "Audience\turn:sp\nACS URL\thttps://sp.test/acs\nWeather\tfine\n")
    changes, notes = world.call_with_notes("connector", "paste", "app", table, "--dry-run")
    assert "sp_entity_id" in changes and "Weather" in notes
    assert not world.json("connector", "show", "app")["sp_entity_id"]
    changes = json.loads(world.call("connector", "paste", "app", "-", "--json", stdin="Entity ID: urn:other"))
    assert {"field": "sp_entity_id", "after": "urn:other"}.items() <= changes[0].items(), changes
    world.call_with_notes("connector", "paste", "app", table)
    shown = world.json("connector", "show", "app")
    assert (shown["sp_entity_id"], shown["acs"][0]["url"]) == ("urn:sp", "https://sp.test/acs")
    world.call("connector", "paste", "app", world.write("one.xml", ENTITY % {"name": "one"}))
    assert world.json("connector", "show", "app")["metadata_source"] == "one.xml"
    assert "private key" in world.call("connector", "paste", "app", stdin="-----BEGIN PRIVATE KEY-----", status=REFUSED)
    world.call("connector", "paste", "app", stdin="hello", status=REFUSED)
    world.call("connector", "paste", "app", "absent.txt", status=REFUSED)


@test
def add_from(world):
    assert world.call("connector", "add-from", stdin="https://acme.deskpro.com/admin", status=DONE) == "deskpro\n"
    assert world.json("connector", "show", "deskpro")["placeholders"] == {"subdomain": "acme"}
    world.call("connector", "add-from", "--dry-run", stdin="https://acme.deskpro.com/admin")
    assert world.call("connector", "add-from", stdin="https://acme.deskpro.com/admin") == "deskpro-2\n"
    assert len(world.json("connector", "list")) == 2
    shown = json.loads(world.call("connector", "add-from", world.write("one.xml", ENTITY % {"name": "one"}), "--label", "One", "--json"))
    assert (shown["label"], shown["template"], shown["sp_entity_id"]) == ("One", "custom", "https://one.test/sp")
    world.call("connector", "add-from", stdin="https://unknown.test/", status=REFUSED)


@test
def m_68_import_keeps_what_a_person_set(world):
    world.call("connector", "add", "custom", "--slug", "app")
    world.write("one.xml", ENTITY % {"name": "one"})
    world.write("two.xml", (ENTITY % {"name": "two"}).replace("https://two.test/sp", "https://one.test/sp"))
    world.call("connector", "import-metadata", "app", "one.xml", "--dry-run")
    assert not world.json("connector", "show", "app")["sp_entity_id"]
    world.call("connector", "import-metadata", "app", "one.xml")
    world.call("connector", "set", "app", "sp_entity_id=https://own.test/sp")

    changes, notes = world.call_with_notes("connector", "import-metadata", "app", "two.xml")
    assert "https://two.test/acs" in changes and "sp_entity_id" in notes
    assert world.json("connector", "show", "app")["sp_entity_id"] == "https://own.test/sp"
    world.call("connector", "import-metadata", "app", "two.xml", "--overwrite")
    assert world.json("connector", "show", "app")["sp_entity_id"] == "https://one.test/sp"


@test
def m_64_m_65_what_is_demanded_of_metadata(world):
    world.make_test_sp()
    world.call("connector", "certificate", "test-sp", "-o", "idp.pem")
    world.call("connector", "export-metadata", "test-sp", "--sign", "-o", "signed.xml")
    root = ElementTree.fromstring(world.read("signed.xml"))
    assert root[0].tag == f"{{{NAMES['ds']}}}Signature" and root.get("ID")
    assert "Signature" not in world.call("connector", "export-metadata", "test-sp")
    world.call("settings", "set", "metadata_signed=true")
    assert "Signature" in world.call("connector", "export-metadata", "test-sp")

    # the signature is good, only the side is wrong; sp.xml is not signed
    assert "not a service provider" in world.call("connector", "import-metadata", "test-sp", "signed.xml", "--trust", "idp.pem", status=REFUSED)
    world.write("changed.xml", world.read("signed.xml").replace("SingleSignOnService", "SingleSignOnServicf"))
    assert "not a service provider" not in world.call("metadata", "list", "changed.xml", "--trust", "idp.pem", status=REFUSED)
    assert "not signed" in world.call("connector", "import-metadata", "test-sp", "sp.xml", "--trust", "idp.pem", status=REFUSED)
    assert "valid" in world.call("connector", "import-metadata", "test-sp", "sp.xml", "--max-days", "30", status=REFUSED)
    world.call("connector", "set", "test-sp", f"metadata_signing_certificates={world.read('idp.pem')}")
    assert "not signed" in world.call("connector", "import-metadata", "test-sp", "sp.xml", status=REFUSED)


@test
def a_32_metadata_by_url(world):
    world.write("one.xml", ENTITY % {"name": "one"})
    handler = functools.partial(QuietHandler, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/one.xml"
        assert "not a public address" in world.call("metadata", "fetch", url, status=REFUSED)
        assert "404" in world.call("metadata", "fetch", url + "x", "--allow-private", status=REFUSED)
        document, notes = world.call_with_notes("metadata", "fetch", url, "--allow-private")
        assert document == world.read("one.xml") and url in notes

        world.call("connector", "add", "custom", "--slug", "app")
        world.call_with_notes("connector", "import-metadata", "app", url, "--allow-private")
        shown = world.json("connector", "show", "app")
        assert (shown["sp_entity_id"], shown["metadata_source"]) == ("https://one.test/sp", url)
        assert world.call("metadata", "check", "--allow-private") == ""
        assert "not a public address" in world.call("metadata", "check", "app", status=REFUSED)
        world.write("one.xml", (ENTITY % {"name": "one"}).replace("/acs", "/other"))
        assert "https://one.test/other" in world.call("metadata", "check", "--allow-private", status=REFUSED)
        assert "/other" in world.call("metadata", "check", "app", "--allow-private", "--apply")
        assert world.call("metadata", "check", "app", "--allow-private") == ""
        assert world.json("connector", "show", "app")["acs"][0]["url"] == "https://one.test/other"
        world.call("metadata", "check", "absent", status=REFUSED)
        server.shutdown()
    world.call("metadata", "fetch", "http://sp.example/", status=REFUSED)
    world.call("metadata", "fetch", "ftp://sp.example/", status=REFUSED)


@test
def handover(world):
    world.make_test_sp()
    exported = ElementTree.fromstring(world.call("connector", "export-metadata", "test-sp"))
    shown = world.json("connector", "show", "test-sp")
    assert exported.get("entityID") == shown["idp_entity_id"]
    locations = {service.get("Location") for service in exported.iterfind(".//md:SingleSignOnService", NAMES)}
    assert locations == {shown["sso_url"]}

    world.call("connector", "export-metadata", "test-sp", "-o", "out.xml")
    world.call("connector", "export-metadata", "test-sp", "--output", ".")
    assert world.read("out.xml") == world.read("Lanyard-test-sp-metadata.xml")
    pem = world.call("connector", "certificate", "test-sp")
    assert pem.startswith("-----BEGIN CERTIFICATE-----")
    world.call("connector", "certificate", "test-sp", "-o", ".")
    assert world.read("certificate.pem") == pem
    assert "".join(pem.splitlines()[1:-1]) in "".join(ElementTree.tostring(exported, "unicode").split())
    world.call("connector", "certificate", "test-sp", "-o", "absent/certificate.pem", status=REFUSED)

    text = world.call("connector", "setup-sheet", "test-sp")
    assert shown["sso_url"] in text and pem.strip() in text
    world.call("connector", "setup-sheet", "test-sp", "-o", "setup.txt")
    assert world.read("setup.txt") == text
    values = {value["label"]: value["value"] for value in world.json("connector", "setup-sheet", "test-sp")["values"]}
    assert world.json("connector", "setup-sheet", "test-sp") == json.loads(
        world.call("connector", "setup-sheet", "test-sp", "--format", "json"))
    world.call("connector", "setup-sheet", "test-sp", "--format", "odt", status=USAGE)
    world.call("connector", "set", "test-sp", "label=<script>alert(1)</script> & Co")
    page = world.call("connector", "setup-sheet", "test-sp", "--format", "html")
    assert page.startswith("<!DOCTYPE html>") and pem.strip() in page and "<script" not in page
    assert "&lt;script&gt;alert(1)&lt;/script&gt; &amp; Co" in page
    world.call("connector", "set", "test-sp", "label=Test SP")
    assert values["SSO URL"] == shown["sso_url"]


@test
def replace_key(world):
    if not shutil.which("openssl"):
        return "openssl is not there"
    world.make_test_sp()
    for name in ["new", "other"]:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "100", "-subj", f"/CN={name}",
                        "-keyout", f"{name}.key", "-out", f"{name}.pem"], cwd=world.folder, check=True, capture_output=True)
    before = world.call("connector", "certificate", "test-sp")
    world.call("connector", "replace-key", "test-sp", "--key", "new.key", "--certificate", "other.pem", status=REFUSED)
    world.call("connector", "replace-key", "test-sp", "--key", "new.key", "--certificate", "new.key", status=REFUSED)
    world.call("connector", "replace-key", "test-sp", "--key", "absent", "--certificate", "new.pem", status=REFUSED)
    assert world.call("connector", "certificate", "test-sp") == before
    world.call("connector", "replace-key", "test-sp", "--key", "new.key", "--certificate", "new.pem")
    assert world.call("connector", "certificate", "test-sp").split() == world.read("new.pem").split()
    assert [pair["role"] for pair in world.json("connector", "show", "test-sp")["certificates"]] == ["active", "retired"]


def make_pair(world, name, *options):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-sha256", "-days", "100", "-subj", f"/CN={name}",
                    "-keyout", f"{name}.key", "-out", f"{name}.pem", *options], cwd=world.folder, check=True, capture_output=True)


@test
def certificate_import(world):
    if not shutil.which("openssl"):
        return "openssl is not there"
    world.make_test_sp()
    make_pair(world, "own", "-passout", "pass:sesame")
    make_pair(world, "other", "-nodes")
    subprocess.run(["openssl", "pkcs12", "-export", "-in", "other.pem", "-inkey", "other.key", "-passout", "pass:sesame",
                    "-out", "other.p12"], cwd=world.folder, check=True, capture_output=True)
    before = world.call("connector", "certificate", "test-sp")
    for words in [("own.pem",), ("own.pem", "--key", "other.key"), ("own.pem", "--key", "absent"), ("absent",)]:
        world.call("certificate", "import", "test-sp", *words, status=REFUSED)
    for file, passphrase in [("other.p12", "wrong"), ("other.p12", "")]:
        world.call("certificate", "import", "test-sp", file, "--passphrase-fd", "0", status=REFUSED, stdin=passphrase + "\n")
    assert world.call("connector", "certificate", "test-sp") == before
    world.call("certificate", "import", "test-sp", "other.p12", "--passphrase-fd", "0", stdin="sesame\n")
    assert world.call("connector", "certificate", "test-sp").split() == world.read("other.pem").split()
    world.call("certificate", "import", "test-sp", "own.pem", "--key", "own.key", "--next", "--passphrase-fd", "0", stdin="sesame")
    assert world.json("certificate", "rollover", "test-sp")["stage"] == "staged"


@test
def certificate_list_and_calendar(world):
    world.make_test_sp()
    listed = world.json("certificate", "list")
    assert {entry["use"] for entry in listed} >= {"signs", "sp-signing"}
    assert [entry["days_left"] for entry in listed] == sorted(entry["days_left"] for entry in listed)
    own = next(entry for entry in listed if entry["use"] == "signs")
    assert own["key"] == "RSA 3072" and own["in_use"]
    assert world.json("certificate", "list", own["fingerprint_sha1"].replace(":", "").lower()) == [own]
    assert world.call("certificate", "list", "of nothing") == ""
    world.call("certificate", "calendar", "-o", ".")
    try:
        import icalendar
    except ImportError:
        return "python3-icalendar is not there"
    text = (world.folder / "Lanyard-certificates.ics").read_bytes()
    calendar = icalendar.Calendar.from_ical(text)
    events = calendar.walk("VEVENT")
    assert len(events) == len(listed) and len({event["UID"] for event in events}) == len(events)
    for event, entry in zip(events, listed):
        assert event.decoded("DTSTART").strftime("%Y-%m-%dT%H:%M:%SZ") == entry["not_after"]
        assert "“Test SP”" in event["SUMMARY"]
        assert [alarm.decoded("TRIGGER").days for alarm in event.walk("VALARM")] == [-60, -30, -7, -1]
    again = icalendar.Calendar.from_ical(world.call("certificate", "calendar"))
    assert [event["UID"] for event in again.walk("VEVENT")] == [event["UID"] for event in events]


@test
def certificate_rollover(world):
    world.make_test_sp()
    show = lambda: world.json("certificate", "rollover", "test-sp")
    assert show()["stage"] == "idle" and show()["steps"] == ["start"]
    world.call("certificate", "rollover", "test-sp", "sideways", status=USAGE)
    world.call("certificate", "rollover", "test-sp", "switch", status=REFUSED)
    for step, stage in [("start", "staged"), ("tick", "ticked"), ("back", "staged"), ("tick", "ticked"), ("switch", "switched"),
                        ("retire", "retired"), ("back", "switched"), ("retire", "retired"), ("status", "retired")]:
        assert world.call("certificate", "rollover", "test-sp", step).startswith(stage + "\n"), step
    assert [pair["role"] for pair in show()["pairs"]] == ["active", "retired"]
    assert show()["pairs"][0]["ticked_by"] and show()["pairs"][1]["retired"]


@test
def groups(world):
    world.call("group", "add", "staff", "guests")
    world.call("group", "add", "staff", status=REFUSED)
    world.call("group", "add", "", status=REFUSED)
    for name in ["ann", "ben"]:
        world.call("person", "add", name, "--email", f"{name}@example.org")
    world.call("group", "add-member", "staff", "ann", "ben@example.org")
    world.call("group", "add-member", "staff", "nobody", status=REFUSED)
    world.call("group", "add-member", "nothing", "ann", status=REFUSED)
    world.call("connector", "add", "slack")
    world.call("connector", "grant", "slack", "staff", "guests")
    world.call("connector", "grant", "slack", "nothing", status=REFUSED)
    listed = {record["name"]: record for record in world.json("group", "list")}
    assert listed["staff"]["members"] == ["ann", "ben"] and listed["staff"]["connectors"] == ["Slack"]
    assert listed["guests"]["members"] == []
    assert "2 members" in world.call("group", "list")
    assert world.json("connector", "show", "slack")["groups"] == ["guests", "staff"]
    world.call("group", "remove-member", "staff", "ben")
    world.call("connector", "revoke", "slack", "guests")
    assert world.json("connector", "show", "slack")["groups"] == ["staff"]
    world.call("group", "delete", "staff", "guests")
    assert world.json("group", "list") == [] and world.json("person", "show", "ann")["groups"] == []
    world.call("group", "delete", "staff", status=REFUSED)


@test
def people(world):
    world.call("person", "add", "ann", "--email", "Ann@Example.org", "--first", "Ann", "--last", "Lee", "--set", "job_title=Boss",
               "--set", "shoe_size=40", "--set", "badge=1", "--set", "badge=2")
    shown = world.json("person", "show", "ANN@example.org")
    assert (shown["username"], shown["email"], shown["first_name"], shown["last_name"]) == ("ann", "ann@example.org", "Ann", "Lee")
    assert shown["job_title"] == "Boss" and shown["attributes"] == {"badge": ["1", "2"], "shoe_size": ["40"]}
    assert shown["has_password"] is False
    assert "username: ann" in world.call("person", "show", "ann")
    added = json.loads(world.call("person", "add", "ben", "--json"))
    assert added["username"] == "ben" and added["email"] is None
    world.call("person", "add", "ann", "--email", "x@example.org", status=REFUSED)
    world.call("person", "add", "cleo", "--email", "ann@example.org", status=REFUSED)
    world.call("person", "add", "cleo", "--email", "no address", status=REFUSED)
    world.call("person", "add", "a b", status=REFUSED)

    world.call("person", "set", "ann", "department=IT", "suspended=yes", "attributes.shoe_size=41")
    shown = world.json("person", "show", "ann")
    assert (shown["department"], shown["suspended"], shown["attributes"]["shoe_size"]) == ("IT", True, ["41"])
    world.call("person", "set", "ann", "size=1", status=REFUSED)
    world.call("person", "set", "nobody", "size=1", status=REFUSED)
    assert [record["username"] for record in world.json("person", "list")] == ["ann", "ben"]
    assert "suspended" in world.call("person", "list").splitlines()[0]
    world.call("person", "delete", "ann", "ben")
    assert world.json("person", "list") == []


@test
def passwords(world):
    world.call("person", "add", "ann", "--email", "ann@example.org", "--password-stdin", stdin="correct horse\nbattery")
    assert world.json("person", "show", "ann")["has_password"] is True
    world.call("person", "add", "ben", "--password-stdin", stdin="", status=REFUSED)
    world.call("person", "add", "ben", "--password-stdin", stdin="\n", status=REFUSED)
    world.call("person", "add", "ben", "--password-stdin", stdin="x" * 5000, status=REFUSED)
    assert len(world.json("person", "list")) == 1
    world.call("person", "add", "ben")
    world.call("person", "set", "ben", "--password-stdin", stdin="another one")
    assert world.json("person", "show", "ben")["has_password"] is True
    for path in world.folder.glob("test.lanyard*"):
        assert b"correct horse" not in path.read_bytes() and b"another one" not in path.read_bytes()


@test
def settings(world):
    got = world.json("settings", "get")
    assert got["base_url"] == f"http://127.0.0.1:{got['port']}" and got["session_lifetime"] == 28800
    world.call("settings", "set", "base_url=https://idp.example.org", "organization=Example", "session_lifetime=3600")
    assert world.call("settings", "get", "base_url", "session_lifetime") == "https://idp.example.org\n3600\n"
    assert "organization: Example" in world.call("settings", "get")
    for assignment in ["base_url=ftp://x", "base_url=http://idp.example.org", "session_lifetime=x", "nothing=1"]:
        world.call("settings", "set", assignment, status=REFUSED)
    world.call("settings", "get", "nothing", status=REFUSED)
    assert world.call("settings", "get", "base_url") == "https://idp.example.org\n"
    world.call("settings", "set", "base_url=")
    assert world.json("settings", "get")["base_url"] == got["base_url"]


@test
def test_sp(world):
    world.call("settings", "set", "base_url=https://idp.example.org")
    document = ElementTree.fromstring(world.call("test-sp", "metadata"))
    acs = document.find(".//md:AssertionConsumerService", NAMES)
    assert acs.get("Location") == "https://idp.example.org/test-sp/acs"
    assert document.get("entityID") == "https://idp.example.org/test-sp/metadata"


@test
def respond(world):
    world.make_test_sp()
    shown = world.json("connector", "show", "test-sp")
    response = ElementTree.fromstring(world.call("respond", "test-sp", "--person", "ann"))
    assert response.get("Destination") == shown["acs"][0]["url"] and response.get("InResponseTo") is None
    assert response.find(".//saml:NameID", NAMES).text == "ann@example.org"
    assert len(response.findall(".//ds:SignatureValue", NAMES)) == 2

    now = datetime.datetime.now(datetime.timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
    request = ("<samlp:AuthnRequest xmlns:samlp=\"%s\" ID=\"_1234567890abcdef1234\" Version=\"2.0\" IssueInstant=\"%s\" Destination=\"%s\""
               " AssertionConsumerServiceURL=\"%s\"><saml:Issuer xmlns:saml=\"%s\">%s</saml:Issuer></samlp:AuthnRequest>")
    values = [NAMES["samlp"], now, shown["sso_url"], shown["acs"][0]["url"], NAMES["saml"], shown["sp_entity_id"]]
    world.write("request.xml", request % tuple(values))
    response = ElementTree.fromstring(world.call("respond", "test-sp", "--person", "ann", "--request", "request.xml"))
    assert response.get("InResponseTo") == "_1234567890abcdef1234"

    values[3] = "https://evil.test/acs"
    world.write("evil.xml", request % tuple(values))
    assert "<samlp:Response" not in world.call("respond", "test-sp", "--person", "ann", "--request", "evil.xml", status=REFUSED)
    world.call("respond", "test-sp", "--person", "ann", "--request", world.write("bad.xml", "<x/>"), status=REFUSED)
    world.call("respond", "test-sp", "--person", "nobody", status=REFUSED)
    world.call("person", "add", "ben", "--email", "ben@example.org")
    assert "<saml:Assertion" not in world.call("respond", "test-sp", "--person", "ben", status=REFUSED)
    world.call("connector", "deactivate", "test-sp")
    world.call("respond", "test-sp", "--person", "ann", status=REFUSED)


@test
def test_dry_run(world):
    world.make_test_sp()
    shown = world.json("connector", "show", "test-sp")
    text = world.call("test", "dry-run", "test-sp", "ann")
    assert "accepted" in text and "FAILED" not in text and "NameID: ann@example.org" in text
    response = ElementTree.fromstring(world.call("test", "dry-run", "test-sp", "ann", "--sp-initiated", "--xml"))
    assert response.get("InResponseTo") and response.get("Destination") == shown["acs"][0]["url"]
    result = world.json("test", "dry-run", "test-sp", "ann")
    assert result["accepted"] and result["refusal"] is None and all(line["passed"] for line in result["findings"])
    assert base64.b64decode(result["encoded"]).decode() == result["xml"]

    world.call("person", "add", "ben", "--email", "ben@example.org")
    refused = world.call("test", "dry-run", "test-sp", "ben", status=REFUSED)
    assert "refused by the identity provider" in refused and "M-52" in refused
    result = world.call("test", "dry-run", "test-sp", "ben", "--json", status=REFUSED)
    refusal = json.loads(result[result.index("{"):])["refusal"]
    assert refusal["code"] == "no-access" and refusal["rule"] == "M-52" and refusal["fix"]

    request = ("<samlp:AuthnRequest xmlns:samlp=\"%s\" ID=\"_1234567890abcdef1234\" Version=\"2.0\""
               " IssueInstant=\"2020-01-01T00:00:00Z\" AssertionConsumerServiceURL=\"https://evil.test/acs\">"
               "<saml:Issuer xmlns:saml=\"%s\">%s</saml:Issuer></samlp:AuthnRequest>")
    world.write("request.xml", request % (NAMES["samlp"], NAMES["saml"], shown["sp_entity_id"]))
    assert "acs" in world.call("test", "dry-run", "test-sp", "ann", "--request", "request.xml", status=REFUSED).lower()
    world.call("test", "dry-run", "test-sp", "ann", "--request", world.write("bad.xml", "<x/>"), status=REFUSED)
    world.call("test", "dry-run", "test-sp", status=USAGE)


@test
def test_negative(world):
    world.make_test_sp()
    text = world.call("test", "negative", "test-sp", "--to-test-sp")
    assert "ACCEPTED" in text and text.count("\nrefused") >= 8 and "wrapped" in text, text
    world.call("test", "negative", "test-sp", status=USAGE)
    result = world.json("test", "negative", "test-sp", "--save", "broken", "--person", "ann")
    assert result["acs_url"].endswith("/test-sp/acs") and all(item["accepted"] is None for item in result["cases"])
    assert "<script" not in world.read("broken/wrapped.html") and "<ds:Signature" not in world.read("broken/unsigned.xml")
    assert "wrong-recipient.invalid" in world.read("broken/recipient.xml")
    world.call("person", "add", "ben", "--email", "ben@example.org")
    world.call("test", "negative", "test-sp", "--to-test-sp", "--person", "ben", status=REFUSED)
    world.call("connector", "revoke", "test-sp", "staff")
    world.call("test", "negative", "test-sp", "--to-test-sp", status=REFUSED)


@test
def inspect(world):
    world.make_test_sp()
    shown = world.json("connector", "show", "test-sp")
    document = world.call("test", "dry-run", "test-sp", "ann", "--xml")
    text = world.call("inspect", stdin=document)
    assert "application:" in text and "Test SP" in text and "FAILED" not in text and "differs:" not in text

    request = ("<samlp:AuthnRequest xmlns:samlp=\"%s\" ID=\"_1234567890abcdef1234\" Version=\"2.0\""
               " IssueInstant=\"2020-01-01T00:00:00Z\" AssertionConsumerServiceURL=\"%s/\">"
               "<saml:Issuer xmlns:saml=\"%s\">%s</saml:Issuer></samlp:AuthnRequest>")
    acs = shown["acs"][0]["url"]
    deflated = base64.b64encode(zlib.compress((request % (NAMES["samlp"], acs, NAMES["saml"], shown["sp_entity_id"])).encode(), wbits=-15))
    url = shown["sso_url"] + "?" + urllib.parse.urlencode({"SAMLRequest": deflated.decode(), "token": "hush"})
    form = urllib.parse.urlencode({"SAMLResponse": base64.b64encode(document.strip().encode()).decode(), "password": "hush"})
    har = {"log": {"entries": [{"request": {"url": url, "cookies": [{"name": "a", "value": "hush"}]}},
                               {"request": {"url": acs, "postData": {"text": form}}}]}}
    first, second = json.loads(world.call("inspect", world.write("a.har", json.dumps(har)), "--json"))
    assert first["message"] == "AuthnRequest" and first["connector"] == "test-sp"
    assert [line["field"] for line in first["differences"]] == ["acs"] and first["differences"][0]["expected"] == acs
    assert first["objection"]["code"] == "acs-unknown" and first["differences"][0]["fix"]
    assert second["message"] == "Response" and second["differences"] == [] and second["objection"] is None
    assert "hush" not in world.call("inspect", "a.har")
    for text in ["", "hello", "{}", "<!DOCTYPE a><a/>"]:
        world.call("inspect", stdin=text, status=DONE if text.startswith("<") else REFUSED)


@test
def saml_decode(world):
    world.make_test_sp()
    document = world.call("respond", "test-sp", "--person", "ann").strip()
    encoded = base64.b64encode(document.encode()).decode()
    deflated = base64.b64encode(zlib.compress(document.encode(), wbits=-15)).decode()
    query = urllib.parse.urlencode({"SAMLResponse": deflated, "RelayState": "s\x1b[2J", "token": "hush"})
    form = urllib.parse.urlencode({"SAMLResponse": encoded})
    for form_name, text in [("xml", document), ("base64", encoded), ("base64", urllib.parse.quote_plus(encoded)), ("deflated", deflated),
                            ("redirect", f"https://sp.test/acs?{query}"), ("redirect", query), ("post", form)]:
        shown = world.call("saml", "decode", "-", stdin=text, config=None)
        lines = dict(line.split(":", 1) for line in shown.splitlines() if re.match(r"[A-Za-z ]+: ", line))
        assert lines["message"].strip() == "Response" and lines["form"].strip() == form_name, (form_name, shown)
        assert lines["NameID"].strip() == "ann@example.org"
        assert "Indented copy to read; signatures do not fit it" in shown and "\n  <saml:Issuer" in shown
        assert "hush" not in shown and "\x1b" not in shown
        assert world.call("saml", "decode", "--raw", stdin=text, config=None) == document
    assert json.loads(world.call("saml", "decode", "--json", stdin=query, config=None))["xml"] == document
    assert "other parameters:" in world.call("saml", "decode", stdin=query, config=None)

    for text in ["", "hello", "<a/>", "<!DOCTYPE a><a/>", "SAMLResponse=%", "\0\xff"]:
        assert world.call("saml", "decode", stdin=text, config=None, status=REFUSED).count(". ") >= 1, text
    assert world.call("saml", "decode", "--raw", stdin="<!DOCTYPE a><a/>", config=None) == "<!DOCTYPE a><a/>"
    world.call("saml", "decode", "nowhere.xml", config=None, status=REFUSED)
    assert not (world.folder / "data").exists()


@test
def saml_decode_encrypted(world):
    if not shutil.which("openssl"):
        return "openssl is not there"
    world.make_test_sp()
    make_pair(world, "sp", "-passout", "pass:sesame")
    make_pair(world, "other", "-nodes")
    plain = world.write("plain.xml", world.call("respond", "test-sp", "--person", "ann"))
    world.call("connector", "set", "test-sp", "sp_encryption_certificates=" + world.read("sp.pem"), "encrypt_assertion=true")
    world.write("response.xml", world.call("respond", "test-sp", "--person", "ann"))

    assert "ann@example.org" not in world.call("saml", "decode", "response.xml", config=None)
    shown = world.call("saml", "decode", "response.xml", "--key", "sp.key", "--passphrase-fd", "0", stdin="sesame\n", config=None)
    assert "\nNameID: " in shown and "The assertion that was encrypted in it" in shown and ">ann@example.org</saml:NameID>" in shown
    result = json.loads(world.call("saml", "decode", "response.xml", "--json", "--key", "sp.key", "--passphrase-fd", "0",
                                   stdin="sesame\n", config=None))
    assert result["decrypted"].startswith("<saml:Assertion ") and "EncryptedAssertion" in result["xml"]
    assert {"name": "NameID", "value": "ann@example.org"} in result["facts"]

    wrong = world.call("saml", "decode", "response.xml", "--key", "sp.key", "--passphrase-fd", "0", stdin="open\n", config=None,
                       status=REFUSED)
    assert "open" not in wrong.lower().replace("openssl", "")
    for message, key in [("response.xml", "other.key"), (plain, "other.key"), ("response.xml", "sp.pem"), ("response.xml", "absent")]:
        world.call("saml", "decode", message, "--key", key, config=None, status=REFUSED)
    world.call("saml", "decode", "response.xml", "--raw", "--key", "other.key", config=None, status=USAGE)


@test
def event_show(world):
    world.make_test_sp()
    with serving(world, "--port", "0") as (process, base_url):
        try:
            urllib.request.urlopen(f"{base_url}/saml2/test-sp?SAMLRequest=hello", timeout=20)
            raise AssertionError("the request was not refused")
        except urllib.error.HTTPError as refusal:
            page = refusal.read().decode()
        reference = re.search(r">([2-9A-HJ-NP-Z]{8})<", page)[1]
        event = world.json("event", "show", reference)
        assert event["reference"] == reference and event["event"] == "refusal" and event["connector"] == "test-sp", event
        assert event["code"] == "malformed" and event["rule"] and event["time"].endswith("Z")
        spoken = f"{reference[:4]}-{reference[4:]}".lower()
        assert f"code: {event['code']}" in re.sub(" +", " ", world.call("event", "show", spoken))
        process.terminate()
        process.wait(20)
    assert "AAAAAAAA" in world.call("event", "show", "aaaaaaaa", status=REFUSED)
    assert "\x1b" not in world.call("event", "show", "\x1b[2J", status=REFUSED)
    world.call("event", "show", status=USAGE)


@test
def saml_verify(world):
    world.make_test_sp()
    shown = world.json("connector", "show", "test-sp")
    world.write("response.xml", world.call("respond", "test-sp", "--person", "ann"))
    world.call("connector", "certificate", "test-sp", "-o", "idp.pem")
    verdicts = world.call("saml", "verify", "response.xml", "--connector", "test-sp", "--certificate", "idp.pem")
    assert "FAILED" not in verdicts and verdicts.count("passed  M-12") == 5, verdicts
    assert f"expected “{shown['sp_entity_id']}”" in verdicts

    world.write("changed.xml", world.read("response.xml").replace("ann@", "bob@"))
    assert "FAILED  M-12" in world.call("saml", "verify", "changed.xml", "--certificate", "idp.pem", status=REFUSED, config=None)
    result = world.call("saml", "verify", "changed.xml", "--connector", "test-sp", "--json", status=REFUSED)
    verdict = json.loads(result[result.index("{"):])
    assert not verdict["passed"] and {"signature-invalid"} == {f["code"] for f in verdict["findings"] if not f["passed"]}
    late = world.call("saml", "verify", "response.xml", "--connector", "test-sp", "--at", "2040-01-01T00:00:00Z", status=REFUSED)
    assert "FAILED  M-34" in late and "passed  M-12" in late
    world.call("saml", "verify", "response.xml", "--connector", "test-sp", "--at", "noon", status=REFUSED)
    world.call("saml", "verify", "response.xml", "--connector", "nobody", status=REFUSED)
    world.call("saml", "verify", "response.xml", "--certificate", "response.xml", status=REFUSED)

    world.call("connector", "set", "test-sp", "audience=urn:other")
    assert "expected “urn:other”" in world.call("saml", "verify", "response.xml", "--connector", "test-sp", status=REFUSED)
    world.write("other.xml", world.call("respond", "test-sp", "--person", "ann"))
    assert "expected “urn:other”" in world.call("saml", "verify", "other.xml", "--connector", "test-sp")
    issued = datetime.datetime.fromisoformat(re.search(r'IssueInstant="([^"Z]*)', world.read("other.xml"))[1])
    early = (issued - datetime.timedelta(seconds=400)).strftime("%Y-%m-%dT%H:%M:%SZ")
    world.call("saml", "verify", "other.xml", "--connector", "test-sp", "--at", early, status=REFUSED)
    world.call("settings", "set", "clock_skew=500")
    assert "FAILED" not in world.call("saml", "verify", "other.xml", "--connector", "test-sp", "--at", early)
    world.call("settings", "set", "clock_skew=180")
    world.call("connector", "set", "test-sp", "audience=")

    request = ("<samlp:AuthnRequest xmlns:samlp=\"%s\" ID=\"_1\" Version=\"2.0\" IssueInstant=\"2026-11-21T10:00:00Z\""
               " AssertionConsumerServiceURL=\"%s\"><saml:Issuer xmlns:saml=\"%s\">%s</saml:Issuer></samlp:AuthnRequest>")
    values = [NAMES["samlp"], shown["acs"][0]["url"], NAMES["saml"], shown["sp_entity_id"]]
    world.write("request.xml", request % tuple(values))
    at = ("--connector", "test-sp", "--at", "2026-11-21T10:00:00Z")
    assert "passed  M-07" in world.call("saml", "verify", "request.xml", *at)
    values[1] = "https://evil.test/acs"
    assert "expected" in world.call("saml", "verify", world.write("evil.xml", request % tuple(values)), *at, status=REFUSED)

    logout = ("<samlp:LogoutRequest xmlns:samlp=\"%s\" ID=\"_1\"><saml:Issuer xmlns:saml=\"%s\">%s</saml:Issuer>"
              "</samlp:LogoutRequest>")
    world.write("logout.xml", logout % (NAMES["samlp"], NAMES["saml"], shown["sp_entity_id"]))
    assert "FAILED  M-13" in world.call("saml", "verify", "logout.xml", "--connector", "test-sp", status=REFUSED)
    world.write("logout.xml", logout % (NAMES["samlp"], NAMES["saml"], "urn:somebody"))
    assert "FAILED  M-07" in world.call("saml", "verify", "logout.xml", "--connector", "test-sp", status=REFUSED)


@test
def m_16_saml_verify_of_sha1(world):
    if not shutil.which("openssl"):
        return "openssl is not there"
    world.make_test_sp()
    issuer = world.json("connector", "show", "test-sp")["sp_entity_id"]
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "100", "-subj", "/CN=sp",
                    "-keyout", "sp.key", "-out", "sp.pem"], cwd=world.folder, check=True, capture_output=True)
    world.call("connector", "set", "test-sp", f"sp_signing_certificates={world.read('sp.pem')}")
    document = (f'<samlp:LogoutRequest xmlns:samlp="{NAMES["samlp"]}" ID="_1"><saml:Issuer xmlns:saml="{NAMES["saml"]}">'
                f"{issuer}</saml:Issuer></samlp:LogoutRequest>")
    query = urllib.parse.urlencode({"SAMLRequest": base64.b64encode(zlib.compress(document.encode(), wbits=-15)).decode(),
                                    "SigAlg": NAMES["ds"] + "rsa-sha1"})
    signature = subprocess.run(["openssl", "dgst", "-sha1", "-sign", "sp.key"], cwd=world.folder, check=True,
                               input=query.encode(), capture_output=True).stdout
    query += "&" + urllib.parse.urlencode({"Signature": base64.b64encode(signature).decode()})
    assert "FAILED  M-11" in world.call("saml", "verify", "--connector", "test-sp", stdin=query, status=REFUSED)
    world.call("connector", "set", "test-sp", "allow_sha1=true")
    assert "passed  M-11" in world.call("saml", "verify", "--connector", "test-sp", stdin=query)


@contextlib.contextmanager
def serving(world, *words):
    process = subprocess.Popen([PROGRAM, "--config", "test.lanyard", "serve", *words], cwd=world.folder, env=world.env,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


@test
def serve(world):
    for number in [signal.SIGTERM, signal.SIGINT]:
        with serving(world, "--port", "0") as (process, base_url):
            with urllib.request.urlopen(f"{base_url}/healthz", timeout=20) as answer:
                assert answer.status == 200
            process.send_signal(number)
            assert process.wait(20) == DONE
            assert process.stderr.read() == ""


@test
def serve_on_the_configured_port(world):
    base_url = world.call("settings", "get", "base_url").strip()
    with serving(world) as (process, served):
        assert served == base_url
        world.call("serve", status=REFUSED)
        # the configuration is shared while it is served
        world.call("connector", "add", "slack")
        process.terminate()
        assert process.wait(20) == DONE


@test
def serve_on_a_taken_port(world):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert str(taken.getsockname()[1]) in world.call("serve", "--port", str(taken.getsockname()[1]), status=REFUSED)


@test
def bookmark(world):
    world.call("connector", "add", "bookmark", "--label", "Wiki", "--set", "url=https://wiki.test/")
    world.call("connector", "activate", "wiki")
    world.call("connector", "add", "bookmark", "--label", "Empty")
    world.call("connector", "activate", "empty", status=REFUSED)
    world.call("connector", "add", "bookmark", "--label", "Bad", "--set", "url=javascript:alert(1)", status=REFUSED)


@test
def names_cannot_forge_output(world):
    world.call("connector", "add", "slack", "--label", "a\u202eb", "--slug", "chat")
    assert "\u202e" not in world.call("connector", "list") + world.call("connector", "show", "chat")
    assert world.json("connector", "show", "chat")["label"] == "a\u202eb"
    world.call("connector", "add", "slack", "--label", "a\x1b[2Jb", status=REFUSED)
    assert "\x1b" not in world.call("connector", "show", "\x1b[2J", status=REFUSED)

@test
def history(world):
    world.call("connector", "add", "custom", "--label", "Big App", "--slug", "big")
    world.call("group", "add", "staff")
    world.call("connector", "set", "big", "label=Bigger", "sp_entity_id=https://sp.test/a")
    world.call("connector", "grant", "big", "staff")
    steps = world.json("history", "big")
    assert [len(step["fields"]) > 0 for step in steps] == [True, True, True], steps
    assert steps[1]["fields"][0] == {"field": "label", "label": "Display Label", "before": "Big App", "after": "Bigger"}, steps
    assert "Display Label: Big App → Bigger" in world.call("history", "big")
    assert len(world.json("history", "--limit", "1")) == 1
    assert len(world.json("history", "--search", "staff")) >= 1

    first = str(steps[2]["number"])
    plan = world.json("history", "restore", first, "--dry-run")
    assert {field["field"] for field in plan["fields"]} == {"label", "sp_entity_id", "grant"}, plan
    assert world.json("connector", "show", "big")["label"] == "Bigger"
    world.call("history", "restore", first)
    shown = world.json("connector", "show", "big")
    assert shown["label"] == "Big App" and shown["groups"] == [], shown
    world.call("history", "undo", str(world.json("history", "big")[0]["number"]))
    assert world.json("connector", "show", "big")["groups"] == ["staff"]

    world.call("connector", "delete", "big")
    gone = world.json("history", "--deleted")
    assert [step["title"] for step in gone] == ["Bigger"], gone
    assert world.json("history", "Bigger")[0]["number"] == gone[0]["number"]
    world.call("history", "restore", str(gone[0]["number"]))
    assert world.json("connector", "show", "big")["groups"] == ["staff"]
    world.call("history", "restore", "nonsense", status=USAGE)
    world.call("history", "restore", "99999", status=REFUSED)
    world.call("history", "nobody", status=REFUSED)


@test
def copies(world):
    world.make_test_sp()
    assert world.call("connector", "duplicate", "test-sp", "--label", "Staging", "--groups") == "staging\n"
    copy = world.json("connector", "show", "staging")
    assert copy["state"] == "draft" and copy["groups"] == ["staff"] and copy["certificates"] == [], copy
    world.call("connector", "set", "staging", "sign=assertion")
    fields = {field["field"]: field for field in world.json("connector", "compare", "test-sp", "staging")["fields"]}
    assert not fields["sign"]["expected"] and fields["slug"]["expected"] and fields["idp_entity_id"]["expected"], fields
    assert "name_id_source" not in fields
    assert "name_id_source" in str(world.json("connector", "compare", "test-sp", "staging", "--all"))
    assert "!  Signed Part" in world.call("connector", "compare", "test-sp", "staging")

    world.call("connector", "set", "test-sp", "slug=other", status=REFUSED)
    changes = world.json("connector", "set-idp-url", "test-sp", "other", "--dry-run")["fields"]
    assert all("/saml2/other" in field["after"] for field in changes) and len(changes) >= 2, changes
    assert "/saml2/other" in world.call("connector", "set-idp-url", "test-sp", "other")
    assert world.json("connector", "show", "other")["state"] == "active"
    world.call("connector", "set-idp-url", "other", "staging", status=REFUSED)


@test
def bulk(world):
    world.make_test_sp()
    world.call("connector", "add", "custom", "--label", "Draft", "--slug", "draft")
    world.call("connector", "add", "bookmark", "--label", "Link", "--slug", "link")
    plan = world.json("connector", "bulk", "add-attribute", "dept=department", "--all", "--dry-run")
    reasons = {item["connector"]: item["reason"] for item in plan}
    assert reasons["link"] and not reasons["draft"] and not reasons["test-sp"], reasons
    assert "dept" not in str(world.json("connector", "show", "draft"))
    world.call("connector", "bulk", "add-attribute", "dept=department", "--all")
    assert "dept" in str(world.json("connector", "show", "draft")) and "dept" in str(world.json("connector", "show", "test-sp"))
    step = world.json("history", "--limit", "1")
    assert len({item["change"] for item in step}) == 1 and len(step) == 2, step
    world.call("history", "undo", str(step[0]["number"]))
    assert "dept" not in str(world.json("connector", "show", "test-sp"))

    world.call("connector", "bulk", "rotate", "test-sp", "draft")
    assert [pair["role"] for pair in world.json("connector", "show", "test-sp")["certificates"]] == ["active", "next"]
    world.call("connector", "bulk", "grant", "staff", "draft", "link")
    assert world.json("connector", "show", "draft")["groups"] == ["staff"]
    world.call("connector", "bulk", "deactivate", "test-sp")
    assert world.json("connector", "show", "test-sp")["state"] == "inactive"
    world.call("connector", "bulk", "activate", "test-sp")
    world.call("connector", "bulk", "activate", "test-sp", status=REFUSED)
    world.call("connector", "bulk", "nonsense", "test-sp", status=USAGE)
    world.call("connector", "bulk", "rotate", status=USAGE)
    world.call("connector", "bulk", "add-attribute", "x=nonsense", "draft", status=REFUSED)


def main():
    print(f"1..{len(TESTS)}", flush=True)
    failed = False
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace("_", "-")
        try:
            with tempfile.TemporaryDirectory(prefix="lanyardctl-") as folder:
                skipped = function(World(folder))
            print(f"ok {number} {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
        except Exception:
            failed = True
            print(f"not ok {number} {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()), flush=True)
    return 1 if failed else 0


sys.exit(main())

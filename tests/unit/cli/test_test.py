#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: what tries a connector without anybody signing in."""

import base64
import datetime
import json
import re
import urllib.error
import urllib.parse
import urllib.request
import xml.etree.ElementTree as ElementTree
import zlib

from cli_world import DONE, NAMES, REFUSED, USAGE, run, serving, test


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
def secrets_are_masked(world):
    """The value of a secret constant is printed in no form, unless it is asked for."""
    world.call("connector", "add", "benefitsolver", "--slug", "benefits", "--set", "client_key=HUSH", "--set", "company=acme",
               "--set", "client_id=17", "--set", "logout_page=https://acme.example/")
    world.call("group", "add", "staff")
    world.call("person", "add", "ann", "--email", "ann@example.org", "--first", "Ann", "--last", "Lee", "--set", "employee_id=7")
    world.call("group", "add-member", "staff", "ann")
    world.call("connector", "grant", "benefits", "staff")
    world.call("connector", "activate", "benefits")
    for words in [[], ["--xml"], ["--json"]]:
        said = world.call("test", "dry-run", "benefits", "ann", *words)
        assert "HUSH" not in said and "••••••" in said, (words, said)
        assert "HUSH" in world.call("test", "dry-run", "benefits", "ann", "--show-secrets", *words), words
    told = world.json("test", "dry-run", "benefits", "ann")
    assert told["masked"] is True and b"HUSH" not in base64.b64decode(told["encoded"]), told


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
    world.call("test", "dry-run", "test-sp", "ann", "--to-test-sp")
    tests = world.json("event", "list", "--kind", "test")
    assert len(tests) == 1 and "code" not in tests[0], tests
    refused = world.call("test", "dry-run", "test-sp", "ben", status=REFUSED)
    world.call("test", "dry-run", "test-sp", "ben", "--to-test-sp", status=REFUSED)
    assert len(world.json("event", "list", "--kind", "test")) == 1
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


run()

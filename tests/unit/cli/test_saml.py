#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: messages decoded and verified."""

import base64
import datetime
import json
import re
import shutil
import subprocess
import urllib.parse
import zlib

from cli_world import NAMES, REFUSED, USAGE, make_pair, run, test


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


run()

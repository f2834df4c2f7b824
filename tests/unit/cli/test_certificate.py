#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: key pairs, certificates and what the service provider gets."""

import hashlib
import json
import shutil
import ssl
import subprocess
import xml.etree.ElementTree as ElementTree

from cli_world import NAMES, REFUSED, USAGE, make_pair, run, test


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
    assert world.call("connector", "certificate", "test-sp", "--format", "base64").strip() == "".join(pem.splitlines()[1:-1])
    world.call("connector", "certificate", "test-sp", "--format", "der", "-o", "certificate.der")
    assert ssl.DER_cert_to_PEM_cert((world.folder / "certificate.der").read_bytes()) == pem
    world.call("connector", "certificate", "test-sp", "--format", "jpeg", status=USAGE)
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
def own_pair_in_two_files(world):
    if not shutil.which("openssl"):
        return "openssl is not there"
    world.make_test_sp()
    for name in ["new", "other"]:
        subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-sha256", "-days", "100", "-subj", f"/CN={name}",
                        "-keyout", f"{name}.key", "-out", f"{name}.pem"], cwd=world.folder, check=True, capture_output=True)
    before = world.call("connector", "certificate", "test-sp")
    world.call("certificate", "import", "test-sp", "other.pem", "--key", "new.key", status=REFUSED)
    world.call("certificate", "import", "test-sp", "new.key", "--key", "new.key", status=REFUSED)
    world.call("certificate", "import", "test-sp", "new.pem", "--key", "absent", status=REFUSED)
    assert world.call("connector", "certificate", "test-sp") == before
    world.call("certificate", "import", "test-sp", "new.pem", "--key", "new.key")
    assert world.call("connector", "certificate", "test-sp").split() == world.read("new.pem").split()
    assert [pair["role"] for pair in world.json("connector", "show", "test-sp")["certificates"]] == ["active", "retired"]


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
def any_certificate_is_written(world):
    world.make_test_sp()
    world.call("certificate", "rollover", "test-sp", "start")
    make_pair(world, "one", "-nodes")
    make_pair(world, "two", "-nodes")
    world.call("connector", "set", "test-sp", f"sp_signing_certificates={world.read('one.pem')}",
               f"sp_signing_certificates={world.read('two.pem')}", f"sp_encryption_certificates={world.read('one.pem')}")
    words = ["connector", "certificate", "test-sp", "--which"]
    active, other = (world.call(*words, role) for role in ["active", "next"])
    assert active == world.call("connector", "certificate", "test-sp") and other != active and other.startswith("-----BEGIN")
    assert ssl.PEM_cert_to_DER_cert(world.call(*words, "sp-encryption")) == ssl.PEM_cert_to_DER_cert(world.read("one.pem"))
    der = ssl.PEM_cert_to_DER_cert(world.read("two.pem"))
    world.call(*words, hashlib.sha256(der).hexdigest(), "--format", "der", "-o", "two.der")
    assert (world.folder / "two.der").read_bytes() == der
    assert hashlib.sha256(der).hexdigest()[:8] in world.call(*words, "sp-signing", status=REFUSED).replace(":", "").lower()
    world.call(*words, "retired", status=REFUSED)
    world.call(*words, "previous", status=REFUSED)
    for step in ["tick", "switch", "retire"]:
        world.call("certificate", "rollover", "test-sp", step)
    assert world.call(*words, "retired") == active and world.call(*words, "active") == other


run()

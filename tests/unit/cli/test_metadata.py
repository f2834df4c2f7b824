#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: service providers’ metadata, and what is pasted."""

import functools
import http.server
import json
import os
import socket
import subprocess
import threading
import time
import xml.etree.ElementTree as ElementTree

from cli_world import DONE, NAMES, PROGRAM, REFUSED, USAGE, run, test

ENTITY = """<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://%(name)s.test/sp">
  <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
                                 Location="https://%(name)s.test/acs" index="0"/>
  </md:SPSSODescriptor>
</md:EntityDescriptor>"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    behind = 0

    def log_message(self, *arguments):
        pass

    def date_time_string(self, timestamp=None):
        return super().date_time_string(timestamp if timestamp is not None else time.time() - self.behind)


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
def add_from_with_options(world):
    """What “connector add” and “connector paste” take: a slug, placeholders, a secret one from a file, and fields."""
    url = "https://acme.benefitsolver.com/"
    world.write("key.txt", "HUSH-1\n")
    assert world.call("connector", "add-from", "--slug", "b", "--set", "client_id=17", "--set-file", "client_key=key.txt",
                      "--set", "logout_page=https://acme.example/", stdin=url) == "b\n"
    shown = world.json("connector", "show", "b")
    assert shown["placeholders"] == {"company": "acme", "client_id": "17", "logout_page": "https://acme.example/"}, shown
    assert list(shown["secrets"]) == ["client_key"] and "HUSH" not in json.dumps(shown)
    assert shown["sp_entity_id"] == "https://acme.benefitsolver.com/saml20" and shown["idp_entity_id"].endswith("/saml2/b/metadata")
    world.call("connector", "add-from", "--slug", "b2", "--set", "company=other", stdin=url)
    assert world.json("connector", "show", "b2")["sp_entity_id"] == "https://other.benefitsolver.com/saml20"
    world.call("connector", "add-from", "--slug", "b", stdin=url, status=REFUSED)
    world.call("connector", "add-from", "--set", "nonsense=1", stdin=url, status=REFUSED)
    world.call("connector", "add-from", "--set", "company", stdin=url, status=USAGE)

    name = world.write("one.xml", ENTITY % {"name": "one"})
    world.call("connector", "add-from", name, "--slug", "one", "--field", "sp-entity-id")
    shown = world.json("connector", "show", "one")
    assert (shown["sp_entity_id"], shown["acs"]) == ("https://one.test/sp", []), shown
    world.call("connector", "add-from", name, "--field", "nonsense", status=REFUSED)
    assert {record["slug"] for record in world.json("connector", "list")} == {"b", "b2", "one"}


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


def find_own_address():
    """One of this machine that is not a loopback address; nothing is sent."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return None
        return probe.getsockname()[0]


@test
def a_32_plain_http_only_when_asked_for(world):
    address = find_own_address()
    if address is None or address.startswith("127."):
        return "there is no other address"
    world.write("one.xml", ENTITY % {"name": "one"})
    world.call("connector", "add", "custom", "--slug", "app")
    handler = functools.partial(QuietHandler, directory=str(world.folder))
    with http.server.ThreadingHTTPServer((address, 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://{address}:{server.server_port}/one.xml"
        words = ["connector", "import-metadata", "app", url, "--allow-private"]
        world.call(*words, status=REFUSED)
        _, notes = world.call_with_notes(*words, "--allow-http")
        assert "Plain http" in notes and "\r" not in notes, notes
        world.call("metadata", "check", "app", "--allow-private", status=REFUSED)
        assert "Plain http" in world.call_with_notes("metadata", "check", "--allow-private", "--allow-http")[1]
        server.shutdown()


@test
def progress_is_for_terminals(world):
    both = "<md:EntitiesDescriptor xmlns:md=\"%s\">%s</md:EntitiesDescriptor>"
    world.write("all.xml", both % (NAMES["md"], ENTITY % {"name": "one"} + " " * 100000))
    handler = functools.partial(QuietHandler, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        ours, theirs = os.openpty()
        command = [PROGRAM, "metadata", "fetch", f"http://127.0.0.1:{server.server_port}/all.xml", "--allow-private", "-o", "x.xml"]
        subprocess.run(command, cwd=world.folder, env=world.env, stderr=theirs, check=True)
        os.close(theirs)
        said = os.read(ours, 4096).decode()
        os.close(ours)
        assert "%" in said and "all.xml" in said, said
        server.shutdown()


@test
def what_cannot_be_kept_is_told(world):
    world.write("all.xml", f'<md:EntitiesDescriptor xmlns:md="{NAMES["md"]}"/>')
    handler = functools.partial(QuietHandler, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/all.xml"
        full = {"XDG_CACHE_HOME": str(world.folder / "all.xml"), "TMPDIR": str(world.folder / "absent")}
        for name, env, expected in [("absent/all.xml", {}, "“absent/all.xml”: No such file"), ("x.xml", full, "cannot be kept")]:
            result = subprocess.run([PROGRAM, "metadata", "fetch", url, "--allow-private", "-o", name], cwd=world.folder,
                                    env=world.env | env, capture_output=True, text=True)
            told = result.stderr.splitlines()[-1]
            assert result.returncode == REFUSED and expected in told and told.count(name) < 2 and "reached" not in told, told
            assert not (world.folder / name).exists()
        server.shutdown()


@test
def m_68_only_the_fields_that_are_named(world):
    world.call("connector", "add", "custom", "--slug", "app")
    world.write("one.xml", ENTITY % {"name": "one"})
    world.call("connector", "import-metadata", "app", "one.xml", "--field", "acs")
    shown = world.json("connector", "show", "app")
    assert (shown["sp_entity_id"], shown["acs"][0]["url"]) == (None, "https://one.test/acs")
    world.call("connector", "set", "app", "sp_entity_id=urn:own")
    world.call("connector", "import-metadata", "app", "one.xml", "--field", "sp-entity-id", "--field", "acs")
    assert world.json("connector", "show", "app")["sp_entity_id"] == "https://one.test/sp"
    world.call("connector", "import-metadata", "app", "one.xml", "--field", "weather", status=REFUSED)

    table = world.write("table.txt", "Audience\turn:other\nACS URL\thttps://other.test/acs\n")
    world.call("connector", "paste", "app", table, "--field", "acs")
    shown = world.json("connector", "show", "app")
    assert (shown["sp_entity_id"], shown["acs"][0]["url"]) == ("https://one.test/sp", "https://other.test/acs")


@test
def one_failure_hinders_no_other_check(world):
    handler = functools.partial(QuietHandler, directory=str(world.folder))
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        for name in ["uno", "two", "tres"]:
            world.write(f"{name}.xml", ENTITY % {"name": name})
            world.call("connector", "add", "custom", "--slug", name, "--label", name)
            world.call_with_notes("connector", "import-metadata", name, f"http://127.0.0.1:{server.server_port}/{name}.xml", "--allow-private")
            world.write(f"{name}.xml", (ENTITY % {"name": name}).replace("/acs", "/new"))
        (world.folder / "two.xml").unlink()
        command = [PROGRAM, "--config", "test.lanyard", "metadata", "check", "--allow-private", "--apply", "--field", "acs"]
        result = subprocess.run(command, cwd=world.folder, env=world.env, capture_output=True, text=True)
        assert result.returncode == REFUSED and result.stderr.splitlines()[-1].count("two") == 1, result.stderr
        assert "uno" not in result.stderr.splitlines()[-1] and "tres" not in result.stderr.splitlines()[-1], result.stderr
        urls = [world.json("connector", "show", name)["acs"][0]["url"] for name in ["uno", "two", "tres"]]
        assert urls == ["https://uno.test/new", "https://two.test/acs", "https://tres.test/new"], urls
        server.shutdown()


@test
def the_address_of_metadata_is_not_its_content(world):
    world.call("connector", "add", "custom", "--slug", "app")
    url = "https://sp.test/saml/metadata"
    for words, stdin in [(["paste", "app", url], ""), (["paste", "app"], url), (["add-from", url], ""), (["add-from"], url)]:
        assert "import-metadata" in world.call("connector", *words, stdin=stdin, status=REFUSED)
    assert world.call("connector", "add-from", "https://acme.deskpro.com/admin") == "deskpro\n"


@test
def clocks_are_compared(world):
    """C35: the clock here against that of the server that the metadata came from."""
    world.call("connector", "add", "custom", "--slug", "app")
    shown = world.json("connector", "clock", "app")
    assert shown["verdict"] == "right" and "url" not in {name for name in shown if shown[name]} and "server_offset" not in shown, shown
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), QuietHandler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        url = f"http://127.0.0.1:{server.server_port}/one.xml"
        world.call("connector", "set", "app", f"metadata_source={url}")
        assert world.json("connector", "clock", "app")["server_error"]
        shown = world.json("connector", "clock", "app", "--allow-private")
        assert shown["verdict"] == "right" and shown["url"] == url and abs(shown["server_offset"]) < 30, shown
        QuietHandler.behind = 120
        assert world.json("connector", "clock", "app", "--allow-private")["verdict"] == "off"
        assert "behind" in world.call("connector", "clock", "app", "--allow-private")
        QuietHandler.behind = 600
        assert "three minutes" in world.call("connector", "clock", "app", "--allow-private", status=REFUSED)
        QuietHandler.behind = 0
        server.shutdown()
        world.call("metadata", "check", "absent", status=REFUSED)
        server.shutdown()
    world.call("metadata", "fetch", "http://sp.example/", status=REFUSED)
    world.call("metadata", "fetch", "ftp://sp.example/", status=REFUSED)


run()

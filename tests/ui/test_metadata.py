# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service provider says about itself, dropped, pasted or fetched: reviewed before anything changes."""

import contextlib
import functools
import hashlib
import http.server
import json
import pathlib
import ssl
import subprocess
import threading

from scene import Scene, begin
from stage import run, until

ENTITY = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://{name}.test/sp">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://{name}.test/acs" index="0"/>
  </SPSSODescriptor>
</EntityDescriptor>
"""


class QuietHandler(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


class GatedHandler(QuietHandler):
    """Sends the second half of a file once the gate is open."""
    gate = threading.Event()

    def do_GET(self):
        text = pathlib.Path(self.translate_path(self.path)).read_bytes()
        self.send_response(200)
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text[:len(text) // 2])
        self.gate.wait()
        self.wfile.write(text[len(text) // 2:])


class RememberingHandler(QuietHandler):
    """Knows what it was asked for; to "/endless" it sends the head alone, until who asked goes away."""
    asked, left = [], []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path != "/endless":
            super().do_GET()
            return
        self.send_response(200)
        self.send_header("Content-Length", "1000000")
        self.end_headers()
        with contextlib.suppress(ConnectionResetError):
            self.connection.recv(1)
        self.left.append(self.path)


def make_certificate(folder):
    """A context with one that nobody knows of, and the fingerprint of that."""
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "30",
                    "-subj", "/CN=127.0.0.1", "-addext", "subjectAltName=IP:127.0.0.1", "-keyout", "web.key", "-out", "web.pem"],
                   cwd=folder, check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / "web.pem", folder / "web.key")
    return context, hashlib.sha256(ssl.PEM_cert_to_DER_cert((folder / "web.pem").read_text())).digest().hex(":").upper()


@contextlib.contextmanager
def serve(folder, handler=QuietHandler, context=None):
    """The address of a server of the files in the folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    if context is not None:
        server.socket = context.wrap_socket(server.socket, server_side=True)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http{'s' if context else ''}://127.0.0.1:{server.server_port}"
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def federation_of(count):
    return ('<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata">'
            + "".join(ENTITY.format(name=f"member{n}") for n in range(count)) + "</EntitiesDescriptor>")


def several_entities_are_searched():
    scene = Scene(BUILD, "several")
    scene.ctl("connector", "add", "custom", "--label", "Federated", "--slug", "federated")
    federation = scene.file.with_name("federation.xml")
    federation.write_text(federation_of(300))
    with scene.window() as stage:
        stage.open("Federated", "Service Provider")
        stage.drop(federation, "Single Sign-On")
        stage.find_part("300 service providers")
        stage.fill("Search names and entity IDs", "none")
        stage.find("No Service Provider Found")
        stage.fill("Search names and entity IDs", "MEMBER297.")
        stage.gone("https://member1.test/sp")
        stage.click("https://member297.test/sp")
        stage.find_part("https://member297.test/acs")
        stage.click("Apply")
        stage.click("Save")
        until(lambda: scene.json("connector", "show", "federated").get("metadata_source") == "federation.xml", "it is not stored")
    assert scene.json("connector", "show", "federated")["sp_entity_id"] == "https://member297.test/sp"


def go_back(stage):
    """From the page of an application to the list, which has the keyboard then."""
    stage.key("alt+Left")
    stage.gone("Display Label")
    stage.find("Search Applications")


def copied_values_are_pasted():
    """On the page of an application they are for it, on the list they are a new one."""
    scene = Scene(BUILD, "pasted")
    scene.ctl("connector", "add", "custom", "--label", "Pasted On", "--slug", "pasted-on")
    scene.ctl("connector", "set", "pasted-on", "additional_audiences=urn:first")
    with scene.window() as stage:
        stage.open("Pasted On", "Service Provider")
        stage.click("Service Provider")
        stage.fill("Additional Audiences", "Audience Restriction: urn:example:table")
        stage.key("Return")
        stage.type("Reply URL: https://table.test/acs")
        stage.key("Return")
        stage.type("Weather: fine")
        stage.key("ctrl+a", "ctrl+x")
        stage.click("Overview")
        stage.key("ctrl+v")
        stage.find_part("Weather")
        stage.find_part("https://table.test/acs")
        stage.click("Apply")
        stage.click("Discard")
        stage.gone("Unsaved changes")
        go_back(stage)
        stage.key("ctrl+v")
        stage.find_part("Weather")
        stage.click("Add", within=stage.find("New Application"))
        stage.find("Display Label")
        stage.fill("Display Label", " ".join(ENTITY.format(name="copied").split()))
        stage.key("ctrl+a", "ctrl+x")
        stage.click("Discard")
        stage.gone("Unsaved changes")
        go_back(stage)
        stage.key("ctrl+v")
        stage.find_part("https://copied.test/acs")
        stage.click("Add", within=stage.find("New Application"))
        stage.find("Display Label")
    stored = {entry.get("sp_entity_id"): str(entry["acs"]) for entry in scene.json("connector", "list")}
    assert stored.keys() == {None, "urn:example:table", "https://copied.test/sp"}, stored
    assert "https://table.test/acs" in stored["urn:example:table"], stored


TABLE = "Entity ID: {host}.CUSA1A1\nACS URL: https://{host}/login/saml"
KEYCLOAK = {"clientId": "https://cloaked.test/sp", "protocol": "saml",
            "attributes": {"saml_assertion_consumer_url_post": "https://cloaked.test/acs", "saml.client.signature": "false"}}


def drop_on_the_list_proposes_an_application():
    """Or what another identity provider knows of one, or a link; on its page all of that is for it."""
    scene = Scene(BUILD, "proposed")
    table = scene.file.with_name("values.txt")
    table.write_text(TABLE.format(host="eu-api.mimecast.com").replace(": ", "\t"))
    exported = scene.file.with_name("client.json")
    exported.write_text(json.dumps(KEYCLOAK))
    folder = scene.file.with_name("link-web")
    folder.mkdir()
    (folder / "metadata.xml").write_text(ENTITY.format(name="linked"))
    with serve(folder) as address, scene.window() as stage:
        stage.find("No Applications Yet")
        stage.drop(table, "No Applications Yet")
        stage.find("Mimecast")
        stage.find_part("account_code: CUSA1A1")
        stage.key("Return")
        stage.find_part("added as a draft")
        until(lambda: scene.json("connector", "list"), "it is not stored")
        stage.drop(exported, "Display Label")
        stage.find_part("https://cloaked.test/acs")
        stage.click("Cancel", "push button")
        stage.gone("Review Changes")
        stage.drop(f"{address}/metadata.xml", "Display Label")
        until(lambda: stage.entry("Address of the Metadata").text == f"{address}/metadata.xml", "the link is not taken")
        stage.click("Addresses of This Network")
        stage.click("Fetch", "push button")
        stage.find_part("https://linked.test/acs")
        stage.click("Cancel", "push button")
        stage.gone("Review Changes")
        go_back(stage)
        for given, name in [(exported, "cloaked"), (f"{address}/metadata.xml", "linked")]:
            stage.drop(given, "Search Applications")
            if name == "linked":
                stage.click("Addresses of This Network")
                stage.click("Fetch", "push button")
            stage.find_part(f"https://{name}.test/acs")
            stage.click("Add", within=stage.find("New Application"))
            stage.find("Display Label")
            go_back(stage)
    connector = scene.json("connector", "show", "mimecast")
    assert connector["template"] == "mimecast" and connector["sp_entity_id"] == "eu-api.mimecast.com.CUSA1A1", connector
    assert {entry["sp_entity_id"] for entry in scene.json("connector", "list")} == {
        "eu-api.mimecast.com.CUSA1A1", "https://cloaked.test/sp", "https://linked.test/sp"}


def check_again_shows_what_changed():
    scene = Scene(BUILD, "again")
    folder = scene.file.with_name("web")
    folder.mkdir()
    (folder / "sp.xml").write_text(ENTITY.format(name="watched"))
    scene.ctl("connector", "add", "custom", "--label", "Watched", "--slug", "watched")
    with serve(folder) as address:
        scene.ctl("connector", "import-metadata", "watched", f"{address}/sp.xml", "--allow-private")
        scene.ctl("connector", "set", "watched", "metadata_watch_private=true")
        (folder / "sp.xml").write_text(ENTITY.format(name="watched").replace("/acs", "/new-acs"))
        with scene.window() as stage:
            stage.open("Watched", "Service Provider")
            stage.click("Service Provider")
            stage.click("Check Again")
            stage.click("Fetch")
            stage.find_part("https://watched.test/new-acs")
            stage.click("Apply")
            stage.click("Save")
            until(lambda: "new-acs" in str(scene.json("connector", "show", "watched")["acs"]), "it is not stored")
            stage.click("Check (1)")
            stage.click("Compare Clocks")
            stage.find_part(f"{address}/sp.xml: ")


def fetch(stage, url):
    stage.fill("Address of the Metadata", url)
    stage.click("Fetch", "push button")


def fetch_in_clear(stage, address):
    """After a warning alone."""
    stage.fill("Address of the Metadata", address)
    stage.find_part("With http anybody on the way can put in keys")
    assert not stage.find("Fetch", "push button").has("SENSITIVE"), "it is fetched without being asked to"
    stage.key("Return")
    stage.click("Addresses of This Network")
    stage.click("Fetch Without Encryption")
    stage.click("Fetch", "push button")


def address_is_fetched_from():
    """What does not prove its name is not, a fetch that is called off changes nothing, and http is warned of."""
    scene = Scene(BUILD, "address")
    folder = scene.file.with_name("address-web")
    folder.mkdir()
    (folder / "sp.xml").write_text(ENTITY.format(name="fetched"))
    scene.ctl("connector", "add", "custom", "--label", "Addressed", "--slug", "addressed")
    before = scene.json("connector", "show", "addressed")
    asked = RememberingHandler.asked
    context, fingerprint = make_certificate(folder)
    with (serve(folder, RememberingHandler) as address,
          serve(folder, RememberingHandler, context) as unknown, scene.window() as stage):
        stage.open("Addressed", "Service Provider")
        stage.click("Service Provider")
        stage.click("From an Address…")
        stage.click("Addresses of This Network")
        fetch(stage, f"{unknown}/sp.xml")
        stage.find_part(f"(SHA-256 of its certificate: {fingerprint})")
        assert asked == [], asked

        fetch(stage, f"{address}/endless")
        stage.find("Progress")
        until(lambda: asked, "it is not fetched")
        stage.click("Cancel", "push button")
        until(lambda: RememberingHandler.left, "the fetch goes on")
        stage.gone("Address of the Metadata")
        assert stage.look("Unsaved changes") is None and scene.json("connector", "show", "addressed") == before

        # A name like any other here, that means this computer all the same.
        stage.click("From an Address…")
        fetch_in_clear(stage, f"{address}/sp.xml".replace("127.0.0.1", "localhost."))
        stage.find_part("https://fetched.test/acs")
        assert asked == ["/endless", "/sp.xml"], asked
        stage.click("Apply")
        stage.click("Save")
        until(lambda: scene.json("connector", "show", "addressed").get("sp_entity_id") == "https://fetched.test/sp", "it is not stored")


def entities_are_searched_while_they_come():
    scene = Scene(BUILD, "coming")
    folder = scene.file.with_name("coming-web")
    folder.mkdir()
    (folder / "all.xml").write_text(federation_of(1000))
    scene.ctl("connector", "add", "custom", "--label", "Coming", "--slug", "coming")
    with serve(folder, GatedHandler) as address, contextlib.ExitStack() as stack:
        stack.callback(GatedHandler.gate.set)
        scene.ctl("connector", "set", "coming", f"metadata_source={address}/all.xml")
        with scene.window() as stage:
            stage.open("Coming", "Service Provider")
            stage.click("Service Provider")
            stage.click("Check Again")
            stage.click("Fetch")
            stage.fill("Search names and entity IDs", "MEMBER297.")
            stage.click("https://member297.test/sp")
            stage.gone("Search names and entity IDs")
            GatedHandler.gate.set()
            stage.find_part("https://member297.test/acs")
            stage.click("Apply")
            stage.click("Save")
            until(lambda: scene.json("connector", "show", "coming").get("sp_entity_id") == "https://member297.test/sp",
                  "it is not stored")


def watched_metadata_is_proposed():
    scene = Scene(BUILD, "news")
    folder = scene.file.with_name("news-web")
    folder.mkdir()
    (folder / "sp.xml").write_text(ENTITY.format(name="news"))
    scene.ctl("connector", "add", "custom", "--label", "Newsworthy", "--slug", "news")
    with serve(folder) as address:
        scene.ctl("connector", "import-metadata", "news", f"{address}/sp.xml", "--allow-private")
        (folder / "sp.xml").write_text(ENTITY.format(name="news").replace("/acs", "/new-acs"))
        scene.ctl("connector", "set", "news", "metadata_watch_hours=1", "metadata_watch_private=true", "metadata_date=1000000000")
        with scene.window() as stage:
            stage.find("Metadata changed")
            stage.open("Newsworthy", "Service Provider")
            stage.find("The metadata of the service provider changed")
            assert "new-acs" not in str(scene.json("connector", "show", "news")["acs"]), "it changed by itself"
            stage.click("Review…")
            stage.find_part("https://news.test/new-acs")
            stage.click("Apply")
            stage.click("Save")
            until(lambda: "new-acs" in str(scene.json("connector", "show", "news")["acs"]), "it is not stored")
            stage.gone("The metadata of the service provider changed")


BUILD = begin()
run([
    several_entities_are_searched,
    copied_values_are_pasted,
    drop_on_the_list_proposes_an_application,
    check_again_shows_what_changed,
    address_is_fetched_from,
    entities_are_searched_while_they_come,
    watched_metadata_is_proposed,
])

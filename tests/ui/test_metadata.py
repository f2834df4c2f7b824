# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a service provider says about itself, dropped, pasted or fetched: reviewed before anything changes."""

import contextlib
import functools
import http.server
import pathlib
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


@contextlib.contextmanager
def serve(folder, handler=QuietHandler):
    """The address of a server of the files in the folder."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}"
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


def table_is_pasted():
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
        stage.click("Save")
        until(lambda: scene.json("connector", "show", "pasted-on").get("sp_entity_id") == "urn:example:table", "it is not stored")
    assert "https://table.test/acs" in str(scene.json("connector", "show", "pasted-on")["acs"])


def drop_on_the_list_proposes_an_application():
    scene = Scene(BUILD, "proposed")
    table = scene.file.with_name("values.txt")
    table.write_text("Entity ID\teu-api.mimecast.com.CUSA1A1\nACS URL\thttps://eu-api.mimecast.com/login/saml\n")
    with scene.window() as stage:
        stage.find("No Applications Yet")
        stage.drop(table, "No Applications Yet")
        stage.find("Mimecast")
        stage.find_part("account_code: CUSA1A1")
        stage.key("Return")
        stage.find_part("added as a draft")
        until(lambda: scene.json("connector", "list"), "it is not stored")
    connector = scene.json("connector", "show", "mimecast")
    assert connector["template"] == "mimecast" and connector["sp_entity_id"] == "eu-api.mimecast.com.CUSA1A1", connector


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
    table_is_pasted,
    drop_on_the_list_proposes_an_application,
    check_again_shows_what_changed,
    entities_are_searched_while_they_come,
    watched_metadata_is_proposed,
])

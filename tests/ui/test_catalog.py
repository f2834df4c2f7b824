# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The catalog in the window: search, and templates of one's own."""

import json
import os
import pathlib

from scene import Scene, begin
from stage import run, until

TEMPLATE = {
    "id": "own-wiki", "name": "Our Wiki", "summary": "Pages that everybody writes", "categories": ["collaboration"], "color": 3,
    "placeholders": [{"key": "host", "label": "Host Name", "hint": "What stands in the address of the wiki", "example": "wiki.example.org"}],
    "service_provider": {"entity_id": "https://{host}/saml", "acs": [{"url": "https://{host}/acs", "default": True}]},
    "assertion": {"name_id_source": "email",
                  "name_id_format": "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"},
}
FOLDER = "lanyard/templates"


def own_folder():
    return pathlib.Path(os.environ["XDG_DATA_HOME"]) / FOLDER


def write(path, **changes):
    path.write_text(json.dumps(TEMPLATE | changes))
    return path


def open_catalog(stage):
    stage.find("No Applications Yet")
    stage.key("ctrl+n")
    stage.find("Search the catalog")


def cards(stage):
    """The names of the cards, in the order in which they are shown."""
    grid = stage.find("Catalog")
    boxes = [(node.box, node.name) for node in stage.nodes(grid) if node.role == "table cell"]
    return [name for box, name in sorted(((box.y, box.x), name) for box, name in boxes if box is not None)]


def search_finds_what_is_meant():
    scene = Scene(BUILD, "search")
    with scene.window() as stage:
        open_catalog(stage)
        for typed, first in [("jira", "Atlassian"), ("vallimail", "Valimail"), ("office", "Microsoft 365")]:
            stage.fill("Search the catalog", typed)
            until(lambda wanted=first: wanted in (cards(stage) or [""])[0], f"“{typed}” does not show {first} first")
        stage.fill("Search the catalog", "")
        stage.click("Category")
        stage.key("Down", "Return")
        until(lambda: cards(stage) and "Valimail" not in cards(stage), "the category does not filter")
        stage.fill("Search the catalog", "Frobnicator Ultra")
        stage.find_part("The catalog has nothing named “Frobnicator Ultra”")
        stage.click("Create “Frobnicator Ultra” with Custom SAML")
        until(lambda: stage.entry("Display Label").text == "Frobnicator Ultra", "the name is not taken over")


def own_template_comes_and_goes():
    scene = Scene(BUILD, "own")
    good = write(scene.file.with_name("wiki.json"))
    bad = write(scene.file.with_name("bad.json"), service_provider={"entity_id": "https://{nobody}/saml"})
    with scene.window() as stage:
        # The folder was not there when the window started.
        until(own_folder().is_dir, "there is no folder for templates")
        (own_folder() / "early.json").write_text("{")
        open_catalog(stage)
        stage.find("1 file of yours is no template")
        (own_folder() / "early.json").unlink()
        stage.gone("1 file of yours is no template")
        stage.drop(bad, "Search the catalog")
        stage.find("Not Added to the Catalog")
        stage.find_part("bad.json")
        stage.key("Escape")
        stage.gone("Not Added to the Catalog")
        assert not list(own_folder().glob("*")), "a file with a fault was taken"
        stage.drop(good, "Search the catalog")
        stage.find("“Our Wiki” is in the catalog now")
        stage.fill("Search the catalog", "our wiki")
        stage.find("Own")
        stage.click("Our Wiki")
        stage.fill("Host Name", "wiki.example.org")
        stage.find_part("https://wiki.example.org/saml")
        stage.find(str(own_folder() / "own-wiki.json"))
        stage.click("Remove Template")
        stage.hover("“Our Wiki” removed from the catalog")
        assert not list(own_folder().glob("*")), "the file is still there"
        stage.click("Undo")
        stage.find("Own")
        write(own_folder() / "put-there.json", id="own-pastebin", name="Our Pastebin")
        (own_folder() / "broken.json").write_text("{")
        stage.find("1 file of yours is no template")
        stage.click("Show")
        stage.find("broken.json")
        (own_folder() / "broken.json").unlink()
        stage.find("All Files Are Templates")
        stage.key("alt+Left")
        stage.fill("Search the catalog", "our pastebin")
        stage.find("Our Pastebin")


def connector_becomes_a_template():
    scene = Scene(BUILD, "export")
    scene.ctl("connector", "add", "mimecast", "--label", "Mail Gateway", "--slug", "gateway", "--set", "region=eu",
              "--set", "account_code=CUSA1A1")
    with scene.window() as stage:
        stage.open("Mail Gateway", "Display Label")
        stage.click("Application Menu")
        # The menu is longer than the window: it scrolls.
        until(lambda: next((node for node in stage.nodes() if node.name == "Export as a Template…" and node.role == "menu item"),
                           None), "the menu does not offer it").act()
        stage.find_part("Left out are keys, certificates")
        stage.click("Add to the Catalog")
        stage.find("“Mail Gateway” is in the catalog now")
    text = (own_folder() / "own-gateway.json").read_text()
    assert "{region}-api.mimecast.com.{account_code}" in text and "CUSA1A1\"" not in json.dumps(json.loads(text)["service_provider"]), text


BUILD = begin()
run([
    search_finds_what_is_meant,
    own_template_comes_and_goes,
    connector_becomes_a_template,
])

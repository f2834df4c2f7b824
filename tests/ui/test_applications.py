# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Applications in the window: from the first start to a configured connector."""

import re
import socket
import stat

from scene import Scene, begin
from stage import run, until

METADATA = """<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="https://sp.example.org/dropped">
  <SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" WantAssertionsSigned="true">
    <AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"
      Location="https://sp.example.org/acs" index="0" isDefault="true"/>
  </SPSSODescriptor>
</EntityDescriptor>
"""


def add_mimecast(stage):
    stage.open("Mimecast", "Region Prefix")
    stage.fill("Region Prefix", "eu")
    stage.fill("Account Code", "CUSA1A1")


def first_start_makes_a_configuration():
    scene = Scene(BUILD, "first")
    with scene.window() as stage:
        stage.find("No Applications Yet")
        assert stat.S_IMODE(scene.file.stat().st_mode) == 0o600
        address = until(lambda: re.search(r"http://127\.0\.0\.1:\d+", stage.tree()), "no address is shown").group()
        assert address in scene.ctl("settings", "get"), "the address shown is not that of the configuration"


def application_from_the_catalog():
    scene = Scene(BUILD, "catalog")
    with scene.window() as stage:
        stage.find("No Applications Yet")
        stage.key("ctrl+n")
        stage.fill("Search the catalog", "mimecast")
        add_mimecast(stage)
        stage.find_part("eu-api.mimecast.com.CUSA1A1")
        stage.click("Save")
        stage.click("Configure Application")
        stage.click("Service Provider")
        stage.find_part("Personal Portal")
        stage.find_part("Administration Console")
        connector = scene.json("connector", "show", "mimecast")
        assert len(connector["acs"]) == 3, connector["acs"]


def edits_are_saved_or_discarded():
    scene = Scene(BUILD, "edit")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        stage.fill("Display Label", "Something else")
        stage.click("Discard")
        until(lambda: stage.entry("Display Label").text == "Valimail", "the label is not what it was")
        stage.fill("Display Label", "Mail Checks")
        stage.key("ctrl+s")
        until(lambda: "Mail Checks" in scene.ctl("connector", "list"), "the label is not stored")


def switches_are_saved():
    scene = Scene(BUILD, "switches")
    scene.ctl("connector", "add", "custom", "--label", "Unusual", "--slug", "unusual")
    scene.ctl("connector", "set", "unusual", "name_id_transform=upper", "additional_audiences=urn:first")
    with scene.window() as stage:
        stage.open("Unusual", "Attributes")
        stage.click("Attributes")
        stage.find_part("The letters of the NameID are changed")
        stage.click("Send a NameID")
        stage.click("Service Provider")
        stage.fill("Additional Audiences", "urn:second")
        stage.key("Return")
        stage.type("urn:third")
        until(lambda: stage.entry("Additional Audiences").text == "urn:second\nurn:third", "a second line is not there")
        stage.fill("Single Logout URL", "https://sp.example.org/slo")
        stage.click("Save")
        until(lambda: scene.json("connector", "show", "unusual").get("slo_url"), "the switches are not stored")
    stored = scene.json("connector", "show", "unusual")
    assert stored["send_name_id"] is False, stored
    assert stored["additional_audiences"] == ["urn:second", "urn:third"], stored


def metadata_is_dropped_and_reviewed():
    scene = Scene(BUILD, "drop")
    scene.ctl("connector", "add", "custom", "--label", "Dropped On", "--slug", "dropped-on")
    metadata = scene.file.with_name("metadata.xml")
    metadata.write_text(METADATA)
    with scene.window() as stage:
        stage.open("Dropped On", "Service Provider")
        stage.drop(metadata, "Single Sign-On")
        stage.find_part("https://sp.example.org/dropped")
        stage.click("Apply")
        stage.find_part("filled in")
        stage.click("Save")
        until(lambda: scene.json("connector", "show", "dropped-on").get("sp_entity_id") == "https://sp.example.org/dropped",
              "the metadata is not stored")


def refuse(stage, metadata, label, reason):
    stage.drop(metadata, label)
    if label == "Live":
        stage.click("Apply")
    stage.find("Nothing Can Be Filled In")
    stage.find_part(reason)
    stage.key("Escape")
    stage.gone("Nothing Can Be Filled In")


def drop_on_a_row_updates_it():
    """But no bookmark, and nothing that would make an active one worse."""
    scene = Scene(BUILD, "row")
    scene.ctl("connector", "add", "custom", "--label", "First", "--slug", "first")
    scene.ctl("connector", "add", "custom", "--label", "Second", "--slug", "second")
    metadata = scene.file.with_name("metadata.xml")
    metadata.write_text(METADATA)
    with scene.window() as stage:
        stage.drop(metadata, "Second")
        stage.find_part("https://sp.example.org/dropped")
        stage.click("Apply")
        stage.hover("“Second” changed")
        connectors = {item["slug"]: item.get("sp_entity_id") for item in scene.json("connector", "list")}
        assert connectors == {"first": None, "second": "https://sp.example.org/dropped"}, connectors
        stage.click("Undo")
        until(lambda: scene.json("connector", "show", "second").get("sp_entity_id") is None, "the change is not undone")
        stage.drop(metadata, "Search Applications")
        stage.click("Add", within=stage.find("New Application"))
        stage.find("Display Label")
        assert len(scene.json("connector", "list")) == 3, "no application is added beside the rows"

        scene.ctl("connector", "add", "bookmark", "--label", "Link")
        for slug in ("live", "taken"):
            scene.ctl("connector", "add", "custom", "--label", slug.title(), "--slug", slug)
            scene.ctl("connector", "set", slug, f"sp_entity_id=urn:{slug}", f"acs=https://{slug}.example.org/acs")
            scene.ctl("connector", "activate", slug)
        metadata.write_text(METADATA.replace("https://sp.example.org/dropped", "urn:taken"))
        before = scene.json("connector", "list")
        stage.key("alt+Left")
        stage.gone("Display Label")
        refuse(stage, metadata, "Link", "The bookmark “Link” has no place for metadata")
        refuse(stage, metadata, "Live", "The SP entity ID “urn:taken” is also that of “Taken”")
        assert scene.json("connector", "list") == before, "something is stored all the same"


def several_are_deleted_and_come_back():
    scene = Scene(BUILD, "delete")
    for label in ("One", "Two", "Three"):
        scene.ctl("connector", "add", "valimail", "--label", label)
    with scene.window() as stage:
        stage.find("Three")
        stage.click("Select Applications")
        stage.click("One")
        stage.find_part("1 selected")
        stage.click("Two")
        stage.find_part("2 selected")
        stage.click("Delete")
        stage.find("Delete 2 Applications?")
        stage.key("Escape")
        stage.gone("Delete 2 Applications?")
        stage.find_part("2 selected")
        stage.click("Delete")
        stage.fill("Number of applications", "1")
        stage.key("Return")
        stage.fill("Number of applications", "2")
        stage.key("Return")
        stage.hover("2 applications deleted")
        until(lambda: len(scene.json("connector", "list")) == 1, "they are still there")
        stage.click("Undo")
        stage.find("One")
        until(lambda: len(scene.json("connector", "list")) == 3, "they did not come back")


def taken_port_is_told():
    scene = Scene(BUILD, "port")
    scene.ctl("settings", "get")
    port = int(re.search(r"127\.0\.0\.1:(\d+)", scene.ctl("settings", "get")).group(1))
    with socket.socket() as other:
        other.bind(("127.0.0.1", port))
        other.listen()
        with scene.window() as stage:
            stage.find("Identity provider is off")
            stage.find_part(str(port))


def keyboard_adds_an_application():
    scene = Scene(BUILD, "keyboard")
    with scene.window() as stage:
        stage.find("No Applications Yet")
        stage.key("ctrl+n")
        stage.find("Search the catalog")
        stage.type("valimail")
        stage.find("Valimail")
        stage.key("Return")
        stage.find("Display Label")
        focus_on(stage, "Save")
        stage.key("Return")
        stage.find("Configure Application")
        until(lambda: len(scene.json("connector", "list")) == 1, "the application is not stored")


def focus_on(stage, name):
    """Tab until the widget has the focus."""
    for _ in range(60):
        node = stage.look(name)
        if node is not None and stage.has_focus(node):
            return
        stage.key("Tab")
    raise AssertionError(f"Tab does not lead to “{name}”")


def narrow_window_shows_one_pane():
    scene = Scene(BUILD, "narrow")
    with scene.window() as stage:
        stage.find("No Applications Yet")
        stage.resize(400, 640)
        stage.gone("Groups")
        stage.find("No Applications Yet")
        stage.click("Back")
        stage.click("Groups")
        stage.find("No Groups Yet")


BUILD = begin()
run([
    first_start_makes_a_configuration,
    application_from_the_catalog,
    edits_are_saved_or_discarded,
    switches_are_saved,
    metadata_is_dropped_and_reviewed,
    drop_on_a_row_updates_it,
    several_are_deleted_and_come_back,
    taken_port_is_told,
    keyboard_adds_an_application,
    narrow_window_shows_one_pane,
])

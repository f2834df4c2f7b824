# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector check in the window: badge, page, fixes, activation, and the sample that has something to find."""

import os
import pathlib
import subprocess

from scene import Configuration, Scene, begin
from stage import box_of, run, until, xdotool

MISTAKEN = "https://wiki.test/saml "
RIGHT = "https://wiki.test/saml"
FINDING = "holds a blank or an invisible character"


def sample_is_opened_beside_the_own():
    scene = Scene(BUILD, "own")
    sample = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "lanyard" / "sample.lanyard"
    with scene.window() as stage:
        stage.find("No Applications Yet")
        stage.click("Try the Sample")
        stage.find("Customer Portal")
        stage.find("2 errors")
        stage.open("Customer Portal", "Display Label")
        stage.key("F9")
        stage.find_part("the metadata has “https://customers.northwind.test”")
        stage.find_part("Check (2)")
        assert scene.json("connector", "list") == [], "the own configuration was touched"
        assert "Customer Portal" in Configuration(BUILD, sample).run("connector", "list")
        stage.key("ctrl+w")
        stage.gone("Customer Portal")


def error_is_fixed_with_one_click_and_brought_back():
    scene = Scene(BUILD, "fix")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    scene.ctl("connector", "set", "wiki", f"sp_entity_id={MISTAKEN}", "acs=https://wiki.test/acs")
    with scene.window() as stage:
        stage.find("1 error")
        stage.open("Wiki", "Display Label")
        stage.click("Activate")
        stage.find("“Wiki” Cannot Be Activated")
        stage.click("Show Check")
        stage.find_part(FINDING)
        stage.find_part(f"SP Entity ID: {RIGHT}[U+0020] → {RIGHT}")
        stage.click("Remove Blanks")
        until(lambda: stage.look_part(FINDING) is None, "the finding stays after the fix")
        stage.hover("Undo")
        stage.click("Undo")
        until(lambda: stage.entry("SP Entity ID").text == MISTAKEN, "the fix is not taken back")
        find_in_panel(stage, FINDING)
        stage.click("Remove Blanks")
        until(lambda: stage.look_part(FINDING) is None, "the finding stays after the second fix")
        stage.key("F9")
        until(lambda: look_for_panel(stage) is None, "the keys of the page went with the finding")
        stage.click("Overview")
        stage.click("Activate")
        until(lambda: scene.json("connector", "show", "wiki")["state"] == "active", "it is not active after the fix")
        assert scene.json("connector", "show", "wiki")["sp_entity_id"] == RIGHT


def look_for_panel(stage):
    return next((node for node in stage.nodes() if node.name == "Check" and node.role in ("panel", "grouping") and node.is_shown()), None)


def find_in_panel(stage, text):
    return until(lambda: (panel := look_for_panel(stage)) and stage.look_part(text, panel), f"the panel does not say “{text}”")


def is_in_view(node):
    view = next(above for above in node.ancestors() if above.role == "scroll pane").box
    return view.y <= node.box.y and node.box.y + node.box.height <= view.y + view.height


def panel_follows_what_is_typed():
    scene = Scene(BUILD, "panel")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    scene.ctl("connector", "set", "wiki", f"sp_entity_id={RIGHT}", "acs=https://wiki.test/acs",
              'attributes=[{"source": "email", "name": "mail"}]')
    scene.add_ada()
    scene.ctl("group", "add-member", "Staff", "ada")
    scene.ctl("connector", "grant", "wiki", "Staff")
    with scene.window() as stage:
        stage.open("Wiki", "Display Label")
        assert look_for_panel(stage) is None, "the panel shows without having been asked for"
        stage.open("Service Provider", "SP Entity ID")
        stage.key("F9")
        find_in_panel(stage, "No Mistakes Found")
        stage.fill("SP Entity ID", MISTAKEN)
        find_in_panel(stage, FINDING)
        assert is_in_view(stage.entry("SP Entity ID")), "the field went out of view"
        stage.find("Check (1)")
        stage.click("Remove Blanks", within=look_for_panel(stage))
        until(lambda: stage.entry("SP Entity ID").text == RIGHT, "the remedy does not reach the field")
        find_in_panel(stage, "No Mistakes Found")
        stage.key("F9")
        until(lambda: look_for_panel(stage) is None, "F9 does not hide the panel")
        stage.find("SP Entity ID")


def finding_leads_to_its_field_and_the_panel_stays():
    scene = Scene(BUILD, "lead")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    scene.ctl("connector", "set", "wiki", f"sp_entity_id={MISTAKEN}", "acs=https://wiki.test/acs")
    with scene.window() as stage:
        stage.open("Wiki", "Display Label")
        stage.click("Check (2)")
        find_in_panel(stage, FINDING)
        stage.click("Go to SP Entity ID", within=look_for_panel(stage))
        until(lambda: stage.entry("SP Entity ID").is_selected(), "the finding does not lead to its field")
        find_in_panel(stage, FINDING)
        stage.open("Overview", "Display Label")
        stage.key("ctrl+g")
        stage.gone("Display Label")
        until(lambda: stage.entry("SP Entity ID").is_selected(), "the next finding is not led to")
        find_in_panel(stage, FINDING)


def refusal_in_the_list_leads_to_the_panel():
    scene = Scene(BUILD, "refusal")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    scene.ctl("connector", "set", "wiki", f"sp_entity_id={MISTAKEN}", "acs=https://wiki.test/acs")
    with scene.window() as stage:
        stage._approach(*stage.point(lambda: stage.look("Wiki"), "“Wiki” cannot be pointed at"), "click", 3)
        stage.activate("Activate")
        stage.find("“Wiki” Cannot Be Activated")
        stage.click("Show Check")
        find_in_panel(stage, FINDING)
        stage.find("Display Label")


def panel_becomes_a_page_where_there_is_no_room():
    scene = Scene(BUILD, "narrow")
    scene.ctl("connector", "add", "custom", "--label", "Wiki", "--slug", "wiki")
    scene.ctl("connector", "set", "wiki", f"sp_entity_id={MISTAKEN}", "acs=https://wiki.test/acs")
    with scene.window() as stage:
        stage.open("Wiki", "Display Label")
        # The button keeps the focus, and goes away where there is no room: the page keeps its keys.
        stage.click("Check (2)")
        find_in_panel(stage, FINDING)
        stage.resize(900, 700)
        until(lambda: look_for_panel(stage) is None, "the panel stays in a narrow window")
        stage.find("Display Label")
        stage.key("F9")
        stage.find_part(FINDING)
        stage.gone("Display Label")
        stage.key("F9")
        stage.find("Display Label")
        stage.key("F9")
        stage.gone("Display Label")
        stage.resize(1240, 800)
        find_in_panel(stage, FINDING)
        stage.find("Display Label")


def begin_remembering(name, *labels):
    """Connectors, and a window that has its settings in a file."""
    scene = Scene(BUILD, name)
    for label in labels:
        scene.ctl("connector", "add", "custom", "--label", label, "--slug", label.lower())
    schemas = scene.file.with_suffix(".schemas")
    schemas.mkdir()
    subprocess.run(["glib-compile-schemas", "--strict", f"--targetdir={schemas}", DATA], check=True)
    config = scene.file.with_suffix(".config")
    return scene, {"GSETTINGS_SCHEMA_DIR": str(schemas), "GSETTINGS_BACKEND": "keyfile", "XDG_CONFIG_HOME": str(config)}


def choice_is_remembered():
    scene, settings = begin_remembering("remember", "Wiki", "Mail")
    with scene.window(settings) as stage:
        stage.open("Wiki", "Display Label")
        stage.key("F9")
        until(lambda: look_for_panel(stage), "F9 does not show the panel")
    with scene.window(settings) as stage:
        stage.open("Mail", "Display Label")
        until(lambda: look_for_panel(stage), "the panel is forgotten")
        stage.click("Check (3)")
        until(lambda: look_for_panel(stage) is None, "its button does not hide the panel")
    with scene.window(settings) as stage:
        stage.open("Wiki", "Display Label")
        assert look_for_panel(stage) is None, "it is forgotten that the panel was hidden"


def opening_by_itself_is_no_choice():
    scene, settings = begin_remembering("itself", "Wiki", "Mail")
    with scene.window(settings) as stage:
        stage.open("Wiki", "Display Label")
        stage.resize(900, 700)
        stage.find("Page")
        stage.key("F9")
        stage.gone("Display Label")
        stage.resize(1240, 800)
        until(lambda: look_for_panel(stage), "the page of the check does not become the panel")
    with scene.window(settings) as stage:
        stage.open("Mail", "Display Label")
        assert look_for_panel(stage) is None, "the panel shows without having been asked for"
        stage.click("Activate")
        stage.click("Show Check")
        until(lambda: look_for_panel(stage), "the refusal does not lead to the panel")
    with scene.window(settings) as stage:
        stage.open("Wiki", "Display Label")
        assert look_for_panel(stage) is None, "what a refusal led to is taken for a choice"


def find_width(stage):
    return until(lambda: (panel := look_for_panel(stage)) and panel.box.width, "the panel does not show")


def drag_edge(stage, distance):
    """Moves the start of the panel to the left by so much."""
    x, y = until(lambda: (panel := look_for_panel(stage)) and stage._settle(panel), "the panel does not come to rest")
    x -= find_width(stage) // 2 + 1
    stage._approach(x, y, "mousedown", 1)
    for step in range(1, 11):
        xdotool("mousemove", x - distance * step // 10, y)
    xdotool("mouseup", 1)


def width_is_remembered():
    scene, settings = begin_remembering("width", "Wiki", "Mail")
    with scene.window(settings) as stage:
        stage.open("Wiki", "Display Label")
        stage.key("F9")
        least = find_width(stage)
        drag_edge(stage, 60)
        until(lambda: find_width(stage) > least + 40, "the edge of the panel cannot be dragged")
        stage._settle(look_for_panel(stage))
        chosen = find_width(stage)
        stage.resize(1270, 800)
        until(lambda: box_of(stage.find("Lanyard", "frame")).width > 1250, "the window does not get wider")
        until(lambda: find_width(stage) == chosen, "the panel does not keep its width")
    with scene.window(settings) as stage:
        stage.open("Mail", "Display Label")
        until(lambda: find_width(stage) == chosen, "the width is forgotten")
        stage.resize(1195, 800)
        until(lambda: find_width(stage) == chosen, "the panel does not keep its width")


BUILD = begin()
DATA = pathlib.Path(__file__).parents[2] / "data"
run([
    panel_follows_what_is_typed,
    finding_leads_to_its_field_and_the_panel_stays,
    refusal_in_the_list_leads_to_the_panel,
    panel_becomes_a_page_where_there_is_no_room,
    choice_is_remembered,
    opening_by_itself_is_no_choice,
    width_is_remembered,
    sample_is_opened_beside_the_own,
    error_is_fixed_with_one_click_and_brought_back,
])

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector check in the window: badge, page, fixes, activation, and the sample that has something to find."""

import os
import pathlib

from scene import Configuration, Scene, begin
from stage import run, until

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
        stage.key("F9")
        stage.find_part(FINDING)
        stage.click("Remove Blanks")
        until(lambda: stage.look_part(FINDING) is None, "the finding stays after the second fix")
        stage.click("Overview")
        stage.click("Activate")
        until(lambda: scene.json("connector", "show", "wiki")["state"] == "active", "it is not active after the fix")
        assert scene.json("connector", "show", "wiki")["sp_entity_id"] == RIGHT


BUILD = begin()
run([
    sample_is_opened_beside_the_own,
    error_is_fixed_with_one_click_and_brought_back,
])

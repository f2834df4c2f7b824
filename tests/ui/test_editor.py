# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""The connector editor: fields found by any name, lists, undo and redo, placeholders, drafts with errors."""

from scene import Scene, begin
from stage import run, until, xdotool


def jump(stage, words, entry):
    """Ctrl+K, and that the entry is then where typing goes."""
    stage.key("ctrl+k")
    stage.fill("Find a field", words)
    stage.key("Return")
    until(lambda: stage.has_focus(stage.entry(entry)), f"“{words}” does not lead to “{entry}”")


def synonyms_lead_to_their_fields():
    scene = Scene(BUILD, "synonyms")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        jump(stage, "audience restriction", "SP Entity ID")
        jump(stage, "Issuer", "IdP Entity ID")
        jump(stage, "Assertion Consumer", "ACS URL")
        jump(stage, "sls url", "Single Logout URL")
        jump(stage, "memberOf", "Attribute Name")


def edits_are_undone_and_redone():
    scene = Scene(BUILD, "undo")
    scene.ctl("connector", "add", "valimail", "--label", "Valimail")
    with scene.window() as stage:
        stage.open("Valimail", "Display Label")
        stage.fill("Display Label", "Mail Checks")
        stage.click("Service Provider")
        stage.fill("Default RelayState", "start here")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Default RelayState").text == "", "typing is not undone as one step")
        stage.key("ctrl+z")
        until(lambda: stage.entry("Display Label").text == "Valimail", "the other page's edit is not undone, or not shown")
        stage.gone("Changes are not saved yet")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Display Label").text == "Mail Checks", "the edit is not made again")
        stage.key("ctrl+shift+z")
        until(lambda: stage.entry("Default RelayState").text == "start here", "the second edit is not made again")
        stage.key("ctrl+s")
        until(lambda: scene.json("connector", "show", "valimail").get("relay_state") == "start here", "nothing is stored")


def order(scene):
    return [acs["url"].rsplit("/", 1)[-1] for acs in scene.json("connector", "show", "several")["acs"]]


def lists_are_reordered():
    scene = Scene(BUILD, "order")
    scene.ctl("connector", "add", "custom", "--label", "Several", "--slug", "several")
    for name in ("one", "two", "three"):
        scene.ctl("connector", "set", "several", f"acs+=https://sp.example.org/{name}")
    with scene.window() as stage:
        stage.open("Several", "Service Provider")
        stage.click("Service Provider")
        stage.click("https://sp.example.org/one")
        until(lambda: stage.entry("ACS URL"), "the row does not open")
        stage.key("ctrl+shift+Down")
        stage.key("ctrl+s")
        until(lambda: order(scene) == ["two", "one", "three"], "the keyboard does not move the row")
        drag(stage, "https://sp.example.org/three", "https://sp.example.org/two")
        stage.key("ctrl+s")
        until(lambda: order(scene) == ["three", "two", "one"], "the handle does not move the row")


def drag(stage, name, onto):
    """By the handle, which is at the start of the row."""
    target = stage.point(stage.find(onto))
    y = stage.point(stage.find(name))[1]
    start = (handle_x(stage, name), y)
    stage._approach(*start)
    xdotool("mousedown", 1)
    for step in range(1, 13):
        xdotool("mousemove", start[0] + 2 * step, start[1] + (target[1] - start[1]) * step // 12)
    stage._approach(start[0] + 30, target[1])
    xdotool("mouseup", 1)


def handle_x(stage, name):
    menu = stage.find(f"Menu of {name}")
    x, _ = stage.point(menu)
    return x - menu.box.width // 2 - 14


BUILD = begin()
run([
    synonyms_lead_to_their_fields,
    edits_are_undone_and_redone,
    lists_are_reordered,
])

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Several applications go through a change of certificates together, step by step."""

from scene import Scene, begin
from stage import run, until


def certificates_of_several_are_rolled_over():
    scene = Scene(BUILD, "rollover")
    scene.add_test_sp()
    scene.ctl("connector", "activate", "test-app")
    scene.ctl("connector", "bulk", "rotate", "test-app")
    scene.ctl("connector", "add", "bookmark", "--label", "Link")

    def is_at(step):
        return scene.json("certificate", "rollover", "test-app")["stage"] == step

    def take(stage, entry, preview, before, after):
        stage.click("Select Applications")
        stage.click("Test Application")
        stage.click("Link")
        stage.find_part("2 selected")
        stage.click("Change")
        stage.activate(entry)
        stage.find_part(preview)
        stage.find_part("Not changed: A bookmark")
        stage.find_part("1 of 2 can be changed")
        assert is_at(before), "it is changed before it is applied"
        stage.click("Apply")
        until(lambda: is_at(after), f"it is not {after}")

    tick = "Tick the Next Certificates…", "Entered at the Service Provider", "staged", "ticked"
    with scene.window() as stage:
        take(stage, *tick)
        stage.hover("1 application changed")
        stage.click("Undo")
        until(lambda: is_at("staged"), "the step is not undone")
        take(stage, *tick)
        take(stage, "Switch to the Next Certificates…", "Signing Certificate", "ticked", "switched")
        take(stage, "Retire the Certificates Before…", "Certificate Before, Still in the Metadata", "switched", "retired")


BUILD = begin()
run([certificates_of_several_are_rolled_over])

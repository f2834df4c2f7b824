# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What happened, in the window: live, filtered, found by its reference, with the request that was received."""

import re

from scene import PASSWORD, Scene, begin
from stage import run, until
from lanyard_stage import Browser, IdentityProvider, make_request_url

EVIL = "https://evil.example/acs"


def refuse(scene):
    """The reference that the page shows who asks for another address."""
    shown = scene.json("connector", "show", "test-app")
    page = Browser().open(make_request_url(shown["sso_url"], shown["sp_entity_id"], EVIL)[1])
    return re.search(r"\b[2-9A-HJ-NP-Z]{8}\b", page.text)[0]


def fail_to_sign_in(idp):
    browser = Browser(idp.base_url)
    browser.open(idp.base_url + "/login")
    browser.sign_in("ada", "not " + PASSWORD)


def refusal_is_found_by_its_reference():
    scene = Scene(BUILD, "activity")
    scene.add_test_sp()
    scene.add_ada()
    scene.ctl("connector", "activate", "test-app")
    with IdentityProvider(scene.configuration) as idp, scene.window() as stage:
        stage.click("Activity")
        stage.find_part("Add group")
        reference = refuse(scene)
        stage.find_part(reference)
        fail_to_sign_in(idp)
        stage.find_part("Refused: ada")

        stage.fill("Search events", f"{reference[:4]} {reference[4:]}".lower())
        until(lambda: stage.look_part("Refused: ada") is None, "the other refusal is still listed")
        stage.click(stage.find_part(reference).name)
        stage.find_part("M-18")
        stage.click("XML", "page tab")
        stage.find("XML of the Message")


def changes_are_told_apart():
    scene = Scene(BUILD, "changes")
    scene.add_ada()
    with IdentityProvider(scene.configuration) as idp:
        fail_to_sign_in(idp)
    with scene.window() as stage:
        stage.click("Activity")
        stage.find_part("Refused: ada")
        stage.find_part("Sign-ins and refusals over time: 0 sign-ins, 1 refusal")
        stage.find_part("Add group")
        stage.click("Which events")
        stage.key("Down", "Down", "Return")
        until(lambda: stage.look_part("Add group") is None, "changes are still listed")
        stage.find_part("Refused: ada")
        stage.click("Show All Events")
        stage.find_part("Add group")
        events_are_saved(scene, stage)


def events_are_saved(scene, stage):
    """As they are filtered; what is written is what lanyardctl does."""
    for name, form in (("Save as Table (CSV)…", "csv"), ("Save as JSON…", "json")):
        file = scene.file.with_name(f"events.{form}")
        stage.click("Save Events")
        stage.activate(name)
        stage.save_as("Save Events", file)
        stage.hover("Events saved")
        expected = scene.ctl("event", "export", "--format", form)
        until(lambda: file.exists() and file.read_text() == expected, f"the events as {form} are not what they should be")
        assert "Add group" in expected


if __name__ == "__main__":
    BUILD = begin()
    run([refusal_is_found_by_its_reference, changes_are_told_apart])

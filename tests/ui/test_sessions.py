#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is signed in, and the link with which somebody sets a password: in the window, while people use the portal."""

import urllib.parse

from scene import PASSWORD, Scene, begin
from stage import run, until
from lanyard_stage import Browser, make_totp

NEW_PASSWORD = "wet sofa under glass"


def sign_in(base_url, password):
    browser = Browser(base_url)
    browser.open(base_url + "/")
    browser.sign_in("ada", password)
    return browser


SETTINGS = {"Session Length": ("session_lifetime", 10, 3600), "Idle Time": ("session_idle_time", 15, 60),
            "Activity": ("event_retention", 30, 1)}


def open_settings(stage):
    stage.key("ctrl+comma")
    stage.find("Session Length", "spin button")


def settings_are_kept_and_shown(scene, stage):
    open_settings(stage)
    for name, (_, number, _) in SETTINGS.items():
        stage.fill(name, str(number))
    # The last number is still being typed.
    stage.key("ctrl+s")
    stage.gone("Session Length")
    stored = scene.json("settings", "get")
    assert {field: stored[field] for field, _, _ in SETTINGS.values()} == {field: number * unit for field, number, unit in SETTINGS.values()}
    open_settings(stage)
    for name, (_, number, _) in SETTINGS.items():
        until(lambda: stage.entry(name).text == str(number), f"“{name}” does not show what is stored")
    stage.click("Cancel")
    stage.gone("Session Length")


def sessions_are_listed_and_ended():
    scene = Scene(BUILD, "sessions")
    scene.add_ada()
    with scene.window() as stage:
        stage.click("Sessions")
        stage.find("Nobody Is Signed In")
        base_url = scene.json("settings", "get")["base_url"]
        browser = sign_in(base_url, PASSWORD)
        stage.find("Ada Lovelace · ada")
        stage.fill("Search sessions", "nobody")
        stage.find("No Sessions Found")
        stage.fill("Search sessions", "LOVELACE")
        stage.find("Ada Lovelace · ada")
        stage.click("Sign Out All…")
        stage.click("End")
        until(lambda: scene.json("session", "list") == [], "the session goes on")
        stage.find("Nobody Is Signed In")
        browser.open(base_url + "/")
        assert "password" in browser.page.form.fields, "the browser is still signed in"
        settings_are_kept_and_shown(scene, stage)


def second_factor_is_reset(stage, base_url):
    browser = sign_in(base_url, NEW_PASSWORD)
    form = browser.open(base_url + "/account/second-factor").form
    browser.submit(form, code=make_totp(form.fields["secret"]))
    assert "code" in sign_in(base_url, NEW_PASSWORD).page.form.fields, "the password alone signs in"
    stage.click("Sign-In", "page tab")
    stage.find_part("10 recovery codes are left")
    stage.click("Reset Second Factor…")
    stage.click("Cancel", within=stage.find("Reset the Second Factor of Ada Lovelace?"))
    stage.gone("Reset the Second Factor of Ada Lovelace?")
    stage.find_part("10 recovery codes are left")
    stage.click("Reset Second Factor…")
    stage.click("Reset", within=stage.find("Reset the Second Factor of Ada Lovelace?"))
    stage.find("Not set up: the password alone signs in")
    stage.find("Not Signed In")
    browser.open(base_url + "/")
    assert "password" in browser.page.form.fields, "the browser is still signed in"
    assert sign_in(base_url, NEW_PASSWORD).page.url == base_url + "/"


def link_and_reset_get_a_person_in_again():
    scene = Scene(BUILD, "link")
    scene.add_ada()
    with scene.window() as stage:
        base_url = scene.json("settings", "get")["base_url"]
        stage.click("People")
        stage.open("Ada Lovelace", "Set Password…")
        stage.click("Set Password…")
        stage.fill("Password", "Lovelace2026")
        stage.fill("Repeat Password", "Lovelace2026")
        stage.find_part("The password is guessed soon")
        stage.click("Make Link")
        stage.find("Copy Link")
        stage.find_part("Good once, until")
        link = urllib.parse.urlsplit(scene.json("person", "reset-password", "ada")["link"])
        browser = Browser(base_url)
        browser.open(base_url + link.path)
        browser.submit(password=NEW_PASSWORD, repeat=NEW_PASSWORD)
        assert sign_in(base_url, NEW_PASSWORD).page.url == base_url + "/"
        stage.click("Cancel")
        second_factor_is_reset(stage, base_url)


BUILD = begin()
run([
    sessions_are_listed_and_ended,
    link_and_reset_get_a_person_in_again,
])

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Who is signed in, and the link with which somebody sets a password: in the window, while people use the portal."""

import urllib.parse

from scene import PASSWORD, Scene, begin
from stage import run, until
from lanyard_stage import Browser

NEW_PASSWORD = "wet sofa under glass"


def sign_in(base_url, password):
    browser = Browser(base_url)
    browser.open(base_url + "/")
    browser.sign_in("ada", password)
    return browser


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


def link_for_a_password_is_made():
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


BUILD = begin()
run([
    sessions_are_listed_and_ended,
    link_for_a_password_is_made,
])

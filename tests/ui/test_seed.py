# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Three applications of the catalog, from their templates to a sign-in: set up in the window alone, with the test service
provider in the place of the real one."""

import json
import urllib.request

from scene import PASSWORD, Scene, begin, install_browser
from stage import run

EMAIL_FORMAT = "urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress"


def make_ada(stage):
    """A group with one person in it, who has a password."""
    stage.click("Groups")
    stage.click("New Group…")
    stage.fill("Name", "Staff")
    stage.key("Return")
    stage.find("0 members")
    stage.click("People")
    stage.click("New Person…")
    for entry, text in {"Username": "ada", "Email": "ada@example.org", "First Name": "Ada", "Last Name": "Lovelace",
                        "Password": PASSWORD, "Repeat Password": PASSWORD}.items():
        stage.fill(entry, text)
    stage.click("Create")
    stage.find("ada · ada@example.org")
    stage.click("Groups")
    stage.open("Staff", "Add Members…")
    stage.open("Add Members…", "0 selected")
    stage.click("Ada Lovelace")
    stage.find("1 selected")
    stage.click("Save")
    stage.find("ada · ada@example.org")
    stage.click("Applications", "list item")


def add_application(stage, name, placeholders):
    stage.find("No Applications Yet")
    stage.key("ctrl+n")
    stage.fill("Search the catalog", name.lower())
    stage.open(name, "Display Label")
    for label, value in placeholders.items():
        stage.fill(label, value)
    stage.click("Save")
    stage.click("Configure Application")
    stage.find("Display Label")


def grant_and_activate(stage):
    stage.click("Access", "page tab")
    stage.find_part("Nobody can sign in: no group is granted")
    stage.click("Staff")
    stage.find("1 person can sign in")
    stage.click("Overview", "page tab")
    stage.click("Activate", "push button")
    stage.find("Active")


def sign_in(stage):
    stage.click("Test", "page tab")
    stage.click("Test Login at the Test Service Provider")
    stage.find("The test service provider accepts the sign-in")
    stage.gone("Waiting for the Sign-In in the Browser")
    stage.find_part("ada@example.org")
    stage.find_part(EMAIL_FORMAT)


def set_up(name, placeholders, prepare=None):
    """What the test service provider received, and the connector."""
    slug = name.lower()
    scene = Scene(BUILD, slug)
    if prepare is None:
        scene.add_ada()
        scene.ctl("group", "add-member", "Staff", "ada")
    install_browser()
    with scene.window() as stage:
        if prepare is not None:
            prepare(stage)
        add_application(stage, name, placeholders)
        grant_and_activate(stage)
        sign_in(stage)
        connector = scene.json("connector", "show", slug)
        address = connector["sso_url"].removesuffix(f"/saml2/{slug}") + "/test-sp/result"
        with urllib.request.urlopen(address) as reply:
            result = json.load(reply)
    assert connector["state"] == "active", connector
    assert result["connector"] == slug and result["ok"] and result["stands_in"], result
    assert result["issuer"] == connector["idp_entity_id"], result
    assert result["name_id"] == "ada@example.org" and result["name_id_format"] == EMAIL_FORMAT, result
    return connector, result


def expect_names(result, entity_id, acs_url):
    """The addressees that the response was made for, as they arrived."""
    received = {(finding["rule"], finding["received"]) for finding in result["findings"] if finding["passed"]}
    for wanted in (("M-34", entity_id), ("M-35", acs_url), ("M-06", acs_url)):
        assert wanted in received, (wanted, sorted(map(str, received)))


def valimail_is_signed_in_to():
    _, result = set_up("Valimail", {}, make_ada)
    expect_names(result, "https://app.valimail.com", "https://app.valimail.com/sso/consume")
    assert result["attributes"] == {"FirstName": ["Ada"], "LastName": ["Lovelace"], "Email": ["ada@example.org"]}, result


def mimecast_is_signed_in_to():
    connector, result = set_up("Mimecast", {"Region Prefix": "eu", "Account Code": "CUSA1A1"})
    expect_names(result, "eu-api.mimecast.com.CUSA1A1", "https://eu-api.mimecast.com/login/saml")
    assert [acs["url"].rpartition("/")[2] for acs in connector["acs"]] == ["saml", "mpp", "adcon"], connector["acs"]
    assert result["attributes"] == {}, result


def deskpro_is_signed_in_to():
    entity_id, acs_url = "https://acme.deskpro.com/auth/saml/metadata/1", "https://acme.deskpro.com/auth/saml/acs/1"
    connector, result = set_up("Deskpro", {"Metadata URL (Entity ID)": entity_id, "Consumer Service URL (ACS)": acs_url,
                                           "Subdomain": "acme"})
    expect_names(result, entity_id, acs_url)
    assert connector["placeholders"]["subdomain"] == "acme", connector
    assert connector["login_url"] == "https://acme.deskpro.com", connector
    assert result["attributes"] == {}, result


BUILD = begin()
run([
    valimail_is_signed_in_to,
    mimecast_is_signed_in_to,
    deskpro_is_signed_in_to,
])

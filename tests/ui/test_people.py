# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Groups and people in the window, and a sign-in that is tried from it."""

import contextlib
import os
import socketserver
import sqlite3
import threading

from scene import Scene, begin, install_browser
from stage import run, until


def group_and_person_are_made():
    scene = Scene(BUILD, "people")
    with scene.window() as stage:
        stage.click("Groups")
        stage.click("New Group…")
        stage.fill("Name", "Engineering")
        stage.key("Return")
        stage.find("0 members")
        stage.click("People")
        stage.click("New Person…")
        stage.fill("Username", "grace")
        stage.fill("Email", "Grace@Example.org")
        stage.click("Create")
        stage.find("grace · grace@example.org")
        stage.click("Test")
        stage.find("Choose which application to sign in to")
        assert [person["email"] for person in scene.json("person", "list")] == ["grace@example.org"]


def membership_is_chosen_and_undone():
    scene = Scene(BUILD, "members")
    scene.add_ada()
    with scene.window() as stage:
        stage.click("Groups")
        stage.open("Staff", "Add Members…")
        stage.open("Add Members…", "0 selected")
        stage.click("Ada Lovelace")
        stage.find("1 selected")
        stage.click("Save")
        stage.hover("“ada” added to the group")
        stage.find("ada · ada@example.org")
        stage.click("Undo")
        stage.find("No Members")


def person_is_edited_and_deleted():
    scene = Scene(BUILD, "edit-person")
    scene.add_ada()
    with scene.window() as stage:
        stage.click("People")
        stage.open("Ada Lovelace", "Set Password…")
        stage.fill("Email", "lovelace@example.org")
        stage.key("ctrl+s")
        until(lambda: scene.json("person", "show", "ada")["email"] == "lovelace@example.org", "the address is not stored")
        stage.key("alt+Left")
        stage.find("ada · lovelace@example.org")


def table_is_imported_and_undone():
    scene = Scene(BUILD, "import")
    scene.add_ada()
    table = scene.file.with_name("people.csv")
    table.write_text("User name,Mail,Groups,Team\nada,new@example.org,Staff,R&D\ngrace,grace@example.org,Staff;Navy,\nbob x,,,\n")
    with scene.window() as stage:
        stage.click("People")
        stage.find("ada · ada@example.org")
        stage.drop(table, "ada · ada@example.org")
        stage.find("New: 0 · Changed: 1 · The same: 0 · Refused: 2")
        stage.click("Lines")
        stage.find_part("Line 4 is refused. The username “bob x” cannot be used")
        stage.click("Columns")
        stage.click("Make Missing Groups")
        stage.click("Skip Faulty Lines")
        stage.find("New: 1 · Changed: 1 · The same: 0 · Refused: 1")
        stage.click("Import")
        stage.hover("Undo")
        stage.find("grace · grace@example.org")
        stage.click("Undo")
        stage.gone("grace · grace@example.org")
        stage.find("ada · ada@example.org")
        stage.drop(table.with_name("R&D.csv"), "ada · ada@example.org")
        stage.find_part("R&D.csv")
    assert [group["name"] for group in scene.json("group", "list")] == ["Staff"]


LDIF = """\
dn: uid=grace,ou=people,dc=example,dc=org
objectClass: inetOrgPerson
uid: grace
cn: Grace Hopper
sn: Hopper
givenName: Grace
mail: grace@example.org

dn: uid=ada,ou=people,dc=example,dc=org
objectClass: inetOrgPerson
uid: ada
cn: Ada Lovelace
sn: Lovelace
mail: ada@new.example.org

dn: uid=b x,ou=people,dc=example,dc=org
objectClass: inetOrgPerson
uid: b x
sn: X

dn: cn=Navy,ou=groups,dc=example,dc=org
objectClass: groupOfNames
cn: Navy
member: uid=grace,ou=people,dc=example,dc=org
"""


def export(scene, stage, kind, form):
    """What the window writes is what lanyardctl does."""
    file = scene.file.with_name(f"exported.{form}")
    stage.click("More", within=stage.find("LanyardPeoplePage"))
    stage.activate(f"Export as {kind}…")
    stage.save_as("Export People", file)
    stage.hover("People exported")
    until(lambda: file.exists() and file.read_text() == scene.ctl("person", "export", "--format", form),
          f"what is exported as {kind} is not what it should be")
    return file.read_text()


def directory_content_is_imported_and_exported():
    scene = Scene(BUILD, "ldif")
    scene.add_ada()
    before = scene.json("person", "list"), scene.json("group", "list")
    content = scene.file.with_name("people.ldif")
    content.write_text(LDIF)
    with scene.window() as stage:
        stage.click("People")
        stage.find("ada · ada@example.org")
        stage.drop(content, "ada · ada@example.org")
        stage.find("New: 0 · Changed: 1 · The same: 0 · Refused: 2")
        stage.click("Make Missing Groups")
        stage.click("Skip Faulty Lines")
        stage.find("New: 1 · Changed: 1 · The same: 0 · Refused: 1")
        stage.click("Lines")
        stage.find("Line 1: grace is new")
        stage.find_part("ada@example.org → ada@new.example.org")
        assert (scene.json("person", "list"), scene.json("group", "list")) == before
        stage.click("Import")
        stage.hover("2 people imported")
        stage.find("grace · grace@example.org")
        assert {group["name"]: group["members"] for group in scene.json("group", "list")} == {"Navy": ["grace"], "Staff": []}
        assert "grace@example.org" in export(scene, stage, "CSV", "csv")
        assert "mail: grace@example.org" in export(scene, stage, "LDIF", "ldif")


class AskedServer(socketserver.TCPServer):
    """Counts who connects, and says nothing."""
    asked = 0

    def verify_request(self, request, client_address):
        self.asked += 1
        return False


def link_is_not_read():
    """What is dropped is read at once, so that it has to be on this computer."""
    scene = Scene(BUILD, "link")
    scene.add_ada()
    table = scene.file.with_name("after.csv")
    table.write_text("username,email,groups\nada,ada@new.example.org,\n")
    with AskedServer(("127.0.0.1", 0), socketserver.BaseRequestHandler) as server, scene.window() as stage:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            stage.click("People")
            stage.find("ada · ada@example.org")
            stage.drop(f"http://127.0.0.1:{server.server_address[1]}/people.csv", "ada · ada@example.org")
            assert stage.look("Import People") is None and stage.look("Reading…") is None
            stage.drop(table, "ada · ada@example.org")
            stage.find("New: 0 · Changed: 1 · The same: 0 · Refused: 0")
        finally:
            server.shutdown()
            thread.join()
        assert server.asked == 0, "the link is read"


@contextlib.contextmanager
def endless_file(path, content):
    """Whoever reads it gets no further than that."""
    os.mkfifo(path)
    release = threading.Event()

    def write():
        with path.open("w") as pipe, contextlib.suppress(BrokenPipeError):
            pipe.write(content)
            pipe.flush()
            release.wait()
    writer = threading.Thread(target=write)
    writer.start()
    try:
        yield
    finally:
        release.set()
        os.close(os.open(path, os.O_RDONLY | os.O_NONBLOCK))
        writer.join()


@contextlib.contextmanager
def nobody_else_writes(path):
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("BEGIN IMMEDIATE")
    try:
        yield
    finally:
        database.execute("ROLLBACK")
        database.close()


def import_is_cancelled():
    scene = Scene(BUILD, "cancel")
    scene.add_ada()
    before = scene.json("person", "list"), scene.json("history")
    table = "username,email,groups\nada,ada@new.example.org,\n" + "".join(f"p{n},p{n}@example.org,Staff\n" for n in range(2000))
    whole, part = scene.file.with_name("whole.csv"), scene.file.with_name("part.csv")
    whole.write_text(table)
    with scene.window() as stage:
        stage.click("People")
        stage.find("ada · ada@example.org")
        with endless_file(part, table):
            stage.drop(part, "ada · ada@example.org")
            stage.find("Reading…")
            stage.click("Cancel")
            stage.gone("Reading…")
        stage.drop(whole, "ada · ada@example.org")
        stage.find("New: 2000 · Changed: 1 · The same: 0 · Refused: 0")
        with nobody_else_writes(scene.file):
            stage.click("Import")
            stage.find("Storing all of it as one step…")
            stage.activate("Cancel", "push button")
            stage.find("Taking all of it back…")
        stage.gone("Taking all of it back…")
        stage.find("ada · ada@example.org")
        assert (scene.json("person", "list"), scene.json("history")) == before


def test_login_shows_what_comes_of_it():
    scene = Scene(BUILD, "login")
    scene.add_ada()
    scene.add_test_sp()
    scene.ctl("group", "add-member", "Staff", "ada")
    install_browser()
    with scene.window() as stage:
        stage.click("Test")
        stage.find("The application is not active")
        stage.click("Activate")
        stage.find("No group is granted the application")
        scene.ctl("connector", "grant", "test-app", "Staff")
        stage.gone("No group is granted the application")
        stage.click("Test Login at the Test Service Provider")
        stage.find("The test service provider accepts the sign-in")
        stage.find_part("ada@example.org")
        stage.gone("Waiting for the Sign-In in the Browser")
        scene.ctl("connector", "revoke", "test-app", "Staff")
        stage.find("No group is granted the application")
        stage.click("Test Login at the Test Service Provider")
        stage.find("The identity provider refused")


BUILD = begin()
run([
    group_and_person_are_made,
    membership_is_chosen_and_undone,
    person_is_edited_and_deleted,
    table_is_imported_and_undone,
    directory_content_is_imported_and_exported,
    link_is_not_read,
    import_is_cancelled,
    test_login_shows_what_comes_of_it,
])

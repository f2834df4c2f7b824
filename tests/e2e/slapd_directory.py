#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""People and groups from OpenLDAP: only over TLS and from the right server, what changes, who is suspended, and what is refused."""

import argparse
import contextlib
import json
import os
import pathlib
import signal
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time
import traceback

sys.dont_write_bytecode = True

import slapd  # noqa: E402

MANY = 2500
TESTS = []


def test(function):
    TESTS.append(function)
    return function


class World:
    def __init__(self, control, folder, server):
        self.control, self.folder, self.server = control, pathlib.Path(folder), server

    def run(self, *words, stdin=""):
        return subprocess.run([self.control, "--config", self.folder / "test.lanyard", *words], input=stdin,
                              capture_output=True, text=True)

    def call(self, *words, stdin=""):
        done = self.run(*words, stdin=stdin)
        assert done.returncode == 0, f"{words}: {done.stderr}{done.stdout}"
        return done.stdout

    def refuse(self, *words, text, stdin=""):
        done = self.run(*words, stdin=stdin)
        assert done.returncode == 1 and text in done.stderr, f"{words}: {done.returncode} {done.stderr}{done.stdout}"
        assert slapd.PASSWORD not in done.stderr + done.stdout

    def connect(self, *fields, uri=None, certificate=None, password=slapd.PASSWORD):
        self.call("directory", "set", "--password-stdin", "--certificate", certificate or self.server.certificate,
                  f"uri={uri or self.server.tls_uri}", f"base_dn=ou=people,{slapd.BASE}", f"bind_dn={slapd.ADMIN}",
                  f"group_base_dn=ou=groups,{slapd.BASE}", *fields, stdin=password + "\n")

    def sync(self, verb="sync", *words):
        return json.loads(self.call("directory", verb, "--json", *words))

    def people(self):
        """Each person by user name, without what counts their changes."""
        people = json.loads(self.call("person", "list", "--json"))
        return {person["username"]: {name: value for name, value in person.items() if name != "revision"} for person in people}

    def groups(self):
        return {group["name"]: group["members"] for group in json.loads(self.call("group", "list", "--json"))}


def counts(answer):
    return [answer[verdict] for verdict in ["new", "changed", "same", "refused"]]


@test
def transport(world):
    server = world.server
    world.refuse("directory", "test", text="There is no directory")
    for uri in [f"http://127.0.0.1:{server.port}", "ldapi:///", f"{server.uri}/{slapd.BASE}", "ldap://"]:
        world.refuse("directory", "set", f"uri={uri}", f"base_dn={slapd.BASE}", text="is not the address of a directory")
    for uri in [server.tls_uri, server.uri]:
        world.connect(uri=uri)
        assert "People: 3. Groups: 2." in world.call("directory", "test")
    shown = world.call("directory", "show", "--json")
    assert json.loads(shown)["has_password"] is True and slapd.PASSWORD not in shown
    assert slapd.PASSWORD.encode() not in (world.folder / "test.lanyard").read_bytes()

    other, _ = slapd.make_certificate(world.folder, "other", "IP:127.0.0.1")
    for uri in [server.tls_uri, server.uri]:
        world.connect(uri=uri, certificate=other)
        world.refuse("directory", "test", text="cannot be secured")
    world.connect(uri=server.tls_uri.replace("127.0.0.1", "127.0.0.2"))
    world.refuse("directory", "test", text="cannot be ")
    world.connect(password="wrong")
    world.refuse("directory", "test", text="refuses the password")
    world.connect()
    world.call("directory", "set", "bind_dn=cn=else," + slapd.BASE)
    world.refuse("directory", "test", text="There is no password")
    world.connect("people_filter=(uid=")
    world.refuse("directory", "test", text="cannot be read")
    world.connect("people_filter=", f"base_dn=ou=nothing,{slapd.BASE}")
    world.refuse("directory", "test", text="There is no entry")


@test
def wrong_name(world):
    """The certificate is trusted, but for another name."""
    with tempfile.TemporaryDirectory() as folder:
        certificate, key = slapd.make_certificate(pathlib.Path(folder), "elsewhere", "DNS:elsewhere.example")
        world.connect(certificate=certificate)
        process, port = serve_tls(certificate, key)
        try:
            world.connect(uri=f"ldaps://127.0.0.1:{port}", certificate=certificate)
            world.refuse("directory", "test", text="cannot be secured")
        finally:
            process.kill()
            process.wait()


def serve_tls(certificate, key):
    (port,) = slapd.free_ports(1)
    process = subprocess.Popen(["openssl", "s_server", "-quiet", "-accept", f"127.0.0.1:{port}", "-cert", certificate, "-key", key],
                               stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 20
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return process, port
        assert time.monotonic() < deadline
        time.sleep(0.02)


@test
def without_start_tls(world):
    """A server that answers StartTLS with an error gets nothing more: neither password nor questions."""
    with socket.create_server(("127.0.0.1", 0)) as listener:
        received = []

        def answer():
            connection, _ = listener.accept()
            with connection:
                received.append(connection.recv(4096))
                connection.sendall(bytes.fromhex("300c02010178070a010204000400"))
                received.append(connection.recv(4096))

        thread = threading.Thread(target=answer)
        thread.start()
        world.connect(uri=f"ldap://127.0.0.1:{listener.getsockname()[1]}")
        world.refuse("directory", "test", text="does not do what was asked")
        thread.join()
    assert b"1.3.6.1.4.1.1466.20037" in received[0] and slapd.PASSWORD.encode() not in b"".join(received), received


@test
def changes(world):
    server = world.server
    world.call("person", "add", "local", "--email", "local@example.org")
    world.call("person", "add", "ben", "--email", "old@example.org", "--set", "cost_center=12")
    world.call("group", "add", "staff", "ours")
    world.call("group", "add-member", "ours", "ben")
    world.connect()
    preview = world.sync("preview")
    assert counts(preview) == [2, 1, 0, 0] and preview["applied"] is False, preview
    assert "ada" not in world.people()
    assert counts(world.sync()) == [2, 1, 0, 0]
    people = world.people()
    assert people["ben"]["email"] == "ben@example.org" and people["ben"]["cost_center"] == "12" and people["ben"]["directory_id"]
    assert people["ada"]["manager"] == "ben", people["ada"]
    assert world.groups() == {"ours": ["ben"], "staff": ["ada", "ben"], "unix": ["cleo"]}, world.groups()
    assert counts(world.sync()) == [0, 0, 3, 0]

    world.call("group", "add-member", "staff", "local")
    server.modify(f"dn: uid=ada,ou=people,{slapd.BASE}\nchangetype: modify\nreplace: title\ntitle: Countess\n\n"
                  f"dn: cn=staff,ou=groups,{slapd.BASE}\nchangetype: modify\ndelete: member\n"
                  f"member: uid=ben,ou=people,{slapd.BASE}\n\n"
                  f"dn: uid=cleo,ou=people,{slapd.BASE}\nchangetype: modrdn\nnewrdn: uid=clio\ndeleteoldrdn: 1\n")
    answer = world.sync()
    assert counts(answer) == [0, 3, 0, 0], answer
    people = world.people()
    assert people["ada"]["job_title"] == "Countess" and "clio" in people and "cleo" not in people
    assert world.groups()["staff"] == ["ada", "local"] and world.groups()["ours"] == ["ben"]

    before = world.people()
    number = json.loads(world.call("history", "--json", "--limit", "1"))[0]["number"]
    world.call("history", "undo", str(number))
    assert "cleo" in world.people() and world.groups()["staff"] == ["ada", "ben", "local"]
    world.sync()
    after = world.people()
    assert after == before, [(name, after[name], before[name]) for name in before if after.get(name) != before[name]]
    with contextlib.closing(sqlite3.connect(world.folder / "test.lanyard")) as database:
        events = [json.loads(body) for body, in database.execute("SELECT body FROM event")]
    assert any(event["event"] == "directory" and "0 new, 3 changed, 0 suspended" in event["detail"] for event in events), events


@test
def vanished(world):
    server = world.server
    world.call("person", "add", "local", "--email", "local@example.org")
    world.connect()
    world.sync()
    entry = server.search("(uid=ada)", "*")
    server.delete("ada")
    answer = world.sync()
    assert [line["person"] for line in answer["lines"] if line.get("vanished")] == ["ada"], answer
    people = world.people()
    assert people["ada"]["suspended"] and not people["local"]["suspended"] and not people["ben"]["suspended"]
    assert counts(world.sync()) == [0, 0, 2, 0]

    server.add(entry)
    answer = world.sync()
    assert counts(answer) == [0, 0, 2, 1] and answer["lines"][0]["error"]["code"] == "other-entry", answer
    assert world.people()["ada"]["suspended"]
    world.call("person", "set", "ada", "directory_id=")
    world.sync()
    assert not world.people()["ada"]["suspended"]

    world.call("person", "set", "ben", "suspended=yes")
    world.sync()
    assert world.people()["ben"]["suspended"], "the directory lets somebody return whom it did not suspend"

    server.delete("ada", "ben", "cleo")
    world.refuse("directory", "sync", text="has no people")
    assert not world.people()["cleo"]["suspended"]
    world.sync("sync", "--accept-missing")
    assert all(world.people()[name]["suspended"] for name in ["ada", "ben", "cleo"])


@test
def disabled(world):
    world.connect("mapping.suspended=employeeType", "mapping.attributes.room=roomNumber")
    world.server.modify(f"dn: uid=ada,ou=people,{slapd.BASE}\nchangetype: modify\nadd: employeeType\nemployeeType: TRUE\n-\n"
                        "add: roomNumber\nroomNumber: 1\nroomNumber: 2\n")
    world.sync()
    ada = world.people()["ada"]
    assert ada["suspended"] and sorted(ada["attributes"]["room"]) == ["1", "2"], ada
    world.server.modify(f"dn: uid=ada,ou=people,{slapd.BASE}\nchangetype: modify\nreplace: employeeType\nemployeeType: FALSE\n")
    world.sync()
    assert not world.people()["ada"]["suspended"]
    world.server.modify(f"dn: uid=ada,ou=people,{slapd.BASE}\nchangetype: modify\nreplace: employeeType\nemployeeType: TRUE\n-\n"
                        "replace: mail\nmail: ben@example.org\n")
    answer = world.sync()
    assert answer["refused"] == 1 and world.people()["ada"]["suspended"], answer
    world.refuse("directory", "set", "mapping.mail=not an attribute", text="is no attribute")
    world.call("directory", "set", "mapping.nothing=cn")
    world.refuse("directory", "preview", text="There is no field")


@test
def half_missing(world):
    world.connect()
    world.sync()
    world.call("directory", "set", "people_filter=(uid=ada)")
    world.refuse("directory", "preview", text="2 of 3 people")
    world.call("directory", "set", "people_filter=(|(uid=ada)(uid=ben))")
    assert counts(world.sync("preview")) == [0, 1, 2, 0]
    world.call("directory", "set", "people_filter=", "group_filter=(cn=nothing)")
    world.refuse("directory", "preview", text="has no groups")


@test
def many(world):
    world.server.add("\n".join(slapd.person(f"p{number:04}") for number in range(MANY)))
    world.connect("page_size=100")
    assert counts(world.sync()) == [MANY + 3, 0, 0, 0]
    assert counts(world.sync("preview")) == [0, 0, MANY + 3, 0]
    account = f"uid=ada,ou=people,{slapd.BASE}"
    world.server.modify(f"dn: {account}\nchangetype: modify\nreplace: userPassword\nuserPassword: ada password\n")
    world.call("directory", "set", f"bind_dn={account}", "--password-stdin", stdin="ada password\n")
    world.refuse("directory", "preview", text="gives only a part")


@test
def hanging(world):
    """Servers that say nothing, before TLS and after it; the time limit ends both."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        for scheme in ["ldaps", "ldap"]:
            world.connect("time_limit=1", uri=f"{scheme}://127.0.0.1:{silent.getsockname()[1]}")
            begin = time.monotonic()
            world.refuse("directory", "test", text="took too long")
            assert time.monotonic() - begin < 8
    world.connect("time_limit=1")
    os.kill(world.server.process.pid, signal.SIGSTOP)
    try:
        world.refuse("directory", "test", text="took too long")
    finally:
        os.kill(world.server.process.pid, signal.SIGCONT)


DATA = "\n".join([slapd.TREE, slapd.person("ada", manager=f"uid=ben,ou=people,{slapd.BASE}"), slapd.person("ben"), slapd.person("cleo"),
                  slapd.group("staff", "ada", "ben"),
                  f"dn: cn=unix,ou=groups,{slapd.BASE}\nobjectClass: posixGroup\ncn: unix\ngidNumber: 1\nmemberUid: cleo\n"])


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    control = arguments.build / "src" / "cli" / "lanyardctl"
    if slapd.missing():
        print(f"1..0 # SKIP {', '.join(slapd.missing())} missing")
        return
    tests = [one for one in TESTS if not arguments.names or one.__name__ in arguments.names]
    failed = False
    print(f"1..{len(tests)}")
    for number, one in enumerate(tests, 1):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as server_folder:
            try:
                with slapd.running(server_folder, DATA, "sizelimit 500\n") as server:
                    one(World(control, folder, server))
                print(f"ok {number} {one.__name__}", flush=True)
            except Exception:
                failed = True
                print("".join(f"# {line}\n" for line in traceback.format_exc().splitlines()), end="")
                print(f"not ok {number} {one.__name__}", flush=True)
    sys.exit(failed)


main()

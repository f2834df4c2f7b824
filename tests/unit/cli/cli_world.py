# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the tests of lanyardctl share: the program in a folder of its own."""

import contextlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import traceback

PROGRAM = sys.argv[1]
TESTS = []

DONE, REFUSED, USAGE = 0, 1, 2

NAMES = {
    "md": "urn:oasis:names:tc:SAML:2.0:metadata",
    "saml": "urn:oasis:names:tc:SAML:2.0:assertion",
    "samlp": "urn:oasis:names:tc:SAML:2.0:protocol",
    "ds": "http://www.w3.org/2000/09/xmldsig#",
}


class World:
    """A folder of its own with a configuration, and the program run in it."""

    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        self.env = dict(os.environ, HOME=folder, XDG_DATA_HOME=f"{folder}/data", XDG_CONFIG_HOME=f"{folder}/config",
                        XDG_CACHE_HOME=f"{folder}/cache", LC_ALL="C.UTF-8", LANGUAGE="")

    def call(self, *words, status=DONE, stdin=None, config="test.lanyard"):
        command = [PROGRAM] + (["--config", config] if config else []) + list(words)
        result = subprocess.run(command, cwd=self.folder, env=self.env, input=stdin or "", capture_output=True, text=True)
        assert result.returncode == status, f"{words}: {result.returncode}, not {status}: {result.stderr}{result.stdout}"
        if status == DONE:
            assert result.stderr == "", f"{words}: {result.stderr}"
        else:
            assert result.stderr.count("\n") == 1 and result.stderr.startswith("lanyardctl: "), f"{words}: {result.stderr!r}"
        return result.stdout if status == DONE else result.stderr + result.stdout

    def call_with_notes(self, *words):
        """What a command prints that also tells people something on standard error."""
        result = subprocess.run([PROGRAM, "--config", "test.lanyard", *words], cwd=self.folder, env=self.env, input="",
                                capture_output=True, text=True)
        assert result.returncode == DONE, f"{words}: {result.stderr}{result.stdout}"
        return result.stdout, result.stderr

    def json(self, *words):
        return json.loads(self.call(*words, "--json"))

    def write(self, name, text):
        (self.folder / name).write_text(text)
        return name

    def read(self, name):
        return (self.folder / name).read_text()

    def make_test_sp(self, activate=True):
        """A connector for the bundled test SP and a person who may use it."""
        self.call("connector", "add", "custom", "--label", "Test SP", "--slug", "test-sp")
        self.call("test-sp", "metadata", "-o", "sp.xml")
        self.call("connector", "import-metadata", "test-sp", "sp.xml")
        self.call("group", "add", "staff")
        self.call("person", "add", "ann", "--email", "ann@example.org", "--first", "Ann", "--last", "Lee")
        self.call("group", "add-member", "staff", "ann")
        self.call("connector", "grant", "test-sp", "staff")
        if activate:
            self.call("connector", "activate", "test-sp")


def test(function):
    TESTS.append(function)
    return function


def make_pair(world, name, *options):
    subprocess.run(["openssl", "req", "-x509", "-newkey", "rsa:2048", "-sha256", "-days", "100", "-subj", f"/CN={name}",
                    "-keyout", f"{name}.key", "-out", f"{name}.pem", *options], cwd=world.folder, check=True, capture_output=True)


@contextlib.contextmanager
def serving(world, *words):
    process = subprocess.Popen([PROGRAM, "--config", "test.lanyard", "serve", *words], cwd=world.folder, env=world.env,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    try:
        yield process, process.stdout.readline().strip()
    finally:
        if process.poll() is None:
            process.kill()
        process.communicate()


def run():
    """Runs all tests that were marked so far, as TAP."""
    print(f"1..{len(TESTS)}", flush=True)
    failed = False
    for number, function in enumerate(TESTS, 1):
        name = function.__name__.replace("_", "-")
        try:
            with tempfile.TemporaryDirectory(prefix="lanyardctl-") as folder:
                skipped = function(World(folder))
            print(f"ok {number} {name}" + (f" # SKIP {skipped}" if skipped else ""), flush=True)
        except Exception:
            failed = True
            print(f"not ok {number} {name}")
            print("\n".join("# " + line for line in traceback.format_exc().splitlines()), flush=True)
    sys.exit(1 if failed else 0)

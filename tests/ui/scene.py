# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the window's tests share: the programs, a configuration, a browser that signs in by itself."""

import argparse
import contextlib
import json
import os
import pathlib
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "demo"))
sys.dont_write_bytecode = True

from lanyard_stage import Configuration, find_free_port  # noqa: E402, F401
from stage import INSIDE, Stage, enter, until  # noqa: E402

PASSWORD = "correct horse battery"


def begin():
    """The build folder, on a stage."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    build = parser.parse_args().build.resolve()
    enter(sys.argv)
    return build


class Scene:
    """The window with a configuration of its own, and lanyardctl for the same file."""

    def __init__(self, build, name):
        self.build = build
        self.file = pathlib.Path(os.environ[INSIDE]) / f"{name}.lanyard"
        self.configuration = Configuration(build, self.file)
        self.ctl = self.configuration.run

    def json(self, *arguments):
        return json.loads(self.ctl(*arguments, "--json"))

    @contextlib.contextmanager
    def window(self, env=None):
        with Stage([str(self.build / "src" / "ui" / "lanyard"), str(self.file)], env) as stage:
            stage.find("Applications")
            yield stage

    def add_test_sp(self):
        metadata = self.file.with_suffix(".xml")
        self.ctl("test-sp", "metadata", "-o", metadata)
        self.ctl("connector", "add", "custom", "--label", "Test Application", "--slug", "test-app")
        self.ctl("connector", "import-metadata", "test-app", metadata)

    def add_ada(self):
        self.configuration.add_person("ada", PASSWORD, email="ada@example.org", first="Ada", last="Lovelace")
        self.ctl("group", "add", "Staff")


def install_recorder():
    """Makes what keeps each page the desktop's browser for files; returns where they are, one after the other."""
    pages = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "opened.html"
    script = pages.with_suffix(".sh")
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(f'cat "$1" >> "{pages}"\n')
    pages.write_text("")
    install_handler("file", f"sh {script} %f")
    return pages


def install_browser():
    """Makes a script the desktop's browser: it signs ada in wherever it is sent."""
    install_handler("http", f"{sys.executable} {pathlib.Path(__file__).with_name('browser.py')} %u")


def install_handler(scheme, command):
    data = pathlib.Path(os.environ["XDG_DATA_HOME"]) / "applications"
    config = pathlib.Path(os.environ["XDG_CONFIG_HOME"])
    data.mkdir(parents=True, exist_ok=True)
    config.mkdir(parents=True, exist_ok=True)
    (data / "test-browser.desktop").write_text(
        f"[Desktop Entry]\nType=Application\nName=Test Browser\nExec={command}\nMimeType=x-scheme-handler/{scheme};\n")
    (config / "mimeapps.list").write_text(f"[Default Applications]\nx-scheme-handler/{scheme}=test-browser.desktop\n")
    subprocess.run(["update-desktop-database", str(data)], check=False, stderr=subprocess.DEVNULL)

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The scene of the end-to-end tests: a configuration with ada, who may, and
eve, who may not; TAP on standard output."""

import argparse
import os
import pathlib
import re
import shutil
import socket
import sys
import tempfile
import time
import traceback

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'demo'))
sys.dont_write_bytecode = True

from lanyard_stage import Configuration, expect, find_free_port  # noqa: E402

PASSWORDS = {'ada': 'Ada’s long password', 'eve': 'Eve’s long password'}


class Scene:
    """A folder of its own, removed at the end, with a configuration in it."""

    def __init__(self, build):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix='lanyard-e2e-'))
        self.configuration = Configuration(build, self.folder / 'e2e.lanyard')
        self.run = self.configuration.run
        self.configuration.add_person('ada', PASSWORDS['ada'], email='ada@example.org', first='Ada', last='Lovelace')
        self.configuration.add_person('eve', PASSWORDS['eve'], email='eve@example.org', first='Eve', last='Moneypenny')
        self.run('group', 'add', 'Staff')
        self.run('group', 'add-member', 'Staff', 'ada')

    def add_connector(self, slug, label, metadata, *fields):
        self.run('connector', 'add', 'custom', '--label', label, '--slug', slug)
        self.run('connector', 'import-metadata', slug, metadata)
        if fields:
            self.run('connector', 'set', slug, *fields)
        self.run('connector', 'grant', slug, 'Staff')
        self.run('connector', 'activate', slug)

    def add_test_sp(self):
        metadata = self.folder / 'test-sp.xml'
        self.run('test-sp', 'metadata', '-o', metadata)
        self.add_connector('test-app', 'Test Application', metadata, 'group_attribute_enabled=true')

    def add_bookmark(self, slug, label, url, group):
        self.run('connector', 'add', 'bookmark', '--label', label, '--slug', slug)
        self.run('connector', 'set', slug, f'bookmark_url={url}')
        self.run('connector', 'grant', slug, group)
        self.run('connector', 'activate', slug)

    def close(self):
        shutil.rmtree(self.folder)


def wait_for_port(port, is_alive, seconds=60):
    """Until something listens; at once when what should is dead."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        expect(is_alive(), f'what should listen on port {port} has ended')
        with socket.socket() as client:
            if client.connect_ex(('127.0.0.1', port)) == 0:
                return
        time.sleep(0.05)
    expect(False, f'nothing listens on port {port}')


def name_case(name, function, *arguments, **options):
    """A case of a table: @function with these arguments."""
    def run():
        function(*arguments, **options)
    run.__name__ = name
    return run


def run_cases(cases):
    """Runs all, as TAP; each case is a function without arguments."""
    print(f'1..{len(cases)}', flush=True)
    failures = 0
    for number, case in enumerate(cases, 1):
        name = re.sub(r'\b([ami]) (\d\d)\b', r'\1-\2', case.__name__.replace('_', ' '))
        try:
            case()
            print(f'ok {number} - {name}', flush=True)
        except Exception:  # pylint: disable=broad-except
            failures += 1
            print(f'not ok {number} - {name}', flush=True)
            for line in traceback.format_exc().splitlines():
                print(f'# {line}', flush=True)
    return 1 if failures else 0


def is_left_for_full():
    """What takes long, or needs what is large, runs with LANYARD_TEST_FULL=1;
    else this says so."""
    if os.environ.get('LANYARD_TEST_FULL') == '1':
        return False
    print('1..0 # SKIP only with LANYARD_TEST_FULL=1')
    return True


def read_arguments():
    parser = argparse.ArgumentParser()
    parser.add_argument('--build', type=pathlib.Path, required=True, help='the build folder')
    return parser.parse_args()

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""M-63: the memory that metadata of a federation needs does not grow with it (100,000 entities with LANYARD_TEST_FULL=1)."""

import argparse
import functools
import http.server
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "bench" / "metadata"))
sys.dont_write_bytecode = True

import aggregate  # noqa: E402

FEW = 5_000
MANY = 100_000 if os.environ.get("LANYARD_TEST_FULL") else 20_000
PEAK_MAX = 64 * 1024
GROWTH_MAX = 2 * 1024


def run(control, words):
    """The lines that are printed, and the most memory that was resident, in kB."""
    with tempfile.TemporaryFile() as out:
        process = subprocess.Popen([control, *words], stdout=out, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
        out.seek(0)
        return process.returncode, sum(1 for _ in out), usage.ru_maxrss


class Handler(http.server.SimpleHTTPRequestHandler):
    """Serves the files of a folder, silently."""

    def log_message(self, *_):
        pass


def serve(folder):
    """The address of a server on this computer that has the folder's files."""
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return f"http://127.0.0.1:{server.server_port}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--build", required=True, type=pathlib.Path)
    control = parser.parse_args().build / "src" / "cli" / "lanyardctl"
    entity = "https://sp4999.test/shibboleth"
    allowed = ["--allow-http", "--allow-private"]
    # What is asked for of a file or an address, and how many lines that prints: None, some.
    cases = {"m-63-all": (lambda path, url: ["metadata", "list", path], lambda count: count),
             "m-63-found": (lambda path, url: ["metadata", "list", path, "//SP4999.test"], lambda count: 1),
             "m-63-json": (lambda path, url: ["metadata", "list", path, "--json"], lambda count: count + 2),
             "m-63-import": (lambda path, url: ["connector", "import-metadata", "app", path, "--entity", entity, "--dry-run"], None),
             "m-63-all-url": (lambda path, url: ["metadata", "list", url, *allowed], lambda count: count),
             "m-63-fetch-url": (lambda path, url: ["metadata", "fetch", url, "-o", f"{path}.copy", *allowed], lambda count: 0),
             "m-63-import-url": (lambda path, url: ["connector", "import-metadata", "app", url, "--entity", entity, *allowed], None),
             "m-68-check-url": (lambda path, url: ["metadata", "check", "app", *allowed], lambda count: 0)}
    failed = False
    print(f"1..{len(cases)}")
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder) / "federation.xml"
        url = f"{serve(folder)}/{path.name}"
        configured = [control, "--config", f"{folder}/test.lanyard"]
        subprocess.run([*configured, "connector", "add", "custom", "--slug", "app"], stdout=subprocess.DEVNULL, check=True)
        peaks = {name: [] for name in cases}
        for count in [FEW, MANY]:
            aggregate.write(path, count)
            for name, (words, lines) in cases.items():
                status, found, peak = run(control, [*configured[1:], *words(str(path), url)])
                peaks[name].append(peak)
                if status != 0 or (found == 0 if lines is None else found != lines(count)):
                    print(f"# {name}: {found} lines for {count} entities, status {status}")
                    peaks[name].append(float("inf"))
    for number, (name, seen) in enumerate(peaks.items(), 1):
        right = max(seen) <= PEAK_MAX and seen[-1] <= seen[0] + GROWTH_MAX
        failed = failed or not right
        print(f"{'ok' if right else 'not ok'} {number} {name} # {seen} kB for {FEW} and {MANY} entities")
    sys.exit(failed)


main()

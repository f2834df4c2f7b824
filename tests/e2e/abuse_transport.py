#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Input without end, or without haste; files that others may touch; memory
that would be written to a disk."""

import base64
import os
import pathlib
import re
import resource
import select
import subprocess
import sys
import time
import urllib.parse
import zlib

from abuse import ServiceProvider, ask_raw, connect, read_reply, sign_in
from scene import Scene, find_free_port, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal, quiet_environment

FULL = os.environ.get('LANYARD_TEST_FULL') == '1'
# A sanitizer keeps what was freed, and has bytes of its own around each block.
MEASURES_MEMORY = os.environ.get('LANYARD_TEST_SANITIZED') != '1'
GIBIBYTE = 1 << 30
# What may be taken before a connection is cut, and what memory may grow by.
TAKEN_MAX = 16 << 20
GROWTH_MAX = 48 << 20


class Transport:
    def __init__(self, scene, idp, build):
        self.scene = scene
        self.idp = idp
        self.build = pathlib.Path(build)
        self.daemon = self.build / 'src' / 'server' / 'lanyardd'

    def head(self, method, path, *headers):
        host = urllib.parse.urlsplit(self.idp.base_url).netloc
        return '\r\n'.join((f'{method} {path} HTTP/1.1', f'Host: {host}', *headers)).encode() + b'\r\n'

    def memory(self):
        status = pathlib.Path(f'/proc/{self.idp.process.pid}/status').read_text()
        return int(re.search(r'VmRSS:\s+(\d+) kB', status).group(1)) * 1024

    def expect_bounded(self, before):
        grown = self.memory() - before
        expect(grown < GROWTH_MAX or not MEASURES_MEMORY, f'the memory grew by {grown >> 20} MiB')

    def expect_alive(self):
        began = time.monotonic()
        expect_equal(Browser(self.idp.base_url).open(self.idp.base_url + '/healthz').status, 200, 'status of /healthz')
        return time.monotonic() - began

    def pour(self, head, piece):
        """How many bytes are taken until the connection is cut, 1 GiB at most."""
        taken = 0
        with connect(self.idp) as client:
            try:
                client.sendall(head)
                while taken < GIBIBYTE:
                    client.sendall(piece)
                    taken += len(piece)
            except (BrokenPipeError, ConnectionResetError):
                pass
        return taken

    def a_20_endless_bodies(self):
        before = self.memory()
        data = b'x' * 65536
        for path in ('/saml2/signed', '/login', '/test-sp/acs', '/nowhere'):
            chunked = self.head('POST', path, 'Transfer-Encoding: chunked', 'Content-Type: application/x-www-form-urlencoded', '')
            announced = self.head('POST', path, f'Content-Length: {GIBIBYTE}', 'Content-Type: application/x-www-form-urlencoded', '')
            huge_chunk = chunked + b'40000000\r\n'
            for head, piece in ((chunked, b'10000\r\n' + data + b'\r\n'), (announced, data), (huge_chunk, data)):
                taken = self.pour(head, piece)
                expect(taken < TAKEN_MAX, f'{taken >> 20} MiB were taken at {path}')
        self.expect_alive()
        self.expect_bounded(before)

    def a_20_endless_heads(self):
        before = self.memory()
        for head, piece in (
                (self.head('GET', '/'), b'X-A: ' + b'x' * 60000 + b'\r\n'),
                (self.head('GET', '/'), b'x' * 65536),
                (b'GET /', b'x' * 65536),
                (b'', b'\r\n' * 32768),
                (b'', b'x' * 65536)):
            taken = self.pour(head, piece)
            expect(taken < TAKEN_MAX, f'{taken >> 20} MiB of head were taken')
        self.expect_alive()
        self.expect_bounded(before)

    def a_20_slow_clients(self):
        """Many who say little do not stop one who says it all; in time they
        are sent away."""
        clients = [connect(self.idp) for _ in range(100)]
        try:
            for number, client in enumerate(clients):
                client.sendall((b'', b'G', self.head('GET', '/login'), self.head('POST', '/login', 'Content-Length: 9', '') + b'x')[number % 4])
            expect(self.expect_alive() < 5, 'slow clients keep others waiting')
            if FULL:
                self.expect_all_closed(clients, 100)
        finally:
            for client in clients:
                client.close()

    def a_20_idle_connections(self):
        """Ten thousand that say nothing, or less than a request, keep nobody
        out; of a request that is being answered nothing is cut."""
        before = self.memory()
        clients = []
        _, files_max = resource.getrlimit(resource.RLIMIT_NOFILE)
        resource.setrlimit(resource.RLIMIT_NOFILE, (files_max, files_max))
        try:
            for number in range(min(10_000, files_max - 200)):
                client = connect(self.idp)
                client.sendall((b'', b'G', self.head('GET', '/login'))[number % 3])
                clients.append(client)
                if number % 2500 == 2499:
                    sign_in(Browser(self.idp.base_url), self.idp)
            expect(self.expect_alive() < 5, 'idle connections keep others waiting')
            self.expect_bounded(before)
        finally:
            for client in clients:
                client.close()

    def expect_all_closed(self, clients, seconds):
        """Although each sends a byte now and then."""
        deadline = time.monotonic() + seconds
        still_open = list(clients)
        while still_open and time.monotonic() < deadline:
            time.sleep(1)
            for client in list(still_open):
                try:
                    client.sendall(b'x')
                    readable, _, _ = select.select([client], [], [], 0)
                    if readable and client.recv(65536) == b'':
                        still_open.remove(client)
                except OSError:
                    still_open.remove(client)
        expect(not still_open, f'{len(still_open)} slow clients are still there after {seconds} s')

    def a_19_deflate_bombs(self):
        """As much as fits into a request line, and what it could become."""
        before = self.memory()
        packer = zlib.compressobj(9, wbits=-15)
        packed = b''.join(packer.compress(b' ' * (1 << 20)) for _ in range(40)) + packer.flush()
        value = urllib.parse.quote(base64.b64encode(packed).decode(), safe='')
        expect(len(value) < 64000, 'the bomb does not fit')
        for _ in range(20):
            line, _, _ = ask_raw(self.idp, f'GET /saml2/signed?SAMLRequest={value} HTTP/1.1')
            expect(' 400 ' in line, f'answer to a bomb: {line}')
        self.expect_bounded(before)

    def a_25_guessing(self):
        """Delays come, the same for a name that is known and one that is not,
        and stay short of a lock."""
        waits = {}
        for name in ('eve', 'nobody'):
            statuses, texts = [], []
            for number in range(1000 if FULL else 12):
                browser = Browser(self.idp.base_url)
                browser.open(self.idp.base_url + '/login')
                browser.submit(username=name, password=f'guess {number}')
                statuses.append(browser.page.status)
                texts.append(browser.page.named.get('problem'))
                if browser.page.status == 429:
                    waits[name] = int(browser.page.headers['Retry-After'])
                    break
            expect(429 in statuses, f'nobody slows down guesses for {name}: {statuses}')
            expect_equal(set(statuses[:-1]), {403}, 'status of a wrong guess')
            expect_equal(len(set(texts)), 1, f'what is said: {set(texts)}')
        expect(all(0 < wait <= 300 for wait in waits.values()), f'seconds to wait: {waits}')
        expect_equal(waits['eve'] <= 4, waits['nobody'] <= 4, f'waits {waits}')

        browser = Browser(self.idp.base_url)
        sign_in(browser, self.idp, 'ada')

    def commands(self, path):
        port = find_free_port()
        yield [self.scene.configuration.program, '--config', path, 'serve', '--port', port]
        if self.daemon.exists():
            yield [self.daemon, '--config', path, '--listen', f'127.0.0.1:{port}']

    def starts(self, command):
        """Whether it says where it is, or else what it says."""
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
                                   env=quiet_environment())
        line = process.stdout.readline()
        process.terminate()
        _, errors = process.communicate(timeout=30)
        return 'http' in line, errors

    def refuses_to_start(self, path, what):
        for command in self.commands(path):
            started, errors = self.starts(command)
            expect(not started, f'{command[0]} serves {what}')
            expect(path.name in errors or 'folder' in errors, f'{command[0]} does not say why it does not serve {what}: {errors}')

    def a_27_files(self):
        """Modes, links and folders of what holds the keys."""
        configuration = self.scene.configuration.path
        folder = self.scene.folder / 'copy'
        folder.mkdir(mode=0o700)
        names = [path for path in configuration.parent.iterdir() if path.is_file() and path.name.startswith(configuration.stem)]
        for path in names:
            if not path.name.endswith(('-wal', '-shm')):
                (folder / path.name).write_bytes(path.read_bytes())
                (folder / path.name).chmod(0o600)
        copy = folder / configuration.name
        for command in self.commands(copy):
            started, errors = self.starts(command)
            expect(started, f'{command[0]} does not start: {errors}')
        for path in names:
            expect_equal(path.stat().st_mode & 0o077, 0, f'access of others to {path.name}')
        for path in [one for one in folder.iterdir() if one.is_file()]:
            for mode in (0o640, 0o604, 0o666):
                path.chmod(mode)
                self.refuses_to_start(copy, f'{path.name} with mode {mode:o}')
            path.chmod(0o600)

        link = folder / 'link.lanyard'
        link.symlink_to(copy)
        self.refuses_to_start(link, 'a link')
        link.unlink()
        for path in list(folder.iterdir()):
            if path.name.endswith(('-wal', '-shm')):
                path.unlink()
        (folder / (copy.name + '-wal')).symlink_to('/etc/hostname')
        self.refuses_to_start(copy, 'a log that is a link')
        (folder / (copy.name + '-wal')).unlink()
        folder.chmod(0o777)
        self.refuses_to_start(copy, 'a folder that everybody may write to')
        folder.chmod(0o700)

    def a_27_core_dumps(self):
        limits = pathlib.Path(f'/proc/{self.idp.process.pid}/limits').read_text()
        size = re.search(r'^Max core file size\s+(\S+)\s+(\S+)', limits, re.MULTILINE)
        expect_equal(size.groups(), ('0', '0'), 'limits of core files')

    def a_27_metadata_holds_no_key(self):
        for slug in ('signed',):
            page = Browser(self.idp.base_url).open(f'{self.idp.base_url}/saml2/{slug}/metadata')
            expect_equal(page.status, 200, 'status of the metadata')
            exported = self.scene.run('connector', 'export-metadata', slug)
            for text in (page.body.decode(), exported, self.scene.run('connector', 'show', slug)):
                expect('PRIVATE KEY' not in text and 'Modulus' not in text, 'the private key is in what is handed over')


def main():
    arguments = read_arguments()
    scene = Scene(arguments.build)
    try:
        ServiceProvider().add_to(scene)
        with IdentityProvider(scene.configuration) as idp:
            transport = Transport(scene, idp, arguments.build)
            return run_cases([
                transport.a_19_deflate_bombs,
                transport.a_20_endless_bodies,
                transport.a_20_endless_heads,
                transport.a_20_slow_clients,
                transport.a_20_idle_connections,
                transport.a_25_guessing,
                transport.a_27_files,
                transport.a_27_core_dumps,
                transport.a_27_metadata_holds_no_key,
            ])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Thousands of wrong passwords, from several addresses, for names that are
known and names that are not, while one person works as always."""

import http.client
import itertools
import os
import pathlib
import re
import sys
import threading
import urllib.parse

from abuse import sign_in
from scene import Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, PageParser, expect, expect_equal

FULL = os.environ.get('LANYARD_TEST_FULL') == '1'
SANITIZED = os.environ.get('LANYARD_TEST_SANITIZED') == '1'
ATTEMPTS = 10000 if FULL else 1000 if SANITIZED else 2000
# Each costs the server a hash for the first few guesses; then it has to wait.
NAMES = 10 if FULL else 1
KNOWN = ('eve', 'bob', 'carol', 'dave')
ADDRESSES = [f'127.0.0.{number}' for number in range(2, 10)]
# How often the person comes by, at least, and opens an application each time.
ROUNDS = 30 if FULL else 5
OPENS = 5
# Connections on which a password waits for its turn.
WAITING = 240 if FULL else 24
GROWTH_MAX = 48 << 20
# While passwords are looked at, each by one of two workers a core.
PEAK_MAX = GROWTH_MAX + (os.cpu_count() * 2 * 32 << 20)


def guess(names):
    """Without end, if @names is a list or has no end itself."""
    for number in itertools.count():
        for name in names:
            yield name, f'guess {number}'


class Attacker(threading.Thread):
    """From one address, on one connection, until it is told to stop."""

    def __init__(self, idp, address, guesses, stop):
        super().__init__(daemon=True)
        self.host = urllib.parse.urlsplit(idp.base_url).netloc
        self.address = address
        self.guesses = guesses
        self.stop = stop
        self.statuses = {}
        self.problem = None

    def run(self):
        try:
            client = http.client.HTTPConnection(self.host, timeout=120, source_address=(self.address, 0))
            client.request('GET', '/login')
            reply = client.getresponse()
            parser = PageParser()
            parser.feed(reply.read().decode())
            headers = {'Cookie': reply.headers['Set-Cookie'].partition(';')[0], 'Content-Type': 'application/x-www-form-urlencoded'}
            token = parser.forms[0].fields['token']
            while not self.stop.is_set():
                username, password = next(self.guesses)
                client.request('POST', '/login', urllib.parse.urlencode({'token': token, 'username': username, 'password': password}), headers)
                reply = client.getresponse()
                reply.read()
                self.statuses[reply.status] = self.statuses.get(reply.status, 0) + 1
        except Exception as error:  # pylint: disable=broad-except
            self.problem = error


class Flood:
    def __init__(self, idp):
        self.idp = idp

    def attack(self, stop, addresses, names):
        """From each address, with the names that @names gives for its number."""
        attackers = [Attacker(self.idp, address, guess(names(number)), stop) for number, address in enumerate(addresses)]
        for attacker in attackers:
            attacker.start()
        return attackers

    def memory(self, which='VmRSS'):
        status = pathlib.Path(f'/proc/{self.idp.process.pid}/status').read_text()
        return int(re.search(which + r':\s+(\d+) kB', status).group(1)) * 1024

    def start(self, stop):
        """Each has names of its own among those that nobody has."""
        return self.attack(stop, ADDRESSES, lambda number: [*KNOWN, *(f'nobody-{number}-{one}' for one in range(NAMES))])

    @staticmethod
    def count(attackers):
        for attacker in attackers:
            expect(attacker.problem is None, f'an attacker is not answered: {attacker.problem!r}')
        return sum(sum(attacker.statuses.values()) for attacker in attackers)

    def work(self, browser):
        """An application is opened with a session that is there already."""
        page = browser.open(self.idp.base_url + '/saml2/test-app')
        expect_equal((page.status, page.form.action), (200, self.idp.base_url + '/test-sp/acs'), 'what opens an application')
        expect('SAMLResponse' in page.form.fields, 'no response')

    def flood(self, attempts, rounds):
        """How many guesses were answered, by status."""
        there = Browser(self.idp.base_url)
        sign_in(there, self.idp)
        stop = threading.Event()
        attackers = self.start(stop)
        done = 0
        try:
            while done < rounds or self.count(attackers) < attempts:
                before = self.count(attackers)
                for _ in range(OPENS):
                    self.work(there)
                sign_in(Browser(self.idp.base_url), self.idp)
                # A round counts if they went on meanwhile.
                done += self.count(attackers) > before
        finally:
            stop.set()
            for attacker in attackers:
                attacker.join()
        self.count(attackers)
        statuses = {}
        for attacker in attackers:
            for status, number in attacker.statuses.items():
                statuses[status] = statuses.get(status, 0) + number
        return statuses

    def a_25_passwords_that_wait(self):
        """More at once than are looked at, each for another name so that each
        costs a hash: who is signed in does not stand in their line."""
        there = Browser(self.idp.base_url)
        sign_in(there, self.idp)
        stop = threading.Event()
        attackers = self.attack(stop, [ADDRESSES[number % len(ADDRESSES)] for number in range(WAITING)],
                                lambda number: (f'one-{number}-{one}' for one in itertools.count()))
        between = []
        try:
            while self.count(attackers) < 2 * os.cpu_count():
                self.work(there)
            for _ in range(OPENS):
                before = self.count(attackers)
                self.work(there)
                between.append(self.count(attackers) - before)
        finally:
            stop.set()
            for attacker in attackers:
                attacker.join()
        expect(min(between) < WAITING // 2, f'so many passwords were looked at before an application opened: {between}')
        expect_equal({status for attacker in attackers for status in attacker.statuses}, {403}, 'what they are answered with')

    def a_25_wrong_passwords_without_end(self):
        self.flood(100, 1)
        before = self.memory()
        statuses = self.flood(ATTEMPTS, ROUNDS)
        grown = self.memory() - before
        print(f'# {statuses}, {before >> 20} MiB, {grown >> 10} KiB more, at most {self.memory("VmHWM") >> 20} MiB', flush=True)
        expect_equal(set(statuses), {403, 429}, f'what wrong passwords are answered with: {statuses}')
        expect(grown < GROWTH_MAX or SANITIZED, f'the memory grew by {grown >> 20} MiB')
        peak = self.memory('VmHWM') - before
        expect(peak < PEAK_MAX or SANITIZED, f'the memory grew by {peak >> 20} MiB for a while')


def main():
    arguments = read_arguments()
    scene = Scene(arguments.build)
    try:
        scene.add_test_sp()
        for name in KNOWN[1:]:
            scene.run('person', 'add', name)
        daemon = arguments.build / 'src' / 'server' / 'lanyardd'
        with IdentityProvider(scene.configuration, command=[daemon, '--config', scene.configuration.path]) as idp:
            flood = Flood(idp)
            return run_cases([flood.a_25_passwords_that_wait, flood.a_25_wrong_passwords_without_end])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What becomes an event, how it is found and exported, and that no secret is in one."""

import csv
import io
import json
import re
import sqlite3
import sys

from scene import PASSWORDS, Scene, name_case, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal, make_request_url

WRONG = 'a wrong password that is long'
NEW = 'Another long password of Ada'
CONSTANT = 'hush-this-is-a-secret-constant'
EVIL = 'https://evil.example/acs'
CONTROL = '\u009b31m\u202e'


class Events:
    """One configuration in which everything happened once."""

    def __init__(self, build):
        self.scene = Scene(build)
        self.run = self.scene.run
        self.scene.add_test_sp()
        self.run('connector', 'add', 'benefitsolver', '--slug', 'benefits', '--set', f'client_key={CONSTANT}',
                 '--set', 'company=acme', '--set', 'client_id=17', '--set', 'logout_page=https://acme.example/')
        self.secrets = [*PASSWORDS.values(), WRONG, NEW, CONSTANT, 'PRIVATE KEY', '$scrypt$']
        self.reference = None
        with IdentityProvider(self.scene.configuration) as idp:
            self.sign_in(idp)
            self.refuse(idp)
        self.run('person', 'set', 'ada', '--password-stdin', stdin=NEW + '\n')
        self.run('session', 'end-all', 'ada')
        self.run('person', 'reset-second-factor', 'ada')

    def json(self, *arguments):
        found = json.loads(self.run(*arguments, '--json'))
        return found if isinstance(found, list) else [found]

    def list(self, *options):
        return self.json('event', 'list', '--limit', '0', *options)

    def shown(self):
        return self.json('connector', 'show', 'test-app')[0]

    def request_url(self, acs, relay_state):
        shown = self.shown()
        return make_request_url(shown['sso_url'], shown['sp_entity_id'], acs, relay_state)

    def sign_in(self, idp):
        browser = Browser(idp.base_url)
        browser.open(idp.base_url + '/login')
        browser.sign_in('ada', WRONG)
        self.identifier, url = self.request_url(self.shown()['acs'][0]['url'], 'to-the-wiki')
        browser.open(url)
        browser.sign_in('ada', PASSWORDS['ada'])
        expect('SAMLResponse' in browser.page.form.fields, browser.page.text)
        self.secrets += [browser.page.form.fields['SAMLResponse'], *(cookie.value for cookie in browser.cookies)]

    def refuse(self, idp):
        _, url = self.request_url(EVIL + CONTROL, '=1+1')
        page = Browser().open(url)
        expect_equal(page.status, 400, 'status of a request for another address')
        self.reference = re.search(r'\b[2-9A-HJ-NP-Z]{8}\b', page.text)[0]


def reference_finds_the_refusal(events):
    spoken = f'{events.reference[:4]}-{events.reference[4:]}'.lower()
    found = events.json('event', 'show', spoken)[0]
    expect_equal((found['event'], found['connector'], found['rule'], found['binding'], found['relay_state']),
                 ('refusal', 'test-app', 'M-18', 'redirect', '=1+1'), 'the event')
    expect(EVIL in found['request'] and found['address'] == '127.0.0.1' and found['agent'] and found['fix'], found)
    text = events.run('event', 'show', spoken)
    expect('<samlp:AuthnRequest' in text and EVIL in text, text)
    expect(not any(character in text for character in CONTROL if not character.isalnum()), 'control characters in the output')


def sign_in_has_its_request(events):
    found = events.list('--kind', 'sign-in', '--connector', 'test-app', '--person', 'ADA')
    expect_equal(len(found), 1, 'sign-ins')
    shown = [event for event in events.json('event', 'show', found[0]['reference']) if event['event'] == 'sign-in']
    expect(events.identifier in shown[0]['request'] and shown[0]['relay_state'] == 'to-the-wiki', shown)


def filters_narrow(events):
    every = events.list()
    expect_equal([event['reference'] for event in events.list('--reference', events.reference.lower())],
                 [events.reference], 'by reference')
    for options, matches in [
            (['--kind', 'refusal'], lambda event: event['event'] == 'refusal'),
            (['--person', 'ada'], lambda event: event.get('person') == 'ada'),
            (['--address', '127.0.0.1'], lambda event: event.get('address') == '127.0.0.1'),
            (['--code', 'acs-unknown'], lambda event: event.get('code') == 'acs-unknown'),
            (['--from', every[0]['time']], lambda event: event['time'] >= every[0]['time']),
            (['--until', every[0]['time']], lambda event: event['time'] < every[0]['time']),
            (['--from', '2099-01-01'], lambda event: False)]:
        expect_equal(events.list(*options), [event for event in every if matches(event)], f'{options}')
    expect(events.list('--search', 'EVIL.example'), 'by text')
    expect_equal(len(events.json('event', 'list', '--limit', '3')), 3, 'limited')
    events.run('event', 'list', '--connector', 'nowhere', status=1)
    events.run('event', 'list', '--from', 'yesterday', status=1)


def every_change_is_an_event(events):
    changes = {event['change']: event for event in events.list('--kind', 'change') if 'change' in event}
    history = json.loads(events.run('history', '--json', '--limit', '0'))
    expect_equal({step['change'] for step in history}, set(changes), 'changes')
    for step in history:
        expect_equal(changes[step['change']]['actor'], step['actor'], 'who')
    password = next(event for event in changes.values() if event.get('action') == 'password')
    expect_equal(password['person'], 'ada', 'whose password')
    newest = next(step['number'] for step in history)
    events.run('group', 'set', 'Staff', 'description=All of us')
    changed = events.list('--kind', 'change')[0]
    expect_equal((changed['fields'], changed['kind'], changed['title']), ('description', 'group', 'Staff'), 'the change')
    undone = json.loads(events.run('history', '--json', '--limit', '1'))[0]
    expect(undone['number'] > newest, 'the history goes on')
    events.run('history', 'undo', undone['number'])
    expect(events.list('--kind', 'change')[0]['message'].startswith('Undo'), 'an undo is one, too')


def resets_are_events(events):
    actions = [event.get('action') for event in events.list('--kind', 'change')]
    expect('sessions' in actions and 'second-factor' in actions, actions)


def export_is_no_formula(events):
    table = list(csv.DictReader(io.StringIO(events.run('event', 'export').removeprefix('\ufeff'))))
    expect_equal(len(table), len(events.list()), 'lines')
    refused = next(row for row in table if row['reference'] == events.reference)
    expect(refused['relay_state'].lstrip("'\t") == '=1+1' and not refused['relay_state'].startswith('='), refused)
    path = events.scene.folder / 'events.json'
    events.run('event', 'export', '--format', 'json', '--kind', 'refusal', path)
    expect_equal(json.loads(path.read_text()), events.list('--kind', 'refusal'), 'as JSON')
    events.run('event', 'export', '--format', 'xml', status=2)


def no_secret_is_in_one(events):
    with sqlite3.connect(f'file:{events.scene.configuration.path}?mode=ro', uri=True) as database:
        rows = database.execute('SELECT * FROM event').fetchall() + database.execute('SELECT * FROM event_request').fetchall()
        hashes = [row[0] for row in database.execute('SELECT hash FROM password')]
    text = '\n'.join(str(cell) for row in rows for cell in row)
    expect('acs-unknown' in text and 'AuthnRequest' in text, 'there is nothing to look at')
    for secret in events.secrets + hashes:
        expect(len(secret) > 7 and secret not in text and secret.lower() not in text, f'{secret!r} is in an event')


def main():
    events = Events(read_arguments().build)
    try:
        return run_cases([name_case(case.__name__, case, events) for case in [
            reference_finds_the_refusal, sign_in_has_its_request, filters_narrow, every_change_is_an_event,
            resets_are_events, export_is_no_formula, no_secret_is_in_one]])
    finally:
        events.scene.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Requests that somebody sends who should not get an answer: smuggled,
replayed, for an endpoint of their own, in another browser, for an application
that is switched off."""

import base64
import concurrent.futures
import json
import os
import re
import secrets
import subprocess
import sys
import unicodedata
import urllib.parse

from abuse import NAMESPACES, ServiceProvider, ask_raw, deflate, expect_refusal, instant, read_events, sign_in
from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, Unexpected, expect, expect_equal, read_response

EVIL_ACS = (
    'https://evil.example/acs', 'http://sp.example/acs', 'https://SP.example/acs', 'https://sp.example:443/acs',
    'https://sp.example./acs', 'https://sp.example@evil.example/acs', 'https://sp.example/acs%2f', 'https://sp.example%2facs',
    'https://sp.example/acs/', 'https://sp.example/acs?', 'https://sp.example/acs#', 'https://sp.ex\u0430mple/acs',
    'https:\\\\sp.example\\acs', '//sp.example/acs', 'javascript:alert(1)', 'data:text/html,x', '', '*',
)


class Requests:
    def __init__(self, scene):
        self.scene = scene
        self.sp = ServiceProvider()
        self.sp.add_to(scene)
        scene.add_test_sp()
        self.idp = None

    def start(self):
        self.idp = IdentityProvider(self.scene.configuration)

    def stop(self):
        self.idp.stop()
        self.idp = None

    def browser(self, *allowed):
        return Browser(self.idp.base_url, *allowed)

    @property
    def sso(self):
        return self.idp.base_url + '/saml2/signed'

    def url(self, relay_state=None, **changes):
        return self.sso + '?' + self.sp.sign_query(self.sp.request(self.sso, **changes), relay_state)

    def finish(self, browser, name='ada'):
        """From the password form to the form for the application."""
        browser.sign_in(name, PASSWORDS[name])
        expect_equal(browser.page.form.action, self.sp.acs, 'where the answer goes')
        return read_response(browser.page.form)

    def a_11_signature_stripped(self):
        document = self.sp.request(self.sso)
        query = self.sp.sign_query(document, 'x')
        parts = dict(part.split('=', 1) for part in query.split('&'))
        browser = self.browser()
        for left_out, code in ((('Signature', 'SigAlg'), 'signature-missing'), (('Signature',), 'binding'), (('SigAlg',), 'binding'),
                               (('RelayState',), 'signature-invalid')):
            rest = '&'.join(f'{name}={value}' for name, value in parts.items() if name not in left_out)
            expect_refusal(self.scene, browser.open(f'{self.sso}?{rest}'), 400, code)
        browser.open(f'{self.sso}?{query}')
        expect('password' in browser.page.form.fields, 'the request as it was signed is refused')

    def a_13_smuggled_parameters(self):
        """Over the wire, since clients would put some of it right."""
        good = self.sp.sign_query(self.sp.request(self.sso), 'x')
        evil = urllib.parse.quote(deflate(self.sp.request(self.sso)), safe='')
        for query in (
                good.replace('SAMLRequest', '%53AMLRequest'),
                good.replace('SigAlg', '%53igAlg'),
                good.replace('Signature=', 'Signatur%65='),
                good.replace('RelayState', 'Relay%53tate'),
                good + '&SAMLRequest=' + evil,
                good + '&%53AMLRequest=' + evil,
                f'SAMLRequest={evil}&' + good,
                good + ';SAMLRequest=' + evil,
                good.replace('RelayState=x', f'RelayState=x;SAMLRequest={evil}'),
                good + '&SAMLResponse=' + evil,
                good + '&RelayState=y',
                good + '&Signature=',
                good + '&SAMLEncoding=x',
                good.replace('RelayState=x', 'RelayState=%78'),
                good.replace('RelayState=x', 'RelayState=x%00'),
                good.replace('RelayState=x&', ''),
        ):
            line, _, body = ask_raw(self.idp, f'GET /saml2/signed?{query} HTTP/1.1')
            expect(' 400 ' in line, f'{line} for {query[:60]}…{query[-60:]}')
            expect(b'name="SAMLResponse"' not in body, 'an answer to a smuggled request')

    def a_13_query_beside_form(self):
        """The form of a POST alone counts; a query with it says nothing."""
        document = self.sp.request(self.sso)
        query = self.sp.sign_query(document)
        plain = urllib.parse.urlencode({'SAMLRequest': base64.b64encode(document.encode())}).encode()
        line, _, _ = ask_raw(self.idp, f'POST /saml2/signed?{query} HTTP/1.1', body=b'RelayState=x')
        expect(' 400 ' in line, f'a query stands for the form that has no message: {line}')
        line, _, _ = ask_raw(self.idp, f'POST /saml2/signed?{query} HTTP/1.1', body=plain)
        expect(' 400 ' in line, f'a signature in the query counts for the form: {line}')
        expect_equal(read_events(self.scene)[-1].get('code'), 'binding', 'code')

    def a_15_replay(self):
        url = self.url('state')
        browser = self.browser()
        browser.open(url)
        self.finish(browser)
        expect_refusal(self.scene, browser.open(url), 400, 'replay')
        expect_refusal(self.scene, self.browser().open(url), 400, 'replay')

        identifier = '_the-same'
        browser.open(self.url(ID=identifier))
        expect_refusal(self.scene, browser.open(self.url(ID=identifier, ForceAuthn='true')), 400, 'replay')

    def a_15_replay_after_restart(self):
        before = self.sso
        answered, waiting = self.url('answered'), self.url('waiting')
        browser = self.browser()
        browser.open(waiting)
        other = self.browser()
        other.open(answered)
        self.finish(other)
        handle_page = other.page.url

        self.stop()
        self.start()
        expect_equal(self.sso, before, 'address after the restart')
        for url in (answered, waiting):
            expect_refusal(self.scene, self.browser().open(url), 400, 'replay')
        page = other.open(handle_page)
        expect(page.status >= 400 and not page.forms, 'one request is answered twice')
        self.finish(browser)

    def logout_query(self, response):
        """A LogoutRequest for the session of a response."""
        name_id = re.search(r'<saml:NameID.*?</saml:NameID>', response, re.DOTALL).group()
        index = re.search(r'SessionIndex="([^"]+)"', response).group(1)
        return self.sp.sign_query(
            f'<samlp:LogoutRequest {NAMESPACES} ID="_{secrets.token_hex(16)}" Version="2.0" IssueInstant="{instant()}" '
            f'Destination="{self.sso}/slo"><saml:Issuer>{self.sp.entity_id}</saml:Issuer>{name_id}'
            f'<samlp:SessionIndex>{index}</samlp:SessionIndex></samlp:LogoutRequest>', 'back')

    def log_out(self, browser, query):
        """Through our own pages, until it leads back to the application or
        ends; the last status line and address."""
        target = f'{self.sso}/slo?{query}'
        for _ in range(5):
            cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.cookies)
            line, headers, _ = ask_raw(self.idp, f'GET {target.removeprefix(self.idp.base_url)} HTTP/1.1', f'Cookie: {cookies}')
            location = dict(headers).get('location')
            if location is None or location.startswith('https:'):
                return line, location
            target = location
        return line, location

    def is_signed_in(self, browser):
        browser.open(self.idp.base_url + '/')
        return not any('password' in form.fields for form in browser.page.forms)

    def a_15_replay_of_a_logout_request(self):
        browser = self.browser()
        browser.open(self.url())
        query = self.logout_query(self.finish(browser).decode())
        line, location = self.log_out(browser, query)
        expect(' 303 ' in line and location.startswith(self.sp.slo + '?'), f'a logout ends with {line}, {location}')
        expect('RelayState=back' in location and 'Signature=' in location, f'the answer to a logout: {location}')
        expect(not self.is_signed_in(browser), 'the session goes on after a logout')

        sign_in(browser, self.idp)
        for _ in range(2):
            line, location = self.log_out(browser, query)
            expect(' 400 ' in line and location is None, f'a logout is carried out twice: {line}, {location}')
            expect_equal(read_events(self.scene)[-1].get('code'), 'replay', 'code')
            expect(self.is_signed_in(browser), 'a replayed logout ends a session')
            self.stop()
            self.start()

    def a_31_logout_switched_off(self):
        browser = self.browser()
        browser.open(self.url())
        query = self.logout_query(self.finish(browser).decode())
        self.scene.run('connector', 'deactivate', 'signed')
        try:
            line, location = self.log_out(browser, query)
            expect(' 403 ' in line and location is None, f'an application that is off is answered: {line}, {location}')
        finally:
            self.scene.run('connector', 'activate', 'signed')
        expect(self.is_signed_in(browser), 'an application that is off ends a session')

    def a_15_races(self):
        """Many at the same time: one is taken, one is answered."""
        url = self.url()
        browsers = [self.browser() for _ in range(8)]
        for browser in browsers:
            browser.open(self.idp.base_url + '/healthz')
        pages = self.at_once([lambda one=browser: one.open(url) for browser in browsers])
        expect_equal(sorted(page.status for page in pages), [200] + [400] * 7, 'status of the same request eight times')

        browser = next(one for one in browsers if one.page.status == 200)
        self.finish(browser)
        browser.open(self.url())
        handle = urllib.parse.parse_qs(urllib.parse.urlsplit(self.redirected(browser)).query)['handle'][0]
        target = f'/saml2/signed?handle={handle}'
        cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.cookies)
        replies = self.at_once([lambda: ask_raw(self.idp, f'GET {target} HTTP/1.1', f'Cookie: {cookies}') for _ in range(8)])
        answers = [body for _, _, body in replies if b'name="SAMLResponse"' in body]
        expect_equal(len(answers), 1, 'answers to one handle')

    def redirected(self, browser):
        """The address of a handle that nobody has opened yet."""
        query = self.sp.sign_query(self.sp.request(self.sso))
        cookies = '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.cookies)
        line, headers, _ = ask_raw(self.idp, f'GET /saml2/signed?{query} HTTP/1.1', f'Cookie: {cookies}')
        expect(' 303 ' in line, f'answer to a request: {line}')
        return dict(headers)['location']

    @staticmethod
    def at_once(functions):
        with concurrent.futures.ThreadPoolExecutor(len(functions)) as pool:
            return [future.result() for future in [pool.submit(function) for function in functions]]

    def a_18_names_of_people(self):
        """Whatever somebody is called: it arrives as it is, or nothing does."""
        names = {
            '</saml:NameID><saml:NameID>root': True, ']]>': True, '&#0;': True, '<!-- -->': True, '"\'><&': True, '&evil;': True,
            'a\u2028b': True, '\U0001f511': True, '\x01': False, '\x1b[31m': False, 'a\ufffeb': False, 'a\uffffb': False,
            '\udcff': False, '\udced\udca0\udc80': False,
        }
        self.scene.run('connector', 'set', 'test-app', 'attributes=first=first_name')
        for name, arrives in names.items():
            done = subprocess.run([self.scene.configuration.program, '--config', self.scene.configuration.path,
                                   'person', 'set', 'ada', os.fsencode(f'first_name={name}')], capture_output=True, check=False)
            browser = self.browser()
            sign_in(browser, self.idp)
            page = browser.open(self.idp.base_url + '/saml2/test-app')
            if done.returncode == 0 and page.status == 200:
                browser.submit()
                result = json.loads(browser.open(self.idp.base_url + '/test-sp/result').body)
                expect(result['ok'], f'the name {name!r} breaks the response: {result.get("message")}')
                expect_equal(result['name_id'], 'ada@example.org', 'NameID')
                expect_equal(result['attributes'].get('first'), [name], 'the name')
                expect(arrives, f'the name {name!r} is sent')
            else:
                expect(not arrives, f'the name {name!r} is refused: {done.stderr} {page.text}')
                expect(page.status in (200, 400, 403, 500) and (done.returncode != 0 or not page.forms), f'status {page.status}')
        self.scene.run('person', 'set', 'ada', 'first_name=Ada')

    def a_16_endpoint_of_somebody_else(self):
        browser = self.browser()
        for acs in EVIL_ACS:
            page = browser.open(self.url(AssertionConsumerServiceURL=acs.replace('&', '&amp;')))
            expect_refusal(self.scene, page, 400, 'acs-unknown')
            expect(not acs or acs not in page.links, f'the refusal leads to {acs}')
        for index in ('1', '65535'):
            expect_refusal(self.scene, browser.open(self.url(AssertionConsumerServiceURL=None, AssertionConsumerServiceIndex=index)),
                           400, 'acs-unknown')

    def a_22_login_csrf(self):
        """A page elsewhere sends the attacker's own password."""
        attacker = self.browser()
        attacker.open(self.idp.base_url + '/login')
        fields = {**attacker.page.form.fields, 'username': 'eve', 'password': PASSWORDS['eve']}
        without = {name: value for name, value in fields.items() if name != 'token'}
        own = self.browser()
        own.open(self.idp.base_url + '/login')
        with_own_token = {**fields, 'token': own.page.form.fields['token']}
        for browser, form, origin in (
                (self.browser(), fields, 'https://evil.example'),
                (self.browser(), fields, None),
                (self.browser(), without, None),
                (self.browser(), {**fields, 'token': ''}, None),
                (own, fields, self.idp.base_url),
                (own, with_own_token, 'https://evil.example'),
                (own, with_own_token, self.idp.base_url + '.evil.example'),
                (own, with_own_token, 'http://evil.example/' + self.idp.base_url),
        ):
            page = browser.open(self.idp.base_url + '/login', urllib.parse.urlencode(form).encode(), origin)
            expect_equal(page.status, 403, 'status for a form that another site sends')
            expect(not any('session' in cookie.name for cookie in browser.cookies), 'the victim is signed in')
        own.open(self.idp.base_url + '/login', urllib.parse.urlencode(with_own_token).encode(), self.idp.base_url)
        expect(any('session' in cookie.name for cookie in own.cookies), 'the form as it was meant is refused')

    def a_24_link_in_another_browser(self):
        attacker, victim = self.browser(), self.browser()
        attacker.open(self.url())
        login = attacker.page.url
        handle = urllib.parse.parse_qs(urllib.parse.urlsplit(login).query)['handle'][0]
        sign_in(victim, self.idp)
        for url in (login, f'{self.sso}?handle={handle}'):
            page = victim.open(url)
            expect_equal(page.status, 403, 'status in another browser')
            expect(b'name="SAMLResponse"' not in page.body, 'another browser gets the answer')
        fields = {**attacker.page.form.fields, 'username': 'ada', 'password': PASSWORDS['ada']}
        page = victim.open(self.idp.base_url + '/login', urllib.parse.urlencode(fields).encode(), self.idp.base_url)
        expect_equal(page.status, 403, 'status for the form in another browser')
        page = victim.open(f'{self.idp.base_url}/saml2/test-app?handle={handle}')
        expect(page.status in (403, 404), f'the handle goes to another application: {page.status}')
        self.finish(attacker)

    def a_24_planted_session(self):
        browser = self.browser()
        sign_in(browser, self.idp)
        before = {cookie.name: cookie.value for cookie in browser.cookies}
        session = next(name for name in before if 'session' in name)
        browser.open(self.url(ForceAuthn='true'))
        self.finish(browser)
        after = {cookie.name: cookie.value for cookie in browser.cookies}
        expect(after[session] != before[session], 'a new sign-in goes on with the old session')
        thief = self.browser()
        for cookie in browser.cookies:
            thief.cookies.set_cookie(cookie)
            if cookie.name == session:
                cookie.value = before[session]
        thief.open(self.idp.base_url + '/')
        expect('password' in thief.page.form.fields, 'the session before is still good')

    def a_31_switched_off_between(self):
        browser, ahead = self.browser(), self.browser()
        sign_in(ahead, self.idp)
        browser.open(self.url())
        self.scene.run('connector', 'deactivate', 'signed')
        try:
            form = browser.page.form
            page = browser.submit(form, username='ada', password=PASSWORDS['ada'])
            expect_refusal(self.scene, page, 403, 'switched-off')
            for url in (self.url(), self.sso, self.sso + '?RelayState=x'):
                for one in (browser, ahead):
                    expect_refusal(self.scene, one.open(url), 403, 'switched-off')
        finally:
            self.scene.run('connector', 'activate', 'signed')
        ahead.open(self.url())
        expect_equal(ahead.page.form.action, self.sp.acs, 'where the answer goes when it is on again')

    def a_31_grant_taken_back_between(self):
        browser = self.browser()
        browser.open(self.url())
        self.scene.run('connector', 'revoke', 'signed', 'Staff')
        try:
            page = browser.submit(username='ada', password=PASSWORDS['ada'])
            expect_equal(page.status, 403, 'status')
            expect_equal(page.form.action, self.sp.acs, 'where the way back leads')
            response = base64.b64decode(page.form.fields['SAMLResponse'])
            expect(b':status:RequestDenied"' in response and b'Assertion' not in response, 'the way back is another')
            expect_equal(read_events(self.scene)[-1].get('code'), 'no-access', 'code')
        finally:
            self.scene.run('connector', 'grant', 'signed', 'Staff')

    def a_29_metadata_that_asks_for_less(self):
        """Importing it again never makes less of what is checked."""
        before = self.sp.metadata()
        key = re.search(r'<md:KeyDescriptor.*</md:KeyDescriptor>', before, re.DOTALL).group()
        path = self.scene.folder / 'again.xml'
        browser = self.browser()

        def try_with(metadata, may_be_refused=False):
            path.write_text(metadata)
            try:
                self.scene.run('connector', 'import-metadata', 'signed', path)
            except Unexpected:
                expect(may_be_refused, 'metadata that is right is refused')
            shown = json.loads(self.scene.run('connector', 'show', 'signed', '--json'))
            shown = shown[0] if isinstance(shown, list) else shown
            expect_equal(shown.get('require_signed_requests'), True, 'require_signed_requests')
            unsigned = self.sso + '?' + urllib.parse.urlencode({'SAMLRequest': deflate(self.sp.request(self.sso))})
            expect_refusal(self.scene, browser.open(unsigned), 400, 'signature-missing')
            forged = ServiceProvider()
            page = browser.open(self.sso + '?' + forged.sign_query(forged.request(self.sso)))
            expect_refusal(self.scene, page, 400, 'signature-invalid')
            expect(may_be_refused or browser.open(self.url()).status == 200, 'a signed request is refused')

        try_with(before.replace('AuthnRequestsSigned="true"', 'AuthnRequestsSigned="false"'))
        try_with(before.replace('AuthnRequestsSigned="true"', ''))
        try_with(before.replace(' use="signing"', ''))
        try_with(before.replace(' use="signing"', ' use="encryption"'), True)
        try_with(before.replace(key, ''), True)

    def a_26_what_is_logged(self):
        evil = 'a&#13;&#10;2026 sign-in ok&#9;\u009b31m\u202eb\u2028c'
        browser = self.browser()
        for changes in ({'issuer': evil}, {'Destination': evil}, {'AssertionConsumerServiceURL': evil}, {'IssueInstant': evil},
                        {'Version': evil}, {'ID': evil}, {'ProtocolBinding': evil}):
            browser.open(self.url('x\r\n\x1b[2J', **changes))
            expect_equal(browser.page.status, 400, f'status for {list(changes)}')
        ask_raw(self.idp, 'GET /saml2/signed?SAMLRequest=x HTTP/1.1', 'User-Agent: a\x1b[31m\x9bb')
        ask_raw(self.idp, 'GET /saml2/%0d%0a%1b[31m HTTP/1.1', 'X-Forwarded-For: a\x1b[31m')
        for event in read_events(self.scene):
            for field, value in event.items():
                bad = [c for c in str(value) if unicodedata.category(c) in ('Cc', 'Cf', 'Zl', 'Zp')]
                expect(not bad, f'the event’s {field} holds {bad!r}: {value!r}')
                expect(len(str(value)) < 8192, f'the event’s {field} has {len(str(value))} characters')
        log = '\n'.join(self.idp.lines)
        expect('\x1b' not in log and '\u009b' not in log and '\u202e' not in log, f'the log holds control characters: {log!r}')


def run(choose):
    """The cases that @choose takes from a scene with everything in it."""
    scene = Scene(read_arguments().build)
    requests = Requests(scene)
    try:
        requests.start()
        return run_cases(choose(requests))
    finally:
        if requests.idp is not None:
            requests.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(run(lambda requests: [
        requests.a_11_signature_stripped,
        requests.a_13_smuggled_parameters,
        requests.a_13_query_beside_form,
        requests.a_15_replay,
        requests.a_15_replay_after_restart,
        requests.a_15_replay_of_a_logout_request,
        requests.a_15_races,
        requests.a_16_endpoint_of_somebody_else,
    ]))

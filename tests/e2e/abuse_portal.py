#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the portal does for somebody who is not there: addresses that lead
elsewhere, forms that another page sends, cookies that are made up, sessions of
somebody else, forms that are sent once more."""

import re
import sys
import urllib.parse

from abuse import ServiceProvider, ask_raw, read_events, sign_in
from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal, make_totp

# As they stand in an address or a form; a browser would go to evil.example, or
# run a script, with each that comes back as it is or decoded.
ELSEWHERE = (
    'https://evil.example/', 'hTTps:evil.example', 'HTTPS:/evil.example', 'http:evil.example', 'https:%5C%5Cevil.example',
    '//evil.example/', '%2f%2fevil.example', '%2F%2Fevil.example%2F', '%252f%252fevil.example', '/%2fevil.example', '%2f/evil.example',
    '/%5cevil.example', '%5c%5cevil.example', '/%255cevil.example', '%09//evil.example', '/%09/evil.example', '%20//evil.example',
    '%01//evil.example', '/%0a/evil.example', '%0d%0aLocation:%20https://evil.example/', '///evil.example', '////evil.example//',
    '/..//evil.example', '/.//evil.example', '%40evil.example', '.evil.example', ':@evil.example', '%ef%bc%8f%ef%bc%8fevil.example',
    'javascript:alert(1)', 'JaVaScRiPt:alert(1)', '%09javascript:alert(1)', 'java%0ascript:alert(1)', 'data:text/html,evil.example',
    'vbscript:x', 'file:///etc/passwd',
)
# Two that are read, and what others call the like.
NAMES = ('RelayState', 'handle')
NAMES_OF_OTHERS = ('next', 'url', 'ReturnTo', 'return_to', 'redirect_uri', 'TARGET', 'wreply', 'service', 'goto',
                   'post_logout_redirect_uri')
PLACES = ('/', '/login', '/logout', '/logout/progress', '/logout/send', '/second-factor', '/account', '/account/second-factor',
          '/open/test-app', '/saml2/test-app', '/saml2/signed', '/saml2/signed/slo', '/test-sp/login', '/test-sp/logout', '/test-sp/slo')
PATHS = ('{}', '/{}', '/login/{}', '/static/{}', '/saml2/{}', '/saml2/test-app/{}', '/open/{}', '/password/{}', '/{}/..')
FOREIGN = 'https://evil.example'
BOOKMARK = 'https://wiki.example/start?a=1'


def go_like_a_browser(base, location):
    """Where a browser goes: slashes that lean the other way count, and what
    cannot be seen does not."""
    plain = re.sub(r'[\t\r\n]', '', location).strip(''.join(map(chr, range(33)))).replace('\\', '/')
    found = re.match(r'([A-Za-z][A-Za-z0-9+.-]*):(/*)(.*)', plain, re.DOTALL)
    if found and found.group(1).lower() in ('http', 'https'):
        plain = f'{found.group(1).lower()}://{found.group(3)}'
    elif plain.startswith('//'):
        plain = '//' + plain.lstrip('/')
    return urllib.parse.urljoin(base, plain)


class Portal:
    def __init__(self, scene, idp):
        self.scene = scene
        self.idp = idp

    def url(self, path):
        return self.idp.base_url + path

    def browser(self, name=None):
        browser = Browser(self.idp.base_url)
        if name is not None:
            sign_in(browser, self.idp, name)
        return browser

    def is_signed_in(self, browser):
        return not any('password' in form.fields for form in browser.open(self.url('/')).forms)

    @staticmethod
    def cookies_of(browser):
        return '; '.join(f'{cookie.name}={cookie.value}' for cookie in browser.cookies)

    def ask(self, target, browser=None, body=b'', *headers):
        """One request; that it leads nowhere else is looked at here."""
        headers = list(headers)
        if browser is not None:
            headers.append('Cookie: ' + self.cookies_of(browser))
        method = 'POST' if body else 'GET'
        line, received, _ = ask_raw(self.idp, f'{method} {target} HTTP/1.1', *headers, body=body)
        expect(line.startswith('HTTP/1.'), f'{target!r} is answered with {line!r}')
        for name, value in received:
            if name == 'refresh':
                value = value.partition('=')[2]
            if name in ('location', 'refresh', 'content-location'):
                goes = go_like_a_browser(self.idp.base_url + '/', value)
                expect(goes.startswith(self.idp.base_url + '/'), f'{method} {target} leads to {goes} ({value!r})')
        return int(line.split()[1]), dict(received)

    def queries(self, value):
        others = '&'.join(f'{name}={value}' for name in NAMES_OF_OTHERS)
        for name in NAMES:
            yield f'connector=test-app&{name}={value}&{others}'

    def the_reader_of_addresses(self):
        """What the cases below look with sees what a browser would."""
        base = 'http://127.0.0.1:1/'
        for value in ('//evil.example', '\\\\evil.example', '/\\evil.example', '\t//evil.example', '/\n/evil.example', 'hTTps:evil.example',
                      'http:evil.example', '///evil.example', ' https://evil.example', 'javascript:x', '\x01//evil.example'):
            expect(not go_like_a_browser(base, value).startswith(base), f'{value!r} counts as one of ours')
        for value in ('/login', 'login?next=//evil.example', base + 'x', '/x//evil.example', '/%2f%2fevil.example'):
            expect(go_like_a_browser(base, value).startswith(base), f'{value!r} counts as one of somebody else')

    def a_17_redirects_by_parameters(self):
        somebody, nobody = self.browser('ada'), self.browser()
        nobody.open(self.url('/login'))
        n_followed = 0
        for value in ELSEWHERE:
            for query in self.queries(value):
                for place in PLACES:
                    for browser in (somebody, nobody):
                        status, _ = self.ask(f'{place}?{query}', browser)
                        n_followed += status == 303
        expect(n_followed > len(ELSEWHERE), 'hardly anything redirects: this looks at nothing')

    def a_17_redirects_by_forms(self):
        """Each form that leads on, as it is meant, and with more in it."""
        for value in ELSEWHERE:
            browser = self.browser()
            browser.open(self.url('/login'))
            extra = '&'.join(f'{name}={value}' for name in (*NAMES_OF_OTHERS, 'RelayState'))
            token = browser.page.form.fields['token']
            good = urllib.parse.urlencode({'token': token, 'username': 'ada', 'password': PASSWORDS['ada']})
            status, _ = self.ask(f'/login?{extra}', browser, f'{good}&handle={value}&{extra}'.encode())
            expect(status in (400, 403, 404), f'a sign-in that goes on to {value}: {status}')
        browser = self.browser('ada')
        for path, form in (('/login', good), ('/logout', ''), ('/account/end-session', '')):
            page = browser.open(self.url('/account' if 'account' in path else path))
            token = next((one.fields['token'] for one in page.forms if 'token' in one.fields), token)
            for value in ELSEWHERE:
                extra = '&'.join(f'{name}={value}' for name in (*NAMES_OF_OTHERS, 'RelayState'))
                self.ask(f'{path}?{extra}', browser, f'token={token}&{form.partition("&")[2]}&{extra}'.encode())

    def a_17_redirects_by_paths(self):
        browser = self.browser('ada')
        for value in ELSEWHERE:
            for path in PATHS:
                self.ask(path.format(value) if path != '{}' or value.startswith('/') else '/' + value, browser)
        for header in ('X-Forwarded-Host: evil.example', 'X-Forwarded-Proto: javascript', 'Forwarded: host=evil.example;proto=https',
                       'X-Original-URL: //evil.example/', 'X-Rewrite-URL: //evil.example/', 'Referer: https://evil.example/'):
            for path in ('/', '/login', '/logout', '/saml2/test-app', '/saml2/signed/slo', '/test-sp/login?connector=test-app'):
                for one in (browser, None):
                    self.ask(path, one, b'', header)

    def a_17_bookmarks_lead_where_they_say(self):
        """Of somebody else is only what an administrator stored; who may not
        use it does not learn it."""
        ada, eve = self.browser('ada'), self.browser('eve')
        for value in ELSEWHERE:
            for query in self.queries(value):
                for browser, expected in ((ada, BOOKMARK), (eve, None), (self.browser(), '/login')):
                    line, headers, body = ask_raw(self.idp, f'GET /open/wiki?{query} HTTP/1.1', 'Cookie: ' + self.cookies_of(browser))
                    expect_equal(dict(headers).get('location'), expected, f'where /open/wiki?{query} leads ({line})')
                    expect(browser is ada or b'wiki.example' not in body, 'the address of the bookmark is in the page')

    def list_others(self, browser):
        """The forms of the person's other sessions."""
        return [form for form in browser.open(self.url('/account')).forms if 'session' in form.fields]

    def two_browsers(self, name):
        """The only ones in which somebody is signed in, and the form with which
        the first ends the other."""
        first = self.browser(name)
        for form in self.list_others(first):
            first.submit(form)
        second = self.browser(name)
        forms = self.list_others(first)
        expect_equal(len(forms), 1, 'other sessions')
        return first, second, forms[0]

    def a_24_session_of_somebody_else(self):
        """Its id is no secret to whoever it was told; it ends nothing."""
        ada, adas_other, form = self.two_browsers('ada')
        adas = form.fields['session']
        eve, eves_other, form = self.two_browsers('eve')
        eves = form.fields['session']
        page = eve.submit(form, session=adas)
        expect_equal(page.status, 403, f'status for the session of somebody else ({page.text})')
        expect_equal([event.get(name) for event in read_events(self.scene)[-1:] for name in ('event', 'person')],
                     ['refusal', 'eve'], 'the event')
        for browser in (ada, adas_other, eve, eves_other):
            expect(self.is_signed_in(browser), 'a session ended')
        for value in ('', '_guessed', eves[:-1], eves.upper(), eves + '%00', '%', 'x' * 100000):
            page = eve.submit(form, session=value)
            expect(page.status in (200, 400, 403), f'status for the id {value[:40]!r}: {page.status}')
            expect(self.is_signed_in(eves_other), f'the id {value[:40]!r} ends a session')

        eve.submit(form, session=eves)
        expect(not self.is_signed_in(eves_other), 'the own session goes on')
        expect_equal(eve.submit(form, session=eves).status, 200, 'status for one that is over')
        for browser in (ada, adas_other, eve):
            expect(self.is_signed_in(browser), 'a session of somebody else ended')

    def expect_only_own(self, victim, path, fields, token, others):
        """With its token, from anywhere else, and with all but its token it is refused."""
        own = self.idp.base_url
        wrong = [(one, own) for one in (*others, token.upper(), token[:-1], token + ' ', '') if one != token]
        origins = (FOREIGN, own + '.evil.example', own.replace('http:', 'https:'), 'http://127.0.0.1', FOREIGN + '/' + own)
        for given, origin in ((None, None), *wrong, *((token, one) for one in origins)):
            form = {'x': '', **fields} if given is None else {**fields, 'token': given}
            reply = victim.open(self.url(path), urllib.parse.urlencode(form).encode(), origin)
            expect_equal(reply.status, 403, f'status of {path} with the token {given} from {origin} ({reply.text})')

    def a_22_recovery_codes_that_another_page_asks_for(self):
        """The form is there only with a second factor; the codes of the person stay good."""
        path = '/account/recovery-codes'
        victim, other = self.browser('eve'), self.browser('eve')
        form = victim.open(self.url('/account/second-factor')).form
        codes = re.findall(r'<li[^>]*>([^<]+)</li>', victim.submit(form, code=make_totp(form.fields['secret'])).body.decode())
        expect_equal(len(set(codes)), 10, 'recovery codes')
        page = victim.open(self.url('/account'))
        form = next(one for one in page.forms if one.action.endswith(path))
        others = [one.fields['token'] for one in page.forms if one is not form and 'token' in one.fields]
        others += [one.open(self.url('/logout')).form.fields['token'] for one in (other, self.browser('ada'))]
        self.expect_only_own(victim, path, {}, form.fields['token'], others)

        again = self.browser('eve')
        again.submit(code=codes[0])
        expect(self.is_signed_in(again), 'a code that was given out is not good any more')
        victim.page = victim.open(self.url('/account'))
        expect_equal(victim.submit(form).status, 200, 'status of the form as it is')
        again = self.browser('eve')
        again.submit(code=codes[1])
        expect(not self.is_signed_in(again), 'an old code is good when there are new ones')

    def a_22_forms_that_another_page_sends(self):
        """Of the signed-in person's browser, with its cookies."""
        victim, other, end = self.two_browsers('ada')
        password = 'Another long password'
        forms = (
            ('/logout', '/logout', {}),
            ('/account/end-session', '/account', {'session': end.fields['session']}),
            ('/account/password', '/account/password', {'old': PASSWORDS['ada'], 'password': password, 'repeat': password}),
            ('/account/second-factor', '/account/second-factor', {'secret': 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP', 'code': '123456'}),
        )
        tokens = {path: victim.open(self.url(page)).forms[0].fields['token'] for path, page, _ in forms}
        stranger = self.browser('eve').open(self.url('/logout')).form.fields['token']
        for path, _, fields in forms:
            self.expect_only_own(victim, path, fields, tokens[path], (*tokens.values(), stranger))
        for browser in (victim, other):
            expect(self.is_signed_in(browser), 'a form of another page ends a session')
        expect(self.is_signed_in(self.browser('ada')), 'a form of another page changes how a person signs in')

    def a_24_cookies_that_are_made_up(self):
        """What is like a good one opens nothing, and does not stop it."""
        ada, _, form = self.two_browsers('ada')
        cookies = {cookie.name: cookie.value for cookie in ada.cookies}
        name = next(one for one in cookies if 'session' in one)
        good = cookies[name]
        flipped = [good[:at] + ('A' if good[at] != 'A' else 'B') + good[at + 1:] for at in range(0, len(good), 7)]
        session = form.fields['session']
        for value in (*flipped, good[:-1], good + 'A', good.swapcase(), good + '=', '', '"', '%00', good + '%00', session, "' OR 1=1 --", '../' + good,
                      'x' * 8000, f'{good}; {name}={good}', f'{good}; {name}=x', f'x; {name}={good}'):
            status, _ = self.ask('/', None, b'', f'Cookie: {name}={value}')
            expect(status in (303, 400, 431), f'the cookie {value[:60]!r} is answered with {status}')
        for header in (f'Cookie: {name.upper()}={good}', f'Cookie: {name}{good}', f'Cookie: x{name}={good}', f'Cookie: __Host-{name}={good}',
                       f'Authorization: Bearer {good}', f'X-Cookie: {name}={good}'):
            status, _ = self.ask('/', None, b'', header)
            expect(status in (303, 400), f'{header[:40]} is answered with {status}')
        status, _ = self.ask('/', None, b'', f'Cookie: {name}={good}')
        expect_equal(status, 200, 'status with the cookie as it is')

    def a_24_forms_once_more(self):
        """What was sent is sent again later: a sign-in without a password does
        not come of it, nor a session that was signed out of."""
        browser = self.browser('ada')
        before = self.cookies_of(browser)
        out = browser.open(self.url('/logout')).form
        change = browser.open(self.url('/account/password')).form
        browser.page = browser.open(self.url('/logout'))
        browser.submit(out)
        expect(not self.is_signed_in(browser), 'the session goes on')
        for path, fields in (('/logout', out.fields), ('/account/end-session', {**out.fields, 'session': '_x'}),
                             ('/account/password', {**change.fields, 'old': PASSWORDS['ada'], 'password': 'x' * 20, 'repeat': 'x' * 20}),
                             ('/account/recovery-codes', out.fields), ('/account/second-factor', out.fields)):
            status, headers = self.ask(path, None, urllib.parse.urlencode(fields).encode(), 'Cookie: ' + before)
            expect(status in (200, 303, 403), f'{path} once more is answered with {status}')
            expect('session=' not in headers.get('set-cookie', '') or 'session=;' in headers['set-cookie'],
                   f'{path} once more opens a session: {headers.get("set-cookie")}')
        status, _ = self.ask('/', None, b'', 'Cookie: ' + before)
        expect_equal(status, 303, 'status with the cookies from before')
        sign_in(self.browser(), self.idp)


def main():
    scene = Scene(read_arguments().build)
    try:
        scene.add_test_sp()
        ServiceProvider().add_to(scene)
        scene.add_bookmark('wiki', 'Wiki', BOOKMARK, 'Staff')
        with IdentityProvider(scene.configuration) as idp:
            portal = Portal(scene, idp)
            return run_cases([
                portal.the_reader_of_addresses,
                portal.a_17_redirects_by_parameters,
                portal.a_17_redirects_by_forms,
                portal.a_17_redirects_by_paths,
                portal.a_17_bookmarks_lead_where_they_say,
                portal.a_22_forms_that_another_page_sends,
                portal.a_24_session_of_somebody_else,
                portal.a_24_cookies_that_are_made_up,
                portal.a_24_forms_once_more,
                portal.a_22_recovery_codes_that_another_page_asks_for,
            ])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Single logout with two service providers that are not ours: Apaches with
mod_auth_mellon, from theirs and from our side, with one that does not answer."""

import re
import sys
import urllib.parse

from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal
from mellon_apache import Apache

SECRET = '/secret/index.shtml'
AFTER = '/'
HOPS = 20


class LogoutBrowser(Browser):
    """Follows what our pages ask a browser to follow, and keeps the way."""

    def __init__(self, *allowed):
        super().__init__(*allowed)
        self.way = []

    def walk(self, url, avoid=None):
        """Until a page leads nowhere by itself, or to an address to avoid."""
        self.open(url)
        for _ in range(HOPS):
            refresh = self.page.headers.get('Refresh')
            if refresh is None:
                return self.page
            target = urllib.parse.urljoin(self.page.url, re.fullmatch(r'0; url=(.*)', refresh)[1])
            self.way.append(self.page.named.get('heading'))
            if avoid is not None and avoid in (self.page.named.get('heading') or ''):
                return self.page
            self.open(target)
        expect(False, f'it goes on for ever: {self.page.url}')
        return None


class Logout:
    def __init__(self, scene, idp, first, second):
        self.scene = scene
        self.idp = idp
        self.first = first
        self.second = second

    def browser(self):
        """Signed in at both."""
        browser = LogoutBrowser(self.idp.base_url, self.first.url, self.second.url)
        browser.open(self.first.url + SECRET)
        browser.sign_in('ada', PASSWORDS['ada'])
        browser.submit()
        expect_equal(browser.page.url, self.first.url + SECRET, 'page at the first')
        browser.open(self.second.url + SECRET)
        browser.submit()
        expect_equal(browser.page.url, self.second.url + SECRET, 'page at the second')
        return browser

    def is_signed_in(self, browser, apache):
        """Whether it shows its page without asking us, whom nobody is signed in at."""
        browser.open(apache.url + SECRET)
        return browser.page.url == apache.url + SECRET

    def expect_signed_out(self, browser, *apaches):
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'somebody is still signed in here')
        for apache in apaches:
            expect(not self.is_signed_in(browser, apache), f'somebody is still signed in at {apache.url}')

    def sp_initiated(self):
        """M-53, M-54: the first asks, the second is told, the first has its answer."""
        browser = self.browser()
        page = browser.walk(self.first.url + '/mellon/logout?ReturnTo=' + urllib.parse.quote(self.first.url + AFTER, ''))
        expect_equal(page.url, self.first.url + AFTER, f'page after signing out ({page.text} {self.first.read_log()})')
        expect_equal(browser.way, ['Signing out of Second'], 'pages of ours on the way')
        self.expect_signed_out(browser, self.first, self.second)

    def idp_initiated(self):
        """M-54: from the portal; both are told, and the page says so."""
        browser = self.browser()
        browser.open(self.idp.base_url + '/logout')
        browser.submit()
        page = browser.walk(browser.page.url)
        expect_equal(page.named['heading'], 'You Are Signed Out', 'heading')
        expect_equal(page.text.count('Signed out'), 2, f'applications that are signed out on: {page.text}')
        self.expect_signed_out(browser, self.first, self.second)

    def partial(self):
        """M-54: the second is not heard of; the person goes on without it, and
        the first is told that it is not everything."""
        browser = self.browser()
        page = browser.walk(self.first.url + '/mellon/logout?ReturnTo=' + urllib.parse.quote(self.first.url + AFTER, ''),
                            avoid='Second')
        links = [link for link in page.links if 'skip=' in link]
        expect_equal(len(links), 1, f'links to go on without it on: {page.text}')
        browser.walk(links[0])
        expect(browser.page.url.startswith(self.first.url), f'the first has no answer: {browser.page.url}')
        self.expect_signed_out(browser, self.first)
        expect(self.is_signed_in(browser, self.second), 'the second was told all the same')

    def replay(self):
        """A-15: the signed request of a service provider once more."""
        browser = self.browser()
        location = self.read_request(browser)
        browser.walk(location)
        browser.walk(location)
        expect_equal(browser.page.status, 400, 'status of a request that was used before')

    def tampered(self):
        """M-53: a request that was changed on the way ends nothing."""
        browser = self.browser()
        location = self.read_request(browser)
        expect('RelayState=' in location, f'the request has no RelayState: {location}')
        browser.open(location.replace('RelayState=', 'RelayState=x'))
        expect_equal(browser.page.status, 400, 'status of a request that was changed')
        browser.open(re.sub(r'&SigAlg=.*', '', location))
        expect_equal(browser.page.status, 400, 'status of a request that is not signed')
        browser.open(self.idp.base_url + '/')
        expect('password' not in [name for form in browser.page.forms for name in form.fields], 'the session is over')

    def read_request(self, browser):
        """Where mod_auth_mellon sends the browser to sign out, not followed."""
        seen = []

        class Stop(Exception):
            pass

        handler = next(h for h in browser.opener.handlers if hasattr(h, 'allowed'))
        original = handler.redirect_request

        def stop(req, fp, code, msg, headers, newurl):
            if newurl.startswith(self.idp.base_url):
                seen.append(newurl)
                raise Stop
            return original(req, fp, code, msg, headers, newurl)

        handler.redirect_request = stop
        try:
            browser.open(self.first.url + '/mellon/logout?ReturnTo=' + urllib.parse.quote(self.first.url + AFTER, ''))
        except Stop:
            pass
        finally:
            handler.redirect_request = original
        expect_equal(len(seen), 1, 'redirects to the identity provider')
        return seen[0]


def main():
    scene = Scene(read_arguments().build)
    apaches = []
    try:
        for label in ('First', 'Second'):
            slug = label.lower()
            apache = Apache(scene.folder, slug)
            apaches.append(apache)
            scene.add_connector(slug, label, apache.make_metadata())
            scene.run('connector', 'export-metadata', slug, '-o', apache.folder / 'idp.xml')
            apache.start(f'<Location />\n  MellonVariable {slug}\n</Location>\n')
        with IdentityProvider(scene.configuration) as idp:
            logout = Logout(scene, idp, *apaches)
            return run_cases([
                logout.sp_initiated,
                logout.idp_initiated,
                logout.partial,
                logout.replay,
                logout.tampered,
            ])
    finally:
        for apache in apaches:
            apache.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A service provider that is not ours and wants more than a password: Apache
with mod_auth_mellon, from the sign-in over the refusal to the logout."""

import subprocess
import sys
import urllib.parse

from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import IdentityProvider, expect, expect_equal, read_response
from mellon_apache import Apache, Mellon
from mellon_logout import AFTER, LogoutBrowser, SECRET

MFA = 'https://refeds.org/profile/mfa'


def make_code(secret, when='now'):
    done = subprocess.run(['oathtool', '--totp', '--base32', f'--now={when}', secret], check=True, capture_output=True,
                          text=True)
    return done.stdout.strip()


class SecondFactor(Mellon):
    def __init__(self, scene, idp, apache):
        super().__init__(scene, idp, apache, 'mellon')
        self.secret = None

    def browser(self):
        return LogoutBrowser(self.idp.base_url, self.apache.url)

    def finish(self, browser):
        """The response says what was reached, and mod_auth_mellon takes it."""
        response = read_response(browser.page.form)
        expect(f'>{MFA}<'.encode() in response, 'the response does not claim a second factor')
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + SECRET, 'page that RelayState names')
        self.check_page(browser.page)

    def set_up_on_the_way(self):
        browser = self.browser()
        self.ask(browser, SECRET)
        browser.sign_in('ada', PASSWORDS['ada'])
        self.secret = browser.page.form.fields['secret']
        browser.submit(code=make_code(self.secret))
        following = [link for link in browser.page.links if '/saml2/mellon' in link]
        expect_equal(len(following), 1, f'ways on from the recovery codes: {browser.page.links}')
        browser.open(following[0])
        self.finish(browser)

    def sign_in_and_out(self):
        """A wrong code goes nowhere, the right one in; after the logout both
        are asked for again."""
        browser = self.browser()
        self.ask(browser, SECRET)
        browser.sign_in('ada', PASSWORDS['ada'])
        expect('code' in browser.page.form.fields, f'no code is asked for: {browser.page.text}')
        browser.submit(code='000000')
        expect_equal(browser.page.status, 403, 'status for a wrong code')
        browser.submit(code=make_code(self.secret, 'now + 30 seconds'))
        self.finish(browser)

        page = browser.walk(self.apache.url + '/mellon/logout?ReturnTo=' + urllib.parse.quote(self.apache.url + AFTER, ''))
        expect_equal(page.url, self.apache.url + AFTER, f'page after signing out ({page.text} {self.apache.read_log()})')
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'somebody is still signed in here')
        browser.open(self.apache.url + SECRET)
        expect(browser.page.url.startswith(self.idp.base_url), 'somebody is still signed in at Apache')

    def refused(self):
        """Who is not granted the application goes back with an error that is
        signed, and no second factor is asked for."""
        browser = self.browser()
        self.ask(browser, SECRET)
        browser.sign_in('eve', PASSWORDS['eve'])
        expect_equal(browser.page.status, 403, f'status for a person without access: {browser.page.text}')
        response = read_response(browser.page.forms[0])
        expect(b'SignatureValue' in response and b'<saml:Assertion' not in response, 'the error is not signed')
        self.go_back_refused(browser, 'Responder', 'RequestDenied')


def main():
    scene = Scene(read_arguments().build)
    apache = Apache(scene.folder, 'mellon')
    try:
        scene.add_connector('mellon', 'Apache', apache.make_metadata(), 'attributes=mail=email',
                            'attributes=first=first_name', 'group_attribute_enabled=true', 'access_policy=require-mfa',
                            f'mfa_authn_context={MFA}')
        scene.run('connector', 'export-metadata', 'mellon', '-o', apache.folder / 'idp.xml')
        apache.start()
        with IdentityProvider(scene.configuration) as idp:
            second = SecondFactor(scene, idp, apache)
            return run_cases([
                second.set_up_on_the_way,
                second.sign_in_and_out,
                second.refused,
            ])
    finally:
        apache.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

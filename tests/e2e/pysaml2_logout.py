#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Single logout with pysaml2, from its side and from ours, over Redirect and
POST; it verifies every message of ours."""

import json
import re
import sys
import urllib.parse

from pysaml2_sp import PySaml2
from scene import PASSWORDS, Scene, name_case, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

SUCCESS = 'urn:oasis:names:tc:SAML:2.0:status:Success'
HOPS = 20


class Logout:
    def __init__(self, scene, idp, sp):
        self.scene = scene
        self.idp = idp
        self.sp = sp

    def browser(self):
        """Signed in at pysaml2."""
        browser = Browser(self.idp.base_url, self.sp.url)
        browser.open(self.sp.make_request())
        browser.sign_in('ada', PASSWORDS['ada'])
        browser.submit()
        expect_equal(json.loads(browser.page.body).get('name_id'), 'ada@example.org', 'NameID')
        expect(self.sp.is_logged_in(), 'pysaml2 keeps no session')
        return browser

    def walk(self, browser):
        """Follows what pages make a browser with scripts follow."""
        for _ in range(HOPS):
            page = browser.page
            refresh = page.headers.get('Refresh')
            if any(name in form.fields for form in page.forms for name in ('SAMLRequest', 'SAMLResponse')):
                browser.submit()
            elif refresh is not None:
                browser.open(urllib.parse.urljoin(page.url, re.fullmatch(r'0; url=(.*)', refresh)[1]))
            else:
                return page
        raise AssertionError(f'it goes on for ever: {browser.page.url}')

    def expect_signed_out(self, browser):
        expect(not self.sp.is_logged_in(), 'pysaml2 keeps the session')
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'somebody is still signed in here')

    def sp_initiated(self, binding):
        browser = self.browser()
        browser.open(self.sp.make_logout(binding))
        values = json.loads(self.walk(browser).body)
        expect_equal(values.get('status'), SUCCESS, f'status that pysaml2 reads ({values})')
        self.expect_signed_out(browser)

    def idp_initiated(self, binding):
        self.scene.run('connector', 'set', 'pysaml2', f'slo_binding={binding}')
        browser = self.browser()
        browser.open(self.idp.base_url + '/logout')
        browser.submit()
        page = self.walk(browser)
        expect_equal(page.named.get('heading'), 'You Are Signed Out', f'heading ({page.text})')
        self.expect_signed_out(browser)


def main():
    scene = Scene(read_arguments().build)
    sp = PySaml2(scene.folder / 'pysaml2', logs_out=True)
    try:
        scene.add_connector('pysaml2', 'pysaml2', sp.write_metadata(), 'attributes=mail=email')
        metadata = scene.folder / 'idp.xml'
        scene.run('connector', 'export-metadata', 'pysaml2', '-o', metadata)
        sp.trust(metadata)
        with IdentityProvider(scene.configuration) as idp:
            logout = Logout(scene, idp, sp)
            return run_cases([name_case(f'{case.__name__.replace("_", " ")}: {binding}', case, binding)
                              for case in (logout.sp_initiated, logout.idp_initiated)
                              for binding in ('redirect', 'post')])
    finally:
        sp.close()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

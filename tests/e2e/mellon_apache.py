#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing in at a service provider that is not ours: Apache with
mod_auth_mellon (lasso), both initiations, requests over Redirect and POST,
encrypted assertions, error statuses, with the attributes that it shows."""

import base64
import os
import re
import subprocess
import sys
import urllib.parse

from apache import MODULES, WebServer
from scene import PASSWORDS, Scene, name_case, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal, read_response

CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
PASSWORD = CLASSES + 'Password'
SMARTCARD = CLASSES + 'Smartcard'
CONFIGURATION = '''
LoadModule auth_mellon_module {modules}/mod_auth_mellon.so
MellonLockFile {folder}/mellon.lock
<Location />
  MellonEnable info
  MellonEndpointPath /mellon
  MellonSPMetadataFile {folder}/sp.xml
  MellonSPPrivateKeyFile {folder}/sp.key
  MellonSPCertFile {folder}/sp.cert
  MellonIdPMetadataFile {folder}/idp.xml
  MellonDefaultLoginPath /secret/index.shtml
  MellonSubjectConfirmationDataAddressCheck Off
</Location>
<Location /secret>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
</Location>
<Location /password>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
  MellonEndpointPath /password/mellon
  MellonAuthnContextClassRef {password}
  MellonAuthnContextComparisonType exact
</Location>
<Location /smartcard>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
  MellonEndpointPath /smartcard/mellon
  MellonAuthnContextClassRef {smartcard}
</Location>
'''
# Fields of the connector that mod_auth_mellon reads nothing different from.
VARIANTS = (
    ('sign=response',),
    ('sign=assertion',),
    ('sign=both', 'signature_algorithm=rsa-sha512'),
    ('xml_prefixes=saml2', 'base64_line_length=76', 'key_info=none', 'xsi_type=false', 'send_not_before=false'),
    ('encrypt_assertion=true', 'content_encryption=aes128-gcm'),
    ('encrypt_assertion=true', 'content_encryption=aes128-cbc', 'encrypted_key_placement=sibling', 'sign=response'),
    ('encrypt_assertion=true', 'content_encryption=aes256-cbc', 'sign=assertion'),
)


class Apache(WebServer):
    """Apache with mod_auth_mellon."""

    def __init__(self, folder, name='apache'):
        super().__init__(folder / name, 'secret', 'password', 'smartcard')

    def make_metadata(self):
        """With mod_auth_mellon's own program."""
        subprocess.run(['mellon_create_metadata', f'{self.url}/mellon/metadata', f'{self.url}/mellon'],
                       cwd=self.folder, check=True, capture_output=True)
        for suffix, name in (('key', 'sp.key'), ('cert', 'sp.cert'), ('xml', 'sp.xml')):
            found = [path for path in self.folder.glob(f'*.{suffix}') if path.name != name]
            expect_equal(len(found), 1, f'files of mellon_create_metadata that end in .{suffix}')
            found[0].rename(self.folder / name)
        return self.folder / 'sp.xml'

    def start(self, configuration=''):
        """@configuration: what comes to the usual one."""
        super().start(CONFIGURATION.format(folder=self.folder, modules=MODULES, password=PASSWORD,
                                           smartcard=SMARTCARD) + configuration)


class Mellon:
    def __init__(self, scene, idp, apache, slug='mellon'):
        self.scene = scene
        self.idp = idp
        self.apache = apache
        self.slug = slug

    def browser(self):
        return Browser(self.idp.base_url, self.apache.url)

    def ask(self, browser, path='/secret/index.shtml'):
        """The browser brings mod_auth_mellon's request to us."""
        browser.open(self.apache.url + path)
        if browser.page.url.startswith(self.apache.url):
            browser.submit()
        expect(browser.page.url.startswith(self.idp.base_url), f'Apache does not ask us: {browser.page.text}')

    def check_page(self, page):
        """What mod_auth_mellon tells the application."""
        expect_equal(page.status, 200, f'status at Apache ({page.text}\n{self.apache.read_log()})')
        values = dict(re.findall(r'^(MELLON_\w+)=(.*)$', page.body.decode(), re.MULTILINE))
        expect_equal(values.get('MELLON_mail'), 'ada@example.org', 'attribute mail')
        expect_equal(values.get('MELLON_first'), 'Ada', 'attribute first')
        expect_equal(values.get('MELLON_memberOf'), 'Staff', 'attribute memberOf')
        expect_equal(values.get('MELLON_memberOf_0'), 'Staff', 'first value of memberOf')
        return values

    def sp_initiated(self):
        browser = self.browser()
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        expect_equal(browser.page.form.action, self.apache.url + '/mellon/postResponse', 'target of the form')
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + '/secret/index.shtml', 'page that RelayState names')
        expect(self.check_page(browser.page)['MELLON_NAME_ID'].startswith('_'),
               'the request asks for a transient NameID')

    def request_by_post(self):
        """The form is mod_auth_mellon's, and its request is signed."""
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        request = base64.b64decode(browser.page.form.fields['SAMLRequest'])
        expect(b'SignatureValue' in request, f'the request is not signed: {request}')
        changed = request.replace(b'Version="2.0"', b'Version="2.0" ProviderName="x"', 1)
        expect(changed != request, 'nothing was changed in the request')
        browser.submit(SAMLRequest=base64.b64encode(changed).decode())
        expect_equal(browser.page.status, 400, 'status for a request whose signature does not match')

    def variant(self, *fields):
        """Whatever it is, mod_auth_mellon reads the same."""
        self.scene.run('connector', 'set', self.slug, *fields)
        self.sp_initiated()

    def requested_context(self):
        """The class that was asked for is asserted, not a stronger one."""
        browser = self.browser()
        self.ask(browser, '/password/index.shtml')
        browser.sign_in('ada', PASSWORDS['ada'])
        expect(f'>{PASSWORD}<'.encode() in read_response(browser.page.form), 'the class is not the one asked for')
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + '/password/index.shtml', 'page that RelayState names')
        self.check_page(browser.page)

    def error_status(self, path, status, second, sign_in=True):
        """What mod_auth_mellon writes of our refusal into its log."""
        browser = self.browser()
        if sign_in:
            browser.open(self.idp.base_url + '/')
            browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, path)
        self.go_back_refused(browser, status, second)

    def go_back_refused(self, browser, status, second):
        before = len(self.apache.read_log())
        browser.submit()
        expect(browser.page.status >= 400, f'status at Apache for a refusal: {browser.page.status}')
        said = self.apache.read_log()[before:]
        for number, name in ((1, status), (2, second)):
            expect(f'StatusCode{number}="urn:oasis:names:tc:SAML:2.0:status:{name}"' in said,
                   f'mod_auth_mellon does not read {name}: {said}')

    def idp_initiated(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        tiles = [link for link in browser.page.links if '/saml2/mellon' in link]
        expect_equal(len(tiles), 1, 'number of tiles')
        browser.open(tiles[0])
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + '/secret/index.shtml', 'page after signing in')
        expect_equal(self.check_page(browser.page)['MELLON_NAME_ID'], 'ada@example.org', 'NameID')

    def tampered_response(self):
        """The judge is strict, or the other cases say nothing."""
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        browser.sign_in('ada', PASSWORDS['ada'])
        document = base64.b64decode(browser.page.form.fields['SAMLResponse'])
        changed = document.replace(b'ada@example.org', b'eve@example.org')
        expect(changed != document, 'the response does not name ada')
        browser.submit(SAMLResponse=base64.b64encode(changed).decode())
        expect(browser.page.status >= 400, f'Apache takes a changed response: {browser.page.text}')

    def tampered_request(self):
        """mod_auth_mellon signs its requests: one that was changed on the way
        is refused by us."""
        browser = self.browser()
        location = self.read_location(self.apache.url + '/secret/index.shtml')
        location = self.follow_to_idp(location)
        expect('Signature=' in location, f'the request is not signed: {location}')
        changed = re.sub(r'RelayState=([^&]*)', r'RelayState=\1x', location)
        expect(changed != location, 'the request has no RelayState')
        browser.open(changed)
        expect_equal(browser.page.status, 400, 'status for a request whose signature does not match')
        browser.open(location)
        expect_equal(browser.page.status, 200, 'status for the request as it was signed')

    def read_location(self, url):
        done = subprocess.run(['curl', '--silent', '--noproxy', '*', '--output', os.devnull, '--write-out',
                               '%{redirect_url}', url], capture_output=True, text=True, check=True)
        return done.stdout

    def follow_to_idp(self, location):
        for _ in range(5):
            if location.startswith(self.idp.base_url):
                return location
            location = self.read_location(location)
        expect(False, f'Apache does not redirect to the identity provider: {location}')
        return None

    def person_outside_the_group(self):
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        browser.sign_in('eve', PASSWORDS['eve'])
        expect_equal(browser.page.status, 403, 'status for a person outside the group')
        expect('SAMLResponse' in browser.page.forms[0].fields, 'the refusal page leads back to the application')
        self.go_back_refused(browser, 'Responder', 'RequestDenied')


def add_connector(scene, apache, slug, *fields):
    scene.add_connector(
        slug, f'Apache {slug}', apache.make_metadata(), 'attributes=mail=email', 'attributes=first=first_name',
        'group_attribute_enabled=true', *fields)
    scene.run('connector', 'export-metadata', slug, '-o', apache.folder / 'idp.xml')
    apache.start()


def list_cases(mellon, by_post):
    login = '/mellon/login?ReturnTo=' + urllib.parse.quote(mellon.apache.url + '/secret/index.shtml', '')
    return [
        mellon.sp_initiated,
        mellon.idp_initiated,
        mellon.tampered_response,
        mellon.tampered_request,
        mellon.person_outside_the_group,
        mellon.requested_context,
        name_case('no passive', mellon.error_status, login + '&IsPassive=true', 'Responder', 'NoPassive', False),
        name_case('no authn context', mellon.error_status, '/smartcard/index.shtml', 'Responder', 'NoAuthnContext'),
        name_case('sp initiated by post', by_post.sp_initiated),
        by_post.request_by_post,
        *(name_case(', '.join(fields), by_post.variant, *fields) for fields in VARIANTS),
    ]


def main():
    scene = Scene(read_arguments().build)
    redirect, post = Apache(scene.folder), Apache(scene.folder, 'apache-post')
    try:
        add_connector(scene, redirect, 'mellon')
        add_connector(scene, post, 'by-post', 'declare_redirect=false')
        with IdentityProvider(scene.configuration) as idp:
            return run_cases(list_cases(Mellon(scene, idp, redirect), Mellon(scene, idp, post, 'by-post')))
    finally:
        redirect.stop()
        post.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

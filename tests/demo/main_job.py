#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The main job, from the catalog to a verified sign-in: a new configuration,
three applications, people and groups, exports, both ways to sign in and single
logout over real HTTP on loopback, and the refusals. One line a step; fails on the first thing
that is not as expected."""

import argparse
import base64
import json
import pathlib
import re
import secrets
import shutil
import subprocess
import sys
import urllib.parse
import xml.etree.ElementTree as ElementTree

from lanyard_stage import (Browser, Configuration, IdentityProvider, Unexpected, expect, expect_equal,
                           make_request_url, read_response)

MD = '{urn:oasis:names:tc:SAML:2.0:metadata}'
DS = '{http://www.w3.org/2000/09/xmldsig#}'
PROTOCOL = 'urn:oasis:names:tc:SAML:2.0:protocol'
ASSERTION = 'urn:oasis:names:tc:SAML:2.0:assertion'
EMAIL_FORMAT = 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress'


class Demo:
    def __init__(self, build, folder):
        self.folder = folder
        self.configuration = Configuration(build, folder / 'demo.lanyard')
        self.passwords = {'ada': secrets.token_urlsafe(12), 'eve': secrets.token_urlsafe(12)}
        self.files = []
        self.idp = None

    def run(self, *arguments, **options):
        return self.configuration.run(*arguments, **options)

    def say(self, text):
        print(f'✓ {text}', flush=True)

    def heading(self, text):
        print(f'\n{text}', flush=True)

    def read_json(self, *arguments):
        return json.loads(self.run(*arguments, '--json'))

    def show(self, connector):
        shown = self.read_json('connector', 'show', connector)
        return shown[0] if isinstance(shown, list) else shown

    def keep(self, name):
        path = self.folder / name
        self.files.append(path)
        return path

    # The catalog and the connectors

    def make_configuration(self):
        self.run('settings', 'set', 'organization=Example Organisation')
        expect(self.configuration.path.exists(), 'the configuration was not made')
        expect_equal(self.configuration.path.stat().st_mode & 0o777, 0o600, 'mode of the configuration')
        self.say(f'a new local configuration: {self.configuration.path.name} (SQLite, readable by its owner only)')

    def add_mimecast(self):
        expect('mimecast' in self.run('catalog', 'search', 'mimecast').lower(), 'the catalog does not find Mimecast')
        self.run('connector', 'add', 'mimecast', '--label', 'Mimecast', '--slug', 'mimecast',
                 '--set', 'region=eu', '--set', 'account_code=CDE1A23')
        fields = self.show('mimecast')
        expect_equal([acs['url'] for acs in fields['acs']],
                     ['https://eu-api.mimecast.com/login/saml',
                      'https://eu-api.mimecast.com/login/sso/mpp',
                      'https://eu-api.mimecast.com/login/sso/adcon'], 'ACS URLs of Mimecast')
        expect_equal(fields['sp_entity_id'], 'eu-api.mimecast.com.CDE1A23', 'SP entity ID of Mimecast')
        self.say('Mimecast from its template: region and account code filled in, three ACS URLs')

    def add_valimail(self):
        self.run('connector', 'add', 'valimail', '--label', 'Valimail', '--slug', 'valimail')
        expect_equal(self.show('valimail')['acs'][0]['url'], 'https://app.valimail.com/sso/consume',
                     'ACS URL of Valimail')
        self.say('Valimail from its template')

    def add_test_sp(self):
        metadata = self.keep('test-sp-metadata.xml')
        self.run('test-sp', 'metadata', '-o', metadata)
        self.run('connector', 'add', 'custom', '--label', 'Test Application', '--slug', 'test-app')
        self.run('connector', 'import-metadata', 'test-app', metadata)
        self.run('connector', 'set', 'test-app', 'group_attribute_enabled=true')
        fields = self.show('test-app')
        entity_id = ElementTree.parse(metadata).getroot().get('entityID')
        expect_equal(fields['sp_entity_id'], entity_id, 'SP entity ID of the test service provider')
        self.say('a Custom SAML connector for the bundled test SP, filled in by its metadata file')

    def add_people(self):
        self.configuration.add_person('ada', self.passwords['ada'], email='ada@example.org', first='Ada',
                                      last='Lovelace')
        self.configuration.add_person('eve', self.passwords['eve'], email='eve@example.org', first='Eve', last='Moneypenny')
        self.run('group', 'add', 'Engineering')
        self.run('group', 'add', 'Visitors')
        self.run('group', 'add-member', 'Engineering', 'ada')
        self.run('group', 'add-member', 'Visitors', 'eve')
        for connector in ('mimecast', 'valimail', 'test-app'):
            self.run('connector', 'grant', connector, 'Engineering')
        self.say('two people and two groups; the group Engineering is granted all three applications')

    def activate(self):
        expect('certificate' in self.run('connector', 'certificate', 'test-app', status=1),
               'a draft should have no certificate')
        self.run('connector', 'activate', 'mimecast', 'valimail', 'test-app')
        for connector in ('mimecast', 'valimail', 'test-app'):
            expect_equal(self.show(connector)['state'], 'active', f'state of {connector}')
        self.say('activated: each has a key pair and a certificate of its own')

    # Handing over

    def export(self):
        certificates = set()
        for connector, label in (('mimecast', 'Mimecast'), ('valimail', 'Valimail'), ('test-app', 'Test-Application')):
            metadata = self.keep(f'Lanyard-{label}-metadata.xml')
            self.run('connector', 'export-metadata', connector, '-o', metadata)
            root = ElementTree.parse(metadata).getroot()
            expect_equal(root.tag, MD + 'EntityDescriptor', f'root of {metadata.name}')
            expect_equal(root.get('entityID'), self.show(connector)['idp_entity_id'], f'entity ID in {metadata.name}')
            certificates.add(re.sub(r'\s', '', root.findtext(f'.//{DS}X509Certificate')))
        expect_equal(len(certificates), 3, 'number of different certificates')
        self.say('IdP metadata of each application, with different certificates')

        certificate = self.keep('certificate.pem')
        self.run('connector', 'certificate', 'test-app', '-o', certificate)
        exported = ElementTree.parse(self.folder / 'Lanyard-Test-Application-metadata.xml').getroot()
        expect_equal(''.join(certificate.read_text().split('-----')[2].split()),
                     re.sub(r'\s', '', exported.findtext(f'.//{DS}X509Certificate')),
                     'certificate in the file and in the metadata')
        self.say('the certificate as certificate.pem, the same as in the metadata')

        setup = self.keep('mimecast-setup.txt')
        setup.write_text(self.run('connector', 'setup-sheet', 'mimecast'), encoding='utf-8')
        expect(self.show('mimecast')['idp_entity_id'] in setup.read_text(encoding='utf-8') or
               '/saml2/mimecast' in setup.read_text(encoding='utf-8'), 'the setup sheet does not name our address')
        self.say('the setup sheet of Mimecast as text: what to enter where')

    # Signing in

    def browser(self):
        return Browser(self.idp.base_url)

    def result(self):
        return json.loads(self.browser().open(self.idp.base_url + '/test-sp/result').body)

    def check_result(self, result):
        failed = [finding for finding in result['findings'] if not finding['passed']]
        expect(result['ok'] and not failed, f'the test SP refuses: {result["message"]} {failed}')
        expect_equal(result['connector'], 'test-app', 'connector')
        expect_equal(result['name_id'], 'ada@example.org', 'NameID')
        expect_equal(result['name_id_format'], EMAIL_FORMAT, 'NameID format')
        expect_equal(result['attributes'].get('firstName'), ['Ada'], 'attribute firstName')
        expect_equal(result['attributes'].get('lastName'), ['Lovelace'], 'attribute lastName')
        expect_equal(result['groups'], ['Engineering'], 'groups')

    def say_result(self, result):
        attributes = ' · '.join(f'{name}={",".join(values)}' for name, values in sorted(result['attributes'].items()))
        self.say(f'the test SP accepts: NameID {result["name_id"]}, groups {",".join(result["groups"])}, '
                 f'{len(result["findings"])} rules looked at, none broken')
        print(f'    {attributes}')

    def arrive(self, browser):
        """Sends the response on, as the browser's script or its button does."""
        acs_url = self.idp.base_url + '/test-sp/acs'
        expect_equal(urllib.parse.urljoin(browser.page.url, browser.page.form.action), acs_url, 'target of the form')
        document = read_response(browser.page.form)
        browser.submit()
        expect_equal(browser.page.status, 200, f'status of the test SP ({browser.page.text})')
        return document

    def sign_in_from_portal(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', 'wrong ' + self.passwords['ada'])
        expect('password' in browser.page.form.fields, 'a wrong password was taken')
        browser.sign_in('ada', self.passwords['ada'])
        expect_equal(browser.page.status, 200, 'status of the portal')
        tiles = [link for link in browser.page.links if '/saml2/test-app' in link]
        expect(len(tiles) == 1, f'the portal has no tile for the test application: {browser.page.text}')
        self.say('the portal asks for the password, refuses a wrong one and shows the tiles')

        browser.open(tiles[0])
        document = self.arrive(browser)
        result = self.result()
        self.check_result(result)
        expect_equal(result['in_response_to'], None, 'InResponseTo of an IdP-initiated sign-in')
        expect(b'InResponseTo' not in document, 'an IdP-initiated response names a request')
        self.say_result(result)
        return document

    def sign_in_from_sp(self):
        relay_state = '/reports?week=47&view="all" <ä>'
        browser = self.browser()
        browser.open(self.idp.base_url + '/test-sp/login?' +
                     urllib.parse.urlencode({'connector': 'test-app', 'RelayState': relay_state}))
        browser.sign_in('ada', self.passwords['ada'])
        expect_equal(browser.page.form.fields.get('RelayState'), relay_state, 'RelayState on its way back')
        document = self.arrive(browser)
        result = self.result()
        self.check_result(result)
        expect_equal(result['relay_state'], relay_state, 'RelayState')
        expect(f'InResponseTo="{result["in_response_to"]}"'.encode() in document, 'the response names another request')
        self.say('the SP sends a request; after the password RelayState comes back byte for byte')
        self.say_result(result)
        return document

    # Signing out

    def sign_out_from_sp(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/test-sp/login?connector=test-app')
        browser.sign_in('ada', self.passwords['ada'])
        self.arrive(browser)
        links = [link for link in browser.page.links if link == self.idp.base_url + '/test-sp/logout']
        expect(len(links) == 1, f'the test SP has no link for signing out: {browser.page.text}')
        browser.open(self.idp.base_url + '/')
        expect(not [form for form in browser.page.forms if 'password' in form.fields],
               'the portal asks for the password before the sign-out')

        browser.open(links[0])
        expect_equal(browser.page.status, 200, f'status of the sign-out ({browser.page.text})')
        arrived = urllib.parse.urlsplit(browser.page.url)
        expect_equal(arrived.path, '/test-sp/slo', 'where the sign-out ends')
        expect({'SAMLResponse', 'Signature'} <= urllib.parse.parse_qs(arrived.query).keys(),
               'the answer to the sign-out is not signed')
        heading = browser.page.named['heading']
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'the portal is still open after the sign-out')
        self.say(f'the test SP signs ada out everywhere: “{heading}”, and the portal asks for the password again')

    def verify_signatures(self, document, name):
        path = self.keep(name)
        path.write_bytes(document)
        help_text = subprocess.run(['xmlsec1', '--help-verify'], capture_output=True, text=True, check=False).stdout
        lax = ['--lax-key-search'] if '--lax-key-search' in help_text else []
        for element, place in (('Response', '/*'), ('Assertion', '/*/*[local-name()="Assertion"]')):
            done = subprocess.run(
                ['xmlsec1', '--verify', *lax, '--pubkey-cert-pem', str(self.folder / 'certificate.pem'),
                 '--id-attr:ID', f'{PROTOCOL}:Response', '--id-attr:ID', f'{ASSERTION}:Assertion',
                 '--node-xpath', f'{place}/*[local-name()="Signature"]', str(path)],
                capture_output=True, text=True, check=False)
            expect_equal(done.returncode, 0, f'xmlsec1 on the signature of the {element} ({done.stderr.strip()})')
        self.say(f'xmlsec1 verifies both signatures of {name} with certificate.pem')

    # Refusals

    def refuse_outsider(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/saml2/test-app')
        browser.sign_in('eve', self.passwords['eve'])
        expect_equal(browser.page.status, 403, 'status for a person outside the group')
        expect('SAMLResponse' not in browser.page.body.decode(), 'a person outside the group got a response')
        expect('no access' in browser.page.text, f'the reason is missing: {browser.page.text}')
        self.say(f'eve is outside the group and is refused: “{browser.page.named["reason"]}”')
        browser.open(self.idp.base_url + '/')
        expect(not [link for link in browser.page.links if '/saml2/' in link], 'the portal shows eve a tile')
        self.say('and her portal has no tile')

    def refuse_changed_response(self, change, codes, what):
        browser = self.browser()
        browser.open(self.idp.base_url + '/saml2/test-app')
        browser.sign_in('ada', self.passwords['ada'])
        form = browser.page.form
        before = read_response(form).decode()
        after = change(before)
        expect(after != before, 'the response was not changed')
        browser.submit(SAMLResponse=base64.b64encode(after.encode()).decode())
        expect_equal(browser.page.status, 403, f'status for a response that is {what}')
        result = self.result()
        failed = {finding['code'] for finding in result['findings'] if not finding['passed']}
        expect(not result['ok'] and result['name_id'] is None, f'a response that is {what} was accepted')
        expect(failed & codes, f'a response that is {what} fails for {failed}')
        self.say(f'a response that is {what} is refused by the test SP: “{result["message"]}”')

    def refuse_unknown_acs(self):
        evil = 'https://evil.example.net/acs'
        fields = self.show('test-app')
        _, url = make_request_url(self.idp.base_url + '/saml2/test-app', fields['sp_entity_id'], evil)
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', self.passwords['ada'])
        browser.open(url)
        expect_equal(browser.page.status, 400, 'status for an ACS URL that is not registered')
        expect(not browser.page.forms, 'an ACS URL that is not registered was answered')
        self.say(f'a request with an unregistered ACS URL is refused by the IdP: “{browser.page.named["reason"]}”')

    def play(self):
        self.heading('Catalog and configuration')
        self.make_configuration()
        self.add_mimecast()
        self.add_valimail()
        self.add_test_sp()
        self.add_people()
        self.activate()
        self.heading('For the service providers')
        self.export()

        with IdentityProvider(self.configuration) as self.idp:
            self.heading('Signing in, IdP-initiated')
            self.say(f'the identity provider answers at {self.idp.base_url}')
            document = self.sign_in_from_portal()
            self.verify_signatures(document, 'response-idp-initiated.xml')
            self.heading('Signing in, SP-initiated')
            document = self.sign_in_from_sp()
            self.verify_signatures(document, 'response-sp-initiated.xml')
            self.heading('Signing out')
            self.sign_out_from_sp()
            self.heading('Refusals')
            self.refuse_outsider()
            self.refuse_changed_response(
                lambda text: re.sub(r'<ds:Signature .*?</ds:Signature>', '', text, flags=re.DOTALL),
                {'signature-missing'}, 'unsigned')
            self.refuse_changed_response(
                lambda text: text.replace('ada@example.org', 'eve@example.org'),
                {'signature-invalid'}, 'tampered with')
            self.refuse_unknown_acs()

        self.heading('The files')
        print(f'  {self.configuration.path}')
        for path in self.files:
            print(f'  {path}')
        print('\nTo try it by hand: ' +
              ', '.join(f'{name} has the password {password}' for name, password in self.passwords.items()) + '.')


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument('--build', type=pathlib.Path, required=True, help='the build folder')
    parser.add_argument('--folder', type=pathlib.Path, required=True, help='a folder of its own, emptied first')
    arguments = parser.parse_args()

    if arguments.folder.exists():
        if any(arguments.folder.iterdir()) and not (arguments.folder / 'demo.lanyard').exists():
            parser.error(f'{arguments.folder} holds something else')
        shutil.rmtree(arguments.folder)
    arguments.folder.mkdir(parents=True, mode=0o700)
    try:
        Demo(arguments.build, arguments.folder).play()
    except (Unexpected, OSError, subprocess.SubprocessError, KeyError, ValueError) as error:
        print(f'✗ {error}', file=sys.stderr, flush=True)
        return 1
    print('\nThe main job works.')
    return 0


if __name__ == '__main__':
    sys.exit(main())

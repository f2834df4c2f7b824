#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing in at a service provider that is not ours: SimpleSAMLphp (xmlseclibs)
in PHP's own server. Metadata both ways, both initiations and bindings, every
kind of signature, encryption, NameIDs, error statuses, single logout."""

import base64
import json
import os
import pathlib
import subprocess
import sys
import urllib.parse

from mellon_logout import LogoutBrowser
from scene import (PASSWORDS, Scene, find_free_port, is_left_for_full, name_case, read_arguments, run_cases,
                   wait_for_port)
from service_provider import make_key_pair
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

INSTALLED = pathlib.Path('/usr/share/simplesamlphp')
PATH = '/simplesaml/module.php/saml/sp'

CONFIG = '''<?php
$config = [
  'baseurlpath' => '{url}/simplesaml/',
  'certdir' => '{folder}/', 'loggingdir' => '{folder}/', 'datadir' => '{folder}/', 'tempdir' => '{folder}/temporary',
  'secretsalt' => 'a salt of the test alone', 'auth.adminpassword' => 'a password of the test alone',
  'technicalcontact_email' => 'admin@sp.example', 'timezone' => 'UTC', 'language.default' => 'en',
  'logging.level' => SimpleSAML\\Logger::INFO, 'logging.handler' => 'file', 'logging.logfile' => 'simplesamlphp.log',
  'showerrors' => true, 'errorreporting' => false, 'debug' => ['saml' => false],
  'store.type' => 'phpsession', 'session.cookie.secure' => false, 'session.cookie.samesite' => null,
  'session.phpsession.cookiename' => 'SimpleSAMLphp', 'session.phpsession.savepath' => '{folder}/temporary',
  'metadata.sources' => [['type' => 'xml', 'file' => '{folder}/idp.xml']],
];
'''
SOURCES = '''<?php
$config = ['default-sp' => [
  'saml:SP', 'entityID' => '{url}/metadata', 'idp' => '{idp}',
  'privatekey' => 'sp.key', 'certificate' => 'sp.pem', 'WantAssertionsSigned' => false,
  'sign.authnrequest' => {signed}, 'sign.logout' => true, 'signature.algorithm' => '{algorithm}',
  'RelayState' => '{url}/index.php',
  'acs.Bindings' => ['urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'],
]];
'''
# Signs in as the query says, and shows what SimpleSAMLphp read, or why not.
PAGE = '''<?php
require '/usr/share/simplesamlphp/lib/_autoload.php';
use SimpleSAML\\Auth\\{Simple, State};

function show($values) {
  header('Content-Type: application/json');
  exit(json_encode($values));
}

if (isset($_REQUEST[State::EXCEPTION_PARAM])) {
  $state = State::loadExceptionState();
  $error = $state[State::EXCEPTION_DATA];
  $values = ['error' => get_class($error), 'message' => $error->getMessage()];
  if ($error instanceof SimpleSAML\\Module\\saml\\Error)
    $values += ['status' => $error->getStatus(), 'second' => $error->getSubStatus()];
  show($values);
}
$source = new Simple('default-sp');
if (isset($_GET['logout']))
  $source->logout('{url}/index.php?after');
if (isset($_GET['after']))
  show(['signed_in' => $source->isAuthenticated()]);
if (!$source->isAuthenticated()) {
  $login = json_decode($_GET['login'] ?? '{}', true);
  $source->login($login + ['ReturnTo' => '{url}/index.php', 'ErrorURL' => '{url}/index.php']);
}
$name_id = $source->getAuthData('saml:sp:NameID');
show([
  'attributes' => $source->getAttributes(),
  'name_id' => $name_id ? $name_id->getValue() : null,
  'format' => $name_id ? $name_id->getFormat() : null,
  'session_index' => $source->getAuthData('saml:sp:SessionIndex'),
  'context' => $source->getAuthData('saml:sp:AuthnContext'),
]);
'''
FORMAT_1 = 'urn:oasis:names:tc:SAML:1.1:nameid-format:'
FORMAT_2 = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'
CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
SHA512 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha512'
SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
SURNAME = 'Łovelace; & <sons> "日本" 🔑'


class SimpleSaml:
    """SimpleSAMLphp of the system with a configuration of its own."""

    def __init__(self, folder):
        self.folder = folder / 'simplesamlphp'
        (self.folder / 'site').mkdir(parents=True)
        (self.folder / 'temporary').mkdir()
        (self.folder / 'site' / 'simplesaml').symlink_to(INSTALLED / 'www')
        make_key_pair(self.folder, 'sp')
        self.port = find_free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.process = None
        self.write(self.folder / 'config.php', CONFIG)
        self.write(self.folder / 'site' / 'index.php', PAGE)

    def write(self, path, text, **values):
        for name, value in {'url': self.url, 'folder': str(self.folder), **values}.items():
            text = text.replace('{' + name + '}', value)
        path.write_text(text, encoding='utf-8')

    def set_up(self, idp='urn:none', signed='true', algorithm=SHA256):
        """Read by each request anew."""
        self.write(self.folder / 'authsources.php', SOURCES, idp=idp, signed=signed, algorithm=algorithm)

    def start(self):
        (self.folder / 'idp.xml').write_text('<EntitiesDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata"/>')
        self.set_up()
        environment = dict(os.environ, SIMPLESAMLPHP_CONFIG_DIR=str(self.folder), PHP_CLI_SERVER_WORKERS='1')
        self.process = subprocess.Popen(
            ['php', '-q', '-d', 'opcache.enable=0', '-d', 'display_errors=0', '-d', f'error_log={self.folder}/php.log',
             '-S', f'127.0.0.1:{self.port}', '-t', str(self.folder / 'site')],
            env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        wait_for_port(self.port, lambda: self.process.poll() is None)

    def stop(self):
        if self.process is not None:
            self.process.terminate()
            self.process.wait(60)

    def read_log(self):
        return ''.join(path.read_text(errors='replace')[-3000:] for path in self.folder.glob('*.log'))

    def fetch_metadata(self):
        browser = Browser(self.url)
        browser.open(f'{self.url}{PATH}/metadata.php/default-sp')
        expect_equal(browser.page.status, 200, f'status of the metadata ({browser.page.text} {self.read_log()})')
        path = self.folder / 'sp.xml'
        path.write_bytes(browser.page.body)
        return path


class Judge:
    def __init__(self, scene, idp, service):
        self.scene = scene
        self.idp = idp
        self.service = service
        self.signed_in = self.browser()
        self.signed_in.open(idp.base_url + '/')
        self.signed_in.sign_in('ada', PASSWORDS['ada'])

    def browser(self):
        return Browser(self.idp.base_url, self.service.url)

    def configure(self, *fields):
        self.scene.run('connector', 'set', 'simplesamlphp', *fields)

    def ask(self, browser, **login):
        """The browser brings SimpleSAMLphp's request to us."""
        browser.open(self.service.url + '/index.php?' + urllib.parse.urlencode({'login': json.dumps(login)}))
        if browser.page.url.startswith(self.service.url):
            browser.submit()
        expect(browser.page.url.startswith(self.idp.base_url),
               f'SimpleSAMLphp does not ask us: {browser.page.text} {self.service.read_log()}')

    def read(self, browser):
        browser.submit()
        page = browser.page
        expect(page.url.startswith(self.service.url + '/index.php') and page.headers.get_content_type() == 'application/json',
               f'no page of the application: {page.text} {self.service.read_log()}')
        return json.loads(page.body)

    def sign_on(self, **login):
        """With the identity provider's session, and a new one at SimpleSAMLphp."""
        browser = self.browser()
        for cookie in self.signed_in.cookies:
            if not cookie.name.startswith('SimpleSAML'):
                browser.cookies.set_cookie(cookie)
        self.ask(browser, **login)
        return self.read(browser)

    def check(self, values):
        expect('error' not in values, f'SimpleSAMLphp refuses: {values} {self.service.read_log()}')
        expect_equal(values['attributes'], {'mail': ['ada@example.org'], 'urn:oid:2.5.4.4': [SURNAME],
                                            'memberOf': ['Staff']}, 'attributes')
        return values

    # Cases

    def sp_initiated(self, redirect, signed, algorithm):
        """The binding is chosen by our metadata."""
        self.configure(f'declare_redirect={redirect}', f'require_signed_requests={signed}')
        self.export()
        self.service.set_up(self.entity_id(), signed, algorithm)
        browser = self.browser()
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        self.check(self.read(browser))

    def entity_id(self):
        shown = json.loads(self.scene.run('connector', 'show', 'simplesamlphp', '--json'))
        return (shown[0] if isinstance(shown, list) else shown)['idp_entity_id']

    def export(self):
        self.scene.run('connector', 'export-metadata', 'simplesamlphp', '-o', self.service.folder / 'idp.xml')

    def idp_initiated(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        tiles = [link for link in browser.page.links if '/saml2/simplesamlphp' in link]
        expect_equal(len(tiles), 1, 'number of tiles')
        browser.open(tiles[0])
        self.check(self.read(browser))

    def variant(self, *fields):
        """Whatever it is, SimpleSAMLphp reads the same."""
        self.configure(*fields)
        self.check(self.sign_on())

    def name_id(self, format_uri):
        values = self.check(self.sign_on(**{'saml:NameIDPolicy': {'Format': format_uri, 'AllowCreate': True}}))
        expect_equal(values['format'], format_uri, 'Format')
        expect(values['name_id'] and values['session_index'], f'NameID and SessionIndex: {values}')

    def error_status(self, second, signed_in=True, **login):
        browser = self.browser()
        if signed_in:
            browser.open(self.idp.base_url + '/')
            browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, **login)
        values = self.read(browser)
        expect(values.get('error', '').startswith('SimpleSAML\\Module\\saml\\Error'), f'not an error of SAML: {values}')
        expect_equal(values['second'], 'urn:oasis:names:tc:SAML:2.0:status:' + second, 'second status')

    def force_authn(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, ForceAuthn=True)
        browser.sign_in('ada', PASSWORDS['ada'])
        self.check(self.read(browser))

    def authn_context(self):
        values = self.check(self.sign_on(**{'saml:AuthnContextClassRef': CLASSES + 'Password'}))
        expect_equal(values['context'], CLASSES + 'Password', 'class')

    def signed_in_there(self):
        browser = LogoutBrowser(self.idp.base_url, self.service.url)
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        self.check(self.read(browser))
        return browser

    def expect_signed_out(self, browser):
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'somebody is still signed in here')
        browser.open(self.service.url + '/index.php?after')
        expect_equal(json.loads(browser.page.body), {'signed_in': False}, 'who is signed in at SimpleSAMLphp')

    def logout_there(self):
        """M-53, M-54: SimpleSAMLphp asks, and takes our answer for a whole logout."""
        browser = self.signed_in_there()
        browser.walk(self.service.url + '/index.php?logout')
        expect_equal(browser.page.url, self.service.url + '/index.php?after',
                     f'page after signing out ({browser.page.text} {self.service.read_log()})')
        self.expect_signed_out(browser)

    def logout_here(self):
        """M-54: from the portal; SimpleSAMLphp ends its session and says so."""
        browser = self.signed_in_there()
        browser.open(self.idp.base_url + '/logout')
        browser.submit()
        page = browser.walk(browser.page.url)
        expect_equal(page.named['heading'], 'You Are Signed Out', f'heading ({page.text} {self.service.read_log()})')
        expect_equal(page.text.count('Signed out'), 1, f'applications that are signed out on: {page.text}')
        self.expect_signed_out(browser)

    def changed_response(self):
        """The judge is strict, or the other cases say nothing."""
        self.configure('encrypt_assertion=false')
        browser = self.browser()
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        document = base64.b64decode(browser.page.form.fields['SAMLResponse'])
        changed = document.replace(b'>ada@', b'>eve@')
        expect(changed != document, 'nothing was changed in the response')
        browser.submit(SAMLResponse=base64.b64encode(changed).decode())
        expect(browser.page.headers.get_content_type() != 'application/json' or b'"error"' in browser.page.body,
               f'SimpleSAMLphp takes a changed response: {browser.page.text}')


def list_cases(judge):
    cases = [name_case(f'sp initiated: {"redirect" if redirect == "true" else "post"}, '
                       f'{"signed" if signed == "true" else "unsigned"}', judge.sp_initiated, redirect, signed, algorithm)
             for redirect, signed, algorithm in (('true', 'false', SHA256), ('true', 'true', SHA256),
                                                 ('false', 'false', SHA256), ('false', 'true', SHA512))]
    cases += [judge.idp_initiated]
    cases += [name_case(', '.join(fields), judge.variant, *fields) for fields in VARIANTS]
    cases += [name_case(f'NameID: {name}', judge.name_id, name)
              for name in (FORMAT_1 + 'emailAddress', FORMAT_2 + 'persistent', FORMAT_2 + 'transient')]
    cases += [judge.force_authn, judge.authn_context]
    cases += [name_case('no passive', judge.error_status, 'NoPassive', signed_in=False, isPassive=True),
              name_case('no authn context', judge.error_status, 'NoAuthnContext',
                        **{'saml:AuthnContextClassRef': CLASSES + 'Smartcard'}),
              name_case('invalid name id policy', judge.error_status, 'InvalidNameIDPolicy',
                        **{'saml:NameIDPolicy': {'Format': FORMAT_2 + 'kerberos'}})]
    cases += [judge.logout_there, judge.logout_here]
    cases += [judge.changed_response]
    return cases


VARIANTS = (
    ('sign=response',), ('sign=assertion',), ('sign=both',),
    ('signature_algorithm=rsa-sha384',), ('signature_algorithm=rsa-sha512',), ('signature_algorithm=rsa-sha256',),
    ('xml_prefixes=saml2', 'base64_line_length=76', 'key_info=none', 'key_name=subject'),
    ('xsi_type=false', 'send_not_before=false', 'digest_algorithm=sha512'),
    ('xml_prefixes=saml', 'base64_line_length=0', 'key_info=certificate', 'key_name=none'),
    # xmlseclibs takes OAEP with SHA-1 only
    *(('encrypt_assertion=true', f'content_encryption={content}', 'key_transport=rsa-oaep-mgf1p',
       f'encrypted_key_placement={place}', f'sign={sign}')
      for content, place, sign in (('aes256-gcm', 'inside', 'both'), ('aes128-gcm', 'sibling', 'response'),
                                   ('aes256-cbc', 'inside', 'assertion'), ('aes128-cbc', 'sibling', 'both'))),
)


def main():
    arguments = read_arguments()
    if is_left_for_full():
        return 0
    scene = Scene(arguments.build)
    service = SimpleSaml(scene.folder)
    try:
        service.start()
        scene.run('person', 'set', 'ada', f'last_name={SURNAME}')
        scene.add_connector(
            'simplesamlphp', 'SimpleSAMLphp', service.fetch_metadata(), 'group_attribute_enabled=true',
            'attributes=mail=email', 'attributes=urn:oid:2.5.4.4=last_name')
        with IdentityProvider(scene.configuration) as idp:
            return run_cases(list_cases(Judge(scene, idp, service)))
    finally:
        service.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

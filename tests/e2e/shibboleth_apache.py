#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing in at a service provider that is not ours: Apache with Shibboleth's
mod_shib and shibd (OpenSAML in C++). Metadata both ways, both initiations,
signed requests, every kind of signature, encryption, error statuses, single
logout."""

import base64
import html
import json
import re
import subprocess
import sys
import urllib.parse

from apache import WebServer, wait_for_socket
from mellon_logout import LogoutBrowser
from scene import PASSWORDS, Scene, is_left_for_full, name_case, read_arguments, run_cases
from service_provider import make_key_pair
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
PASSWORD = CLASSES + 'Password'
SMARTCARD = CLASSES + 'Smartcard'
KERBEROS = 'urn:oasis:names:tc:SAML:2.0:nameid-format:kerberos'
URI = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'
ALGORITHMS = ('rsa-sha256', 'rsa-sha384', 'rsa-sha512')

APACHE = '''
LoadModule mod_shib /usr/lib/apache2/modules/mod_shib.so
ShibConfig {folder}/shibboleth2.xml
<Location /secret>
  AuthType shibboleth
  ShibRequestSetting requireSession 1
  ShibRequestSetting exportAssertion 0
  Require shib-session
</Location>
'''

SHIBBOLETH = '''
<SPConfig xmlns="urn:mace:shibboleth:3.0:native:sp:config" logger="{folder}/console.logger" clockSkew="180">
  <OutOfProcess logger="{folder}/console.logger"/>
  <InProcess logger="{folder}/console.logger"/>
  <UnixListener address="{folder}/shibd.sock"/>
  <ApplicationDefaults entityID="{url}/shibboleth" REMOTE_USER="mail" signing="{signing}" encryption="false"
      requireSignedAssertions="{assertions}">
    <Sessions lifetime="28800" timeout="3600" relayState="cookie" checkAddress="false" handlerSSL="false"
        cookieProps="; path=/" redirectLimit="none">
      <SSO {sso}>SAML2</SSO>
      <Logout signing="true">SAML2 Local</Logout>
      <LogoutInitiator type="SAML2" Location="/LogoutAnswered" signing="true" asynchronous="false"/>
      <SessionInitiator type="SAML2" Location="/LoginPost" {sso}
          outgoingBindings="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST"/>
      <Handler type="MetadataGenerator" Location="/Metadata" signing="false"/>
    </Sessions>
    <Errors/>
    {metadata}
    <AttributeExtractor type="XML" validate="true" reloadChanges="false" path="{folder}/attribute-map.xml"/>
    <CredentialResolver type="File" use="signing" key="{folder}/signing.key" certificate="{folder}/signing.pem"/>
    <CredentialResolver type="File" use="encryption" key="{folder}/encryption.key" certificate="{folder}/encryption.pem"/>
  </ApplicationDefaults>
  <SecurityPolicyProvider type="XML" validate="true" path="/etc/shibboleth/security-policy.xml"/>
  <ProtocolProvider type="XML" validate="true" reloadChanges="false" path="/etc/shibboleth/protocols.xml"/>
</SPConfig>
'''

ATTRIBUTE_MAP = '''
<Attributes xmlns="urn:mace:shibboleth:2.0:attribute-map" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
  <Attribute name="mail" nameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified" id="mail"/>
  <Attribute name="mail" id="mail"/>
  <Attribute name="memberOf" nameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:unspecified" id="groups"/>
  <Attribute name="first" nameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:basic" id="first"/>
  <Attribute name="urn:oid:2.5.4.4" id="sn"/>
{name_ids}
</Attributes>
'''
NAME_ID = '''  <Attribute name="{name}" id="{identifier}">
    <AttributeDecoder xsi:type="NameIDAttributeDecoder" formatter="$Name"/>
  </Attribute>'''
FORMATS = {
    'email': 'urn:oasis:names:tc:SAML:1.1:nameid-format:emailAddress',
    'unspecified': 'urn:oasis:names:tc:SAML:1.1:nameid-format:unspecified',
    'persistent': 'urn:oasis:names:tc:SAML:2.0:nameid-format:persistent',
    'transient': 'urn:oasis:names:tc:SAML:2.0:nameid-format:transient',
}
LOGGER = '''log4j.rootCategory=INFO, file
log4j.appender.file=org.apache.log4j.FileAppender
log4j.appender.file.fileName={folder}/shibboleth.log
log4j.appender.file.layout=org.apache.log4j.PatternLayout
log4j.appender.file.layout.ConversionPattern=%p %c %x: %m%n
'''


class Shibboleth(WebServer):
    """Apache with mod_shib, and a shibd of its own."""

    def __init__(self, folder):
        super().__init__(folder / 'shibboleth', 'secret')
        self.page = self.url + '/secret/index.shtml'
        self.daemon = None
        for name in ('signing', 'encryption'):
            make_key_pair(self.folder, name)
        (self.folder / 'console.logger').write_text(LOGGER.format(folder=self.folder))
        name_ids = [NAME_ID.format(name=name, identifier=identifier) for identifier, name in FORMATS.items()]
        (self.folder / 'attribute-map.xml').write_text(ATTRIBUTE_MAP.format(name_ids='\n'.join(name_ids)))

    def launch(self, entity_id=None, signing='false', assertions='false'):
        """Starts both; without an identity provider only to make metadata."""
        metadata = f'<MetadataProvider type="XML" validate="true" path="{self.folder}/idp.xml"/>' if entity_id else ''
        (self.folder / 'shibboleth2.xml').write_text(SHIBBOLETH.format(
            folder=self.folder, url=self.url, metadata=metadata, signing=signing, assertions=assertions,
            sso=f'entityID="{entity_id or "urn:none"}"'))
        self.open_to_server()
        self.daemon = subprocess.Popen(
            ['/usr/sbin/shibd', '-F', '-f', '-c', str(self.folder / 'shibboleth2.xml'),
             '-p', str(self.folder / 'shibd.pid'), *self.as_server_user()])
        wait_for_socket(self.folder / 'shibd.sock', lambda: self.daemon.poll() is None)
        self.start(APACHE.format(folder=self.folder))

    def halt(self):
        self.stop()
        if self.daemon is not None:
            self.daemon.terminate()
            self.daemon.wait(60)
            self.daemon = None

    def fetch_metadata(self):
        path = self.folder / 'sp.xml'
        browser = Browser(self.url)
        browser.open(self.url + '/Shibboleth.sso/Metadata')
        expect_equal(browser.page.status, 200, f'status of the metadata ({browser.page.text})')
        path.write_bytes(browser.page.body)
        return path

    def read_log(self):
        log = self.folder / 'shibboleth.log'
        return log.read_text(errors='replace')[-4000:] + super().read_log()


class Judge:
    def __init__(self, scene, idp, shibboleth):
        self.scene = scene
        self.idp = idp
        self.shibboleth = shibboleth
        self.signed_in = self.browser()
        self.signed_in.open(idp.base_url + '/')
        self.signed_in.sign_in('ada', PASSWORDS['ada'])

    def browser(self):
        return Browser(self.idp.base_url, self.shibboleth.url)

    def configure(self, *fields):
        self.scene.run('connector', 'set', 'shibboleth', *fields)

    def login_url(self, initiator='Login', **request):
        return f'{self.shibboleth.url}/Shibboleth.sso/{initiator}?' + urllib.parse.urlencode(
            {'target': self.shibboleth.page, **request})

    def ask(self, browser, **request):
        """The browser brings Shibboleth's request to us."""
        browser.open(self.login_url(**request))
        if browser.page.url.startswith(self.shibboleth.url):
            browser.submit()
        return browser.page

    def read(self, browser):
        """What mod_shib tells the application."""
        browser.submit()
        page = browser.page
        expect(page.url == self.shibboleth.page and page.status == 200,
               f'no page of the application: {page.text}\n{self.shibboleth.read_log()}')
        return dict(re.findall(r'^([\w-]+)=(.*)$', html.unescape(page.body.decode()), re.MULTILINE))

    def sign_on(self, **request):
        """With the identity provider's session, and a new one at Shibboleth."""
        browser = self.browser()
        for cookie in self.signed_in.cookies:
            if '_shib' not in cookie.name:
                browser.cookies.set_cookie(cookie)
        self.ask(browser, **request)
        return self.read(browser)

    # Cases

    def metadata(self):
        shown = json.loads(self.scene.run('connector', 'show', 'shibboleth', '--json'))
        shown = shown[0] if isinstance(shown, list) else shown
        expect_equal(shown['sp_entity_id'], self.shibboleth.url + '/shibboleth', 'entity ID that we read')
        expect(shown['acs'][0]['url'].endswith('/Shibboleth.sso/SAML2/POST'), f'ACS that we read: {shown["acs"]}')
        expect_equal([len(shown[name]) for name in ('sp_signing_certificates', 'sp_encryption_certificates')], [1, 1],
                     'certificates that we read')

    def sp_initiated(self, initiator):
        browser = self.browser()
        self.ask(browser, initiator=initiator)
        browser.sign_in('ada', PASSWORDS['ada'])
        values = self.read(browser)
        expect_equal(values.get('mail'), 'ada@example.org', f'attribute mail ({values})')
        expect_equal(values.get('sn'), 'Łovelace\\; & <sons> 日本', 'attribute sn')
        expect_equal(values.get('groups'), 'Staff', 'attribute memberOf')

    def idp_initiated(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        tiles = [link for link in browser.page.links if '/saml2/shibboleth' in link]
        expect_equal(len(tiles), 1, 'number of tiles')
        browser.open(tiles[0])
        browser.submit()
        browser.open(self.shibboleth.page)
        expect('mail=ada@example.org' in browser.page.body.decode(), f'no session: {browser.page.text}')

    def variant(self, *fields):
        """Whatever it is, Shibboleth reads the same."""
        before = json.loads(self.scene.run('connector', 'show', 'shibboleth', '--json'))
        before = before[0] if isinstance(before, list) else before
        self.configure(*fields)
        try:
            expect_equal(self.sign_on().get('mail'), 'ada@example.org', f'attribute mail with {fields}')
        finally:
            names = [field.partition('=')[0] for field in fields]
            self.configure(*(f'{name}={json.dumps(before[name]).strip(chr(34))}' for name in names))

    def name_id(self, name):
        values = self.sign_on(NameIDFormat=FORMATS[name])
        identifier = values.get(name if name != 'unspecified' else 'email')
        expect(identifier, f'Shibboleth reads no NameID of the format {name}: {values}')
        if name in ('email', 'unspecified'):
            expect_equal(identifier, 'ada@example.org', 'NameID')

    def error_status(self, wanted, **request):
        browser = self.browser()
        if wanted != 'NoPassive':
            browser.open(self.idp.base_url + '/')
            browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, **request)
        browser.submit()
        expect(wanted in browser.page.body.decode(),
               f'Shibboleth does not read {wanted}: {browser.page.text}\n{self.shibboleth.read_log()}')

    def force_authn(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, forceAuthn='1')
        browser.sign_in('ada', PASSWORDS['ada'])
        expect_equal(self.read(browser).get('mail'), 'ada@example.org', 'attribute mail')

    def authn_context(self):
        values = self.sign_on(authnContextClassRef=PASSWORD)
        expect_equal(values.get('Shib-AuthnContext-Class'), PASSWORD, 'class that Shibboleth reads')

    def signed_in_there(self):
        browser = LogoutBrowser(self.idp.base_url, self.shibboleth.url)
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        self.read(browser)
        return browser

    def expect_signed_out(self, browser):
        browser.open(self.idp.base_url + '/')
        expect('password' in browser.page.form.fields, 'somebody is still signed in here')
        browser.open(self.shibboleth.page)
        expect('mail=' not in browser.page.body.decode(), f'somebody is still signed in at Shibboleth: {browser.page.text}')

    def logout_there(self):
        """M-53, M-54: Shibboleth asks, and takes our answer for a whole logout."""
        browser = self.signed_in_there()
        after = self.shibboleth.url + '/after'
        browser.walk(f'{self.shibboleth.url}/Shibboleth.sso/LogoutAnswered?' + urllib.parse.urlencode({'return': after}))
        expect_equal(browser.page.url, after, f'page after signing out ({browser.page.text} {self.shibboleth.read_log()})')
        self.expect_signed_out(browser)

    def logout_there_unanswered(self):
        """M-55: as it is set up by default, Shibboleth wants no answer; the page is ours."""
        browser = self.signed_in_there()
        browser.walk(self.shibboleth.url + '/Shibboleth.sso/Logout')
        expect(browser.page.url.startswith(self.idp.base_url), f'an answer that nobody wants: {browser.page.url}')
        expect_equal(browser.page.named['heading'], 'You Are Signed Out', f'heading ({browser.page.text})')
        self.expect_signed_out(browser)

    def logout_here(self):
        """M-54: from the portal; Shibboleth ends its session and says so."""
        browser = self.signed_in_there()
        browser.open(self.idp.base_url + '/logout')
        browser.submit()
        page = browser.walk(browser.page.url)
        expect_equal(page.named['heading'], 'You Are Signed Out', f'heading ({page.text} {self.shibboleth.read_log()})')
        expect_equal(page.text.count('Signed out'), 1, f'applications that are signed out on: {page.text}')
        self.expect_signed_out(browser)

    def changed_response(self):
        """The judge is strict, or the other cases say nothing."""
        browser = self.browser()
        self.ask(browser)
        browser.sign_in('ada', PASSWORDS['ada'])
        document = base64.b64decode(browser.page.form.fields['SAMLResponse'])
        changed = document.replace(b'ada@example.org', b'eve@example.org')
        expect(changed != document, 'the response does not name ada')
        browser.submit(SAMLResponse=base64.b64encode(changed).decode())
        expect(browser.page.status >= 400, f'Shibboleth takes a changed response: {browser.page.text}')


def list_cases(judge):
    cases = [judge.metadata]
    cases += [name_case(f'sp initiated, signed: {initiator}', judge.sp_initiated, initiator)
              for initiator in ('Login', 'LoginPost')]
    cases += [judge.idp_initiated]
    cases += [name_case(', '.join(fields), judge.variant, *fields)
              for fields in [(f'sign={sign}', f'encrypt_assertion={encrypted}')
                             for sign in ('response', 'assertion', 'both') for encrypted in ('false', 'true')]
              + [(f'signature_algorithm={name}',) for name in ALGORITHMS]
              + [('encrypt_assertion=true', f'content_encryption={content}', f'key_transport={transport}',
                  f'encrypted_key_placement={place}')
                 for content, transport, place in (
                     ('aes256-gcm', 'rsa-oaep-mgf1p', 'inside'), ('aes128-gcm', 'rsa-oaep-mgf1p', 'sibling'),
                     ('aes256-cbc', 'rsa-oaep-sha256', 'inside'), ('aes128-cbc', 'rsa-oaep-mgf1p', 'sibling'),
                     ('aes256-gcm', 'rsa-oaep-sha256', 'sibling'))]
              + [('xml_prefixes=saml2', 'base64_line_length=76', 'key_info=none', 'key_name=subject'),
                 ('xsi_type=false', 'send_not_before=false', 'digest_algorithm=sha512')]]
    cases += [name_case(f'NameID: {name}', judge.name_id, name) for name in FORMATS]
    cases += [judge.force_authn, judge.authn_context]
    cases += [name_case('no passive', judge.error_status, 'NoPassive', isPassive='1'),
              name_case('no authn context', judge.error_status, 'NoAuthnContext', authnContextClassRef=SMARTCARD),
              name_case('invalid name id policy', judge.error_status, 'InvalidNameIDPolicy', NameIDFormat=KERBEROS)]
    cases += [judge.logout_there, judge.logout_there_unanswered, judge.logout_here]
    cases += [judge.changed_response]
    return cases


def main():
    arguments = read_arguments()
    if is_left_for_full():
        return 0
    scene = Scene(arguments.build)
    shibboleth = Shibboleth(scene.folder)
    try:
        shibboleth.launch()
        metadata = shibboleth.fetch_metadata()
        shibboleth.halt()
        scene.run('person', 'set', 'ada', 'last_name=Łovelace; & <sons> 日本')
        scene.add_connector(
            'shibboleth', 'Shibboleth', metadata, 'group_attribute_enabled=true', 'attributes=mail=email',
            'attributes=' + json.dumps([{'name': 'urn:oid:2.5.4.4', 'source': 'last_name', 'name_format': URI}]))
        scene.run('connector', 'export-metadata', 'shibboleth', '-o', shibboleth.folder / 'idp.xml')
        entity_id = json.loads(scene.run('connector', 'show', 'shibboleth', '--json'))
        entity_id = (entity_id[0] if isinstance(entity_id, list) else entity_id)['idp_entity_id']
        shibboleth.launch(entity_id, signing='true')
        with IdentityProvider(scene.configuration) as idp:
            return run_cases(list_cases(Judge(scene, idp, shibboleth)))
    finally:
        shibboleth.halt()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

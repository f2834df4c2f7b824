#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing in at a service provider that is not ours: pysaml2, which verifies
with xmlsec1. Metadata both ways, both initiations, both bindings, every NameID
format, attributes, error statuses."""

import base64
import json
import sys
import urllib.parse

from pysaml2_sp import PySaml2, make_context
from scene import PASSWORDS, Scene, name_case, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal, read_response

FORMAT_1 = 'urn:oasis:names:tc:SAML:1.1:nameid-format:'
FORMAT_2 = 'urn:oasis:names:tc:SAML:2.0:nameid-format:'
EMAIL = FORMAT_1 + 'emailAddress'
UNSPECIFIED = FORMAT_1 + 'unspecified'
PERSISTENT = FORMAT_2 + 'persistent'
TRANSIENT = FORMAT_2 + 'transient'
KERBEROS = FORMAT_2 + 'kerberos'

CLASSES = 'urn:oasis:names:tc:SAML:2.0:ac:classes:'
PASSWORD = CLASSES + 'Password'
PROTECTED = CLASSES + 'PasswordProtectedTransport'
SMARTCARD = CLASSES + 'Smartcard'

BASIC = 'urn:oasis:names:tc:SAML:2.0:attrname-format:basic'
URI = 'urn:oasis:names:tc:SAML:2.0:attrname-format:uri'
RELAY_STATE = 'https://sp.example/?a=1&b=<2>#ü "3" +%20'
UNUSUAL = ['Grüße & <Küsse>', '日本語', 'a"b\'c', '🔑 ]]> &amp;', ' two  spaces ', 'naïve e\u0301']


class Judge:
    def __init__(self, scene, idp, sp, slug):
        self.slug = slug
        self.scene = scene
        self.idp = idp
        self.sp = sp
        self.signed_in = self.browser()
        self.signed_in.open(idp.base_url + '/')
        self.signed_in.sign_in('ada', PASSWORDS['ada'])

    def browser(self):
        return Browser(self.idp.base_url, self.sp.url)

    def configure(self, *fields):
        self.scene.run('connector', 'set', self.slug, *fields)

    def ask(self, browser=None, **request):
        """The browser brings a request of pysaml2 to us; returns the page."""
        browser = browser or self.signed_in
        browser.open(self.sp.make_request(**request))
        if browser.page.url.startswith(self.sp.url):
            browser.submit()
        return browser.page

    def read(self, browser=None, **request):
        """What pysaml2 reads from our answer to its request."""
        browser = browser or self.signed_in
        self.ask(browser, **request)
        return self.deliver(browser)

    def deliver(self, browser, **changes):
        expect_equal(browser.page.form.action, self.sp.url + '/acs', 'target of the form')
        browser.submit(**changes)
        return json.loads(browser.page.body)

    def accepted(self, browser=None, **request):
        values = self.read(browser, **request)
        expect('error' not in values, f'pysaml2 refuses: {values}')
        return values

    # Metadata

    def metadata_both_ways(self):
        metadata = self.sp.client.metadata
        expect_equal(len(metadata.identity_providers()), 1, 'number of identity providers that pysaml2 reads')
        for binding in ('HTTP-Redirect', 'HTTP-POST'):
            services = metadata.single_sign_on_service(
                self.sp.idp_entity_id, 'urn:oasis:names:tc:SAML:2.0:bindings:' + binding)
            expect_equal([service['location'] for service in services], [f'{self.idp.base_url}/saml2/{self.slug}'],
                         f'single sign-on by {binding}')
        expect_equal(len(metadata.certs(self.sp.idp_entity_id, 'idpsso', 'signing')), 1, 'signing certificates')

        shown = json.loads(self.scene.run('connector', 'show', self.slug, '--json'))
        shown = shown[0] if isinstance(shown, list) else shown
        expect_equal(shown['sp_entity_id'], self.sp.url + '/metadata', 'entity ID that we read')
        expect_equal([acs['url'] for acs in shown['acs']], [self.sp.url + '/acs'], 'ACS that we read')
        expect_equal(len(shown['sp_signing_certificates']), 1, 'signing certificates that we read')

    def served_metadata(self):
        """As it is fetched from the server, it is the same identity provider."""
        browser = self.browser()
        browser.open(self.idp.base_url + '/saml2/pysaml2/metadata')
        expect_equal(browser.page.headers.get_content_type(), 'application/samlmetadata+xml', 'type of metadata')
        served = self.sp.folder / 'served.xml'
        served.write_bytes(browser.page.body)
        self.sp.trust(served)
        self.accepted()

    # Both initiations, both bindings

    def sp_initiated(self, binding, signed):
        browser = self.browser()
        page = self.ask(browser, binding=binding, signed=signed, relay_state=RELAY_STATE)
        expect_equal(page.status, 200, f'status of the sign-in page ({page.text})')
        browser.sign_in('ada', PASSWORDS['ada'])
        values = self.deliver(browser)
        expect_equal(values.get('name_id'), 'ada@example.org', f'NameID ({values})')
        expect(values['in_response_to'] in self.sp.outstanding, 'the response does not answer the request')
        expect_equal(values['relay_state'], RELAY_STATE, 'RelayState')

    def idp_initiated(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        tiles = [link for link in browser.page.links if '/saml2/pysaml2' in link]
        expect_equal(len(tiles), 1, 'number of tiles')
        browser.open(tiles[0])
        values = self.deliver(browser)
        expect_equal(values.get('name_id'), 'ada@example.org', f'NameID ({values})')
        expect_equal(values['in_response_to'], None, 'InResponseTo')

    def changed_request(self):
        """A signature that does not match is refused, on both ways in."""
        url = self.sp.make_request(binding='redirect', signed=True, relay_state='here')
        location = dict(self.sp.prepared[urllib.parse.urlsplit(url).path][1])['Location']
        browser = self.browser()
        browser.open(location.replace('RelayState=here', 'RelayState=there'))
        expect_equal(browser.page.status, 400, 'status for a changed request (Redirect)')
        browser.open(location)
        expect_equal(browser.page.status, 200, 'status for the request as it was signed (Redirect)')

        browser.open(self.sp.make_request(binding='post', signed=True))
        document = base64.b64decode(browser.page.form.fields['SAMLRequest']).decode()
        changed = document.replace('Version="2.0"', 'Version="2.0" IsPassive="true"')
        expect(changed != document, 'nothing was changed in the request')
        browser.submit(SAMLRequest=base64.b64encode(changed.encode()).decode())
        expect_equal(browser.page.status, 400, 'status for a changed request (POST)')

    def unsigned_when_signed_is_required(self):
        self.configure('require_signed_requests=true')
        try:
            for binding in ('redirect', 'post'):
                page = self.ask(binding=binding, signed=False)
                expect_equal(page.status, 400, f'status for an unsigned request ({binding})')
                self.accepted(binding=binding, signed=True)
        finally:
            self.configure('require_signed_requests=false')

    # What is signed, and with what

    def signed_parts(self, sign, parts):
        self.configure(f'sign={sign}')
        try:
            self.sp.trust(self.sp.idp_metadata, parts)
            self.accepted()
            for missing in {'response', 'assertion'} - set(parts):
                self.sp.trust(self.sp.idp_metadata, [missing])
                expect('error' in self.read(), f'pysaml2 does not miss the signature of the {missing}')
        finally:
            self.sp.trust(self.sp.idp_metadata)
            self.configure('sign=both')

    def signature_algorithm(self, name):
        self.configure(f'signature_algorithm={name}')
        try:
            self.accepted()
        finally:
            self.configure('signature_algorithm=rsa-sha256')

    def changed_response(self):
        """The judge is strict, or the other cases say nothing."""
        self.ask()
        document = base64.b64decode(self.signed_in.page.form.fields['SAMLResponse']).decode()
        changed = document.replace('ada@example.org', 'eve@example.org')
        expect(changed != document, 'nothing was changed in the response')
        values = self.deliver(self.signed_in, SAMLResponse=base64.b64encode(changed.encode()).decode())
        expect_equal(values.get('error'), 'SignatureError', 'what pysaml2 says to a changed response')

    def encrypted(self, binding, sign, *fields):
        self.configure('encrypt_assertion=true', f'sign={sign}', *fields)
        self.sp.trust(self.sp.idp_metadata, ['response', 'assertion'] if sign == 'both' else [sign])
        self.ask(binding=binding, signed=True)
        response = read_response(self.signed_in.page.form)
        expect(b':EncryptedAssertion' in response and b'ada@' not in response, 'the assertion is not encrypted')
        values = self.deliver(self.signed_in)
        expect_equal(values.get('name_id'), 'ada@example.org', f'NameID ({values})')

    def no_key_to_encrypt_for(self):
        """What was encrypted for another key is not read."""
        self.configure('encrypt_assertion=true')
        self.sp.forget_encryption_key()
        expect('error' in self.read(), 'pysaml2 reads it without the key')

    # The subject

    def configured_name_id(self, format_uri, source, check):
        self.configure(f'name_id_format={format_uri}', f'name_id_source={source}', 'name_id_policy=force')
        try:
            first, second = self.accepted(), self.accepted()
            expect_equal(first['format'], format_uri, 'Format')
            check(first, second)
        finally:
            self.configure(f'name_id_format={EMAIL}', 'name_id_source=email', 'name_id_policy=honour')

    def requested_name_id(self, format_uri, check):
        first, second = self.accepted(nameid_format=format_uri), self.accepted(nameid_format=format_uri)
        expect_equal(first['format'], EMAIL if format_uri == UNSPECIFIED else format_uri, 'Format')
        check(first, second)

    # Attributes

    def attributes(self):
        self.scene.run('person', 'set', 'ada', f'last_name={UNUSUAL[0]}', f'department={UNUSUAL[2]}',
                       *(f'attributes.colour={value}' for value in UNUSUAL))
        self.configure(
            'attributes=' + json.dumps([
                {'name': 'mail', 'source': 'email', 'name_format': BASIC},
                {'name': 'urn:oid:2.5.4.4', 'source': 'last_name', 'name_format': URI, 'friendly_name': 'sn'},
                {'name': 'a "name" & <more>', 'source': 'department'},
                {'name': 'colours', 'source': 'custom:colour', 'friendly_name': 'Farben & mehr'},
            ]))
        values = self.accepted()['attributes']
        expect_equal(values.get('mail'), ['ada@example.org'], 'attribute in the basic format')
        expect_equal(values.get('sn'), [UNUSUAL[0]], f'attribute by its OID ({values})')
        expect_equal(values.get('a "name" & <more>'), [UNUSUAL[2]], f'attribute with a difficult name ({values})')
        expect_equal(values.get('Farben & mehr') or values.get('colours'), [text.strip() for text in UNUSUAL],
                     f'attribute with several values, which pysaml2 strips ({values})')

    # What a request can ask for

    def error_status(self, wanted, browser=None, **request):
        expect_equal(self.read(browser, **request).get('error'), wanted, 'status that pysaml2 reads')

    def no_passive(self):
        self.error_status('StatusNoPassive', self.browser(), is_passive='true')
        self.accepted(is_passive='true')

    def invalid_name_id_policy(self):
        self.error_status('StatusInvalidNameidPolicy', nameid_format=KERBEROS)

    def no_authn_context(self):
        for binding in ('redirect', 'post'):
            self.error_status('StatusNoAuthnContext', binding=binding,
                              requested_authn_context=make_context(SMARTCARD, comparison='exact'))

    def authn_context(self, comparison, requested, granted):
        context = make_context(*requested, comparison=comparison)
        if granted is None:
            self.error_status('StatusNoAuthnContext', requested_authn_context=context)
        else:
            expect_equal(self.accepted(requested_authn_context=context)['context'], granted, 'class')

    def force_authn(self, binding):
        before = self.accepted()['authn_instant']
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        self.ask(browser, binding=binding, force_authn='true')
        browser.sign_in('ada', PASSWORDS['ada'])
        values = self.deliver(browser)
        expect('error' not in values, f'pysaml2 refuses: {values}')
        expect(values['authn_instant'] >= before, f'{values["authn_instant"]} is not fresh')

    def person_outside_the_group(self):
        browser = self.browser()
        self.ask(browser)
        browser.sign_in('eve', PASSWORDS['eve'])
        expect_equal(browser.page.status, 403, 'status for a person outside the group')


def is_address(first, second):
    expect_equal([first['name_id'], second['name_id']], ['ada@example.org'] * 2, 'NameID')


def is_kept(first, second):
    expect_equal(first['name_id'], second['name_id'], 'persistent NameID')
    expect('ada' not in first['name_id'].lower(), f'{first["name_id"]} tells who it is')
    expect(first['name_qualifier'] and first['sp_name_qualifier'], 'a persistent NameID has both qualifiers')


def is_fresh(first, second):
    expect(first['name_id'] != second['name_id'], 'a transient NameID is not given twice')


def list_encrypted_cases(judge):
    """xmlsec1 of Debian 12 has no OAEP but with SHA-1, and pysaml2 does not let
    it find a key beside the data."""
    return [judge.metadata_both_ways,
            *(name_case(f'encrypted with {content}, signed: {sign}', judge.encrypted, binding, sign,
                        f'content_encryption={content}', 'key_transport=rsa-oaep-mgf1p',
                        'encrypted_key_placement=inside')
              for content, binding, sign in (('aes256-gcm', 'redirect', 'both'), ('aes128-gcm', 'post', 'assertion'),
                                             ('aes256-cbc', 'redirect', 'response'), ('aes128-cbc', 'post', 'both'))),
            judge.no_key_to_encrypt_for]


def list_cases(judge):
    cases = [judge.metadata_both_ways, judge.served_metadata]
    cases += [name_case(f'sp initiated: {binding}, {"signed" if signed else "unsigned"}',
                        judge.sp_initiated, binding, signed)
              for binding in ('redirect', 'post') for signed in (False, True)]
    cases += [judge.idp_initiated, judge.changed_request, judge.unsigned_when_signed_is_required]
    cases += [name_case(f'signed: {sign}', judge.signed_parts, sign, parts)
              for sign, parts in (('response', ['response']), ('assertion', ['assertion']),
                                  ('both', ['response', 'assertion']))]
    cases += [name_case(f'signed with {name}', judge.signature_algorithm, name)
              for name in ('rsa-sha384', 'rsa-sha512')]
    cases += [judge.changed_response]
    cases += [name_case(f'NameID of the connector: {name.rpartition(":")[2]}',
                        judge.configured_name_id, name, source, check)
              for name, source, check in ((EMAIL, 'email', is_address), (UNSPECIFIED, 'email', is_address),
                                          (PERSISTENT, 'persistent', is_kept), (TRANSIENT, 'email', is_fresh))]
    cases += [name_case(f'NameID of the request: {name.rpartition(":")[2]}', judge.requested_name_id, name, check)
              for name, check in ((EMAIL, is_address), (UNSPECIFIED, is_address), (PERSISTENT, is_kept),
                                  (TRANSIENT, is_fresh))]
    cases += [judge.attributes, judge.no_passive, judge.invalid_name_id_policy, judge.no_authn_context]
    cases += [name_case(f'context {comparison}: {granted and granted.rpartition(":")[2]}',
                        judge.authn_context, comparison, requested, granted)
              for comparison, requested, granted in (
                  ('exact', [PASSWORD], PASSWORD),
                  ('exact', [SMARTCARD, PROTECTED], PROTECTED),
                  ('minimum', [PASSWORD], PASSWORD),
                  ('minimum', [SMARTCARD], None),
                  ('maximum', [PASSWORD], PASSWORD),
                  ('better', [PASSWORD], PROTECTED),
                  ('better', [PROTECTED], None))]
    cases += [name_case(f'force authn: {binding}', judge.force_authn, binding) for binding in ('redirect', 'post')]
    cases += [judge.person_outside_the_group]
    return cases


def introduce(scene, sp, slug):
    """Metadata both ways."""
    scene.add_connector(slug, slug, sp.write_metadata())
    metadata = scene.folder / f'{slug}.xml'
    scene.run('connector', 'export-metadata', slug, '-o', metadata)
    sp.trust(metadata)


def main():
    scene = Scene(read_arguments().build)
    plain, encrypting = PySaml2(scene.folder / 'pysaml2'), PySaml2(scene.folder / 'encrypting', encrypts=True)
    try:
        introduce(scene, plain, 'pysaml2')
        introduce(scene, encrypting, 'encrypting')
        with IdentityProvider(scene.configuration) as idp:
            return run_cases(list_cases(Judge(scene, idp, plain, 'pysaml2')) +
                             list_encrypted_cases(Judge(scene, idp, encrypting, 'encrypting')))
    finally:
        plain.close()
        encrypting.close()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A service provider made of pysaml2, which verifies and decrypts with
xmlsec1."""

import functools
import logging

import saml2
import saml2.client
import saml2.config
import saml2.metadata
import saml2.saml
import saml2.samlp
import saml2.sigver
import saml2.time_util
import saml2.xmldsig

from service_provider import ServiceProvider, make_key_pair, show

BINDINGS = {'redirect': saml2.BINDING_HTTP_REDIRECT, 'post': saml2.BINDING_HTTP_POST}
SIGNATURES = ('response', 'assertion')


class PySaml2(ServiceProvider):
    """@folder holds its files; @encrypts publishes an encryption key, @logs_out
    endpoints for single logout."""

    def __init__(self, folder, encrypts=False, requests_signed=False, logs_out=False):
        super().__init__()
        logging.getLogger('saml2').setLevel(logging.CRITICAL)
        folder.mkdir()
        self.folder = folder
        self.key, self.certificate = make_key_pair(folder, 'sp')
        self.encryption = make_key_pair(folder, 'encryption') if encrypts else None
        self.requests_signed = requests_signed
        self.logs_out = logs_out
        self.subject = None
        self.outstanding = {}
        self.client = None
        self.idp_metadata = None

    def routes(self):
        return {('/acs', 'post'): self.consume,
                ('/slo', 'redirect'): functools.partial(self.log_out, 'redirect'),
                ('/slo', 'post'): functools.partial(self.log_out, 'post')}

    def make_config(self, signed=SIGNATURES):
        endpoints = {'assertion_consumer_service': [(self.url + '/acs', saml2.BINDING_HTTP_POST)]}
        if self.logs_out:
            endpoints['single_logout_service'] = [(self.url + '/slo', binding) for binding in BINDINGS.values()]
        settings = {
            'entityid': self.url + '/metadata',
            'key_file': str(self.key),
            'cert_file': str(self.certificate),
            'xmlsec_binary': '/usr/bin/xmlsec1',
            'allow_unknown_attributes': True,
            'metadata': {'local': [str(self.idp_metadata)]} if self.idp_metadata else {},
            'service': {'sp': {
                'endpoints': endpoints,
                'allow_unsolicited': True,
                'authn_requests_signed': self.requests_signed,
                'want_response_signed': 'response' in signed,
                'want_assertions_signed': 'assertion' in signed,
                'signing_algorithm': saml2.xmldsig.SIG_RSA_SHA256,
                'digest_algorithm': saml2.xmldsig.DIGEST_SHA256,
            }},
        }
        if self.encryption:
            key, certificate = map(str, self.encryption)
            settings['encryption_keypairs'] = [{'key_file': key, 'cert_file': certificate}]
        config = saml2.config.Config()
        config.load(settings)
        config.context = 'sp'
        return config

    def write_metadata(self):
        """Metadata that does not demand what some cases leave out: a signature of the assertion."""
        path = self.folder / 'sp-metadata.xml'
        path.write_text(str(saml2.metadata.entity_descriptor(self.make_config(['response']))))
        return path

    def trust(self, idp_metadata, signed=SIGNATURES):
        """Reads our metadata; insists on signatures of what @signed names."""
        self.idp_metadata = idp_metadata
        self.client = saml2.client.Saml2Client(self.make_config(signed))

    def forget_encryption_key(self):
        self.encryption = make_key_pair(self.folder, 'other')
        self.trust(self.idp_metadata)

    @property
    def idp_entity_id(self):
        return next(iter(self.client.metadata.identity_providers()))

    def make_request(self, binding='redirect', signed=False, relay_state='', **arguments):
        """An AuthnRequest by pysaml2; the address where a browser starts."""
        arguments.setdefault('nameid_format', '')
        identifier, message = self.client.prepare_for_authenticate(
            entityid=self.idp_entity_id, binding=BINDINGS[binding], sign=signed, relay_state=relay_state, **arguments)
        self.outstanding[identifier] = relay_state or '/'
        return self.prepare(make_reply(message))

    def consume(self, fields, _target):
        """What pysaml2 reads from the response; the name of its exception
        when it refuses."""
        try:
            response = self.client.parse_authn_request_response(
                fields['SAMLResponse'], saml2.BINDING_HTTP_POST, outstanding=self.outstanding)
            if response is None or response.assertion is None:
                return show({'error': 'NotValid', 'message': 'pysaml2 reads no assertion from it'})
        except Exception as error:  # pylint: disable=broad-except
            return show({'error': type(error).__name__, 'message': str(error)})

        name_id = self.subject = response.name_id
        statement = response.assertion.authn_statement[0]
        return show({
            'name_id': name_id.text,
            'format': name_id.format,
            'name_qualifier': name_id.name_qualifier,
            'sp_name_qualifier': name_id.sp_name_qualifier,
            'attributes': response.ava,
            'context': statement.authn_context.authn_context_class_ref.text,
            'authn_instant': statement.authn_instant,
            'session_index': statement.session_index,
            'in_response_to': response.in_response_to or None,
            'relay_state': fields.get('RelayState'),
        })


    # Single logout

    def make_logout(self, binding):
        """A signed LogoutRequest for whoever came last; where a browser starts."""
        messages = self.client.do_logout(
            self.subject, [self.idp_entity_id], '', saml2.time_util.in_a_while(minutes=5), sign=True,
            expected_binding=BINDINGS[binding], sign_alg=saml2.xmldsig.SIG_RSA_SHA256,
            digest_alg=saml2.xmldsig.DIGEST_SHA256)
        return self.prepare(make_reply(messages[self.idp_entity_id][1]))

    def log_out(self, binding, fields, _target):
        """A request ends our session and is answered, an answer is shown."""
        try:
            if binding == 'redirect':
                self.verify_redirect(fields)
            if 'SAMLResponse' in fields:
                response = self.client.parse_logout_request_response(fields['SAMLResponse'], BINDINGS[binding])
                self.client.handle_logout_response(response)
                return show({'status': response.response.status.status_code.value, 'binding': binding})
            message = self.client.handle_logout_request(
                fields['SAMLRequest'], self.subject, BINDINGS[binding], sign=True,
                sign_alg=saml2.xmldsig.SIG_RSA_SHA256, digest_alg=saml2.xmldsig.DIGEST_SHA256,
                relay_state=fields.get('RelayState', ''))
            return make_reply(message)
        except Exception as error:  # pylint: disable=broad-except
            return show({'error': type(error).__name__, 'message': str(error)})

    def verify_redirect(self, fields):
        certificates = self.client.metadata.certs(self.idp_entity_id, 'idpsso', 'signing')
        if not any(saml2.sigver.verify_redirect_signature(fields, self.client.sec.sec_backend, certificate)
                   for certificate in certificates):
            raise saml2.sigver.SignatureError('the signature of the URL does not match')

    def is_logged_in(self):
        try:
            return self.client.is_logged_in(self.subject)
        except KeyError:
            return False


def make_reply(message):
    """Status, headers and body of what apply_binding() made."""
    headers = list(message['headers'])
    if message['status'] == 200 and not any(name.lower() == 'content-type' for name, _ in headers):
        headers.append(('Content-Type', 'text/html; charset=utf-8'))
    return message['status'], headers, ''.join(message['data'])


def make_context(*classes, comparison=None):
    return saml2.samlp.RequestedAuthnContext(
        authn_context_class_ref=[saml2.saml.AuthnContextClassRef(text=name) for name in classes],
        comparison=comparison)

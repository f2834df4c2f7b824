# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the abuse tests have in common: a service provider of the attacker's
choice that signs, raw HTTP, and the events as they are stored."""

import base64
import datetime
import json
import secrets
import socket
import sqlite3
import urllib.parse
import zlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import padding, rsa
from cryptography.x509.oid import NameOID

from scene import PASSWORDS
from lanyard_stage import expect, expect_equal

RSA_SHA256 = 'http://www.w3.org/2001/04/xmldsig-more#rsa-sha256'
NAMESPACES = ('xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
              'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion"')
METADATA = '''<md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{entity_id}">
<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol" AuthnRequestsSigned="true">
<md:KeyDescriptor use="signing"><ds:KeyInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:X509Data>
<ds:X509Certificate>{certificate}</ds:X509Certificate></ds:X509Data></ds:KeyInfo></md:KeyDescriptor>
<md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="{slo}"/>
<md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="{acs}" index="0"/>
</md:SPSSODescriptor></md:EntityDescriptor>'''


def instant(offset=0):
    now = datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(seconds=offset)
    return now.strftime('%Y-%m-%dT%H:%M:%SZ')


def deflate(document):
    packer = zlib.compressobj(wbits=-15)
    return base64.b64encode(packer.compress(document.encode()) + packer.flush()).decode()


class ServiceProvider:
    """Has a key and makes messages; nobody listens at its addresses."""

    entity_id = 'https://sp.example/metadata'
    acs = 'https://sp.example/acs'
    slo = 'https://sp.example/slo'

    def __init__(self):
        self.key = rsa.generate_private_key(public_exponent=65537, key_size=2048)

    def metadata(self):
        name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, 'sp')])
        now = datetime.datetime.utcnow()
        certificate = (x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(self.key.public_key())
                       .serial_number(1).not_valid_before(now).not_valid_after(now + datetime.timedelta(days=1))
                       .sign(self.key, hashes.SHA256()))
        der = certificate.public_bytes(serialization.Encoding.DER)
        return METADATA.format(entity_id=self.entity_id, acs=self.acs, slo=self.slo,
                               certificate=base64.b64encode(der).decode())

    def add_to(self, scene, slug='signed'):
        path = scene.folder / f'{slug}.xml'
        path.write_text(self.metadata())
        scene.add_connector(slug, 'Signed', path, 'require_signed_requests=true')

    def request(self, sso_url, **changes):
        """An AuthnRequest; a change to None leaves the attribute out."""
        issuer = changes.pop('issuer', self.entity_id)
        attributes = {'ID': '_' + secrets.token_hex(16), 'Version': '2.0', 'IssueInstant': instant(),
                      'Destination': sso_url, 'AssertionConsumerServiceURL': self.acs, **changes}
        text = ' '.join(f'{name}="{value}"' for name, value in attributes.items() if value is not None)
        return f'<samlp:AuthnRequest {NAMESPACES} {text}><saml:Issuer>{issuer}</saml:Issuer></samlp:AuthnRequest>'

    def sign_query(self, document, relay_state=None, name='SAMLRequest'):
        fields = [(name, deflate(document))]
        if relay_state is not None:
            fields.append(('RelayState', relay_state))
        fields.append(('SigAlg', RSA_SHA256))
        octets = urllib.parse.urlencode(fields)
        signature = self.key.sign(octets.encode(), padding.PKCS1v15(), hashes.SHA256())
        return octets + '&' + urllib.parse.urlencode({'Signature': base64.b64encode(signature)})


def read_events(scene):
    """All events, the oldest first."""
    with sqlite3.connect(f'file:{scene.configuration.path}?mode=ro', uri=True) as database:
        rows = database.execute('SELECT body FROM event ORDER BY sequence').fetchall()
    return [json.loads(row[0]) for row in rows]


def expect_refusal(scene, page, status, code):
    """The page refuses and sends nothing anywhere; the event says why."""
    expect_equal(page.status, status, f'status of {page.url} ({page.text})')
    expect_equal([form.action for form in page.forms if 'password' not in form.fields], [], 'forms of a refusal')
    expect(b'name="SAMLResponse"' not in page.body, 'a refusal carries a response')
    event = read_events(scene)[-1]
    expect_equal((event.get('event'), event.get('code')), ('refusal', code), 'the last event')
    return event


def sign_in(browser, idp, name='ada'):
    browser.open(idp.base_url + '/login')
    browser.sign_in(name, PASSWORDS[name])
    expect_equal(browser.page.status, 200, f'status after signing in ({browser.page.text})')


def connect(idp):
    parts = urllib.parse.urlsplit(idp.base_url)
    client = socket.create_connection((parts.hostname, parts.port), timeout=30)
    client.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return client


def read_reply(client):
    """Status line, headers in lower case as pairs, body; until the end."""
    received = b''
    while True:
        try:
            piece = client.recv(65536)
        except ConnectionResetError:
            break
        if not piece:
            break
        received += piece
    head, _, body = received.partition(b'\r\n\r\n')
    lines = head.decode('latin-1').split('\r\n')
    headers = [tuple(part.strip() for part in line.split(':', 1)) for line in lines[1:]]
    return lines[0], [(name.lower(), value) for name, value in headers], body


def ask_raw(idp, request_line, *headers, body=b''):
    """One request, byte by byte as it is given."""
    host = urllib.parse.urlsplit(idp.base_url).netloc
    lines = [request_line, f'Host: {host}', 'Connection: close', *headers]
    if body:
        lines += ['Content-Type: application/x-www-form-urlencoded', f'Content-Length: {len(body)}']
    with connect(idp) as client:
        try:
            client.sendall('\r\n'.join(lines).encode('latin-1') + b'\r\n\r\n' + body)
        except (BrokenPipeError, ConnectionResetError):
            pass
        return read_reply(client)

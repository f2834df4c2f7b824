#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shows responses of every kind (what is signed, algorithms, encryption,
NameID, attributes with any characters) to judges that are not ours: the
program xmlsec1 verifies and decrypts, the schemas of OASIS validate, OpenSSL
by python3-cryptography decrypts what xmlsec1 1.2 cannot, and expat reads the
values, which have to be those that were written. Each judge sees many
documents at once."""

import base64
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.parse
import xml.etree.ElementTree as ElementTree
import zlib

from cryptography import x509
from cryptography.hazmat.primitives import hashes, padding as block_padding, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, utils
from cryptography.hazmat.primitives.ciphers import Cipher, aead, algorithms, modes

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'e2e'))
sys.dont_write_bytecode = True

from scene import name_case, run_cases  # noqa: E402
from lanyard_stage import Unexpected, expect, expect_equal  # noqa: E402
from service_provider import make_key_pair  # noqa: E402

DATA = pathlib.Path(__file__).resolve().parent.parent / 'data' / 'saml'
SEED = 20261121
# All of 3 signatures, 5 algorithms, 11 encryptions: 165; with 7 sets of
# switches: 1155; with 4 formats: 4620.
COUNT = 4620 if os.environ.get('LANYARD_TEST_FULL') == '1' else 330
BATCH = 200

SAML = '{urn:oasis:names:tc:SAML:2.0:assertion}'
PROTOCOL = '{urn:oasis:names:tc:SAML:2.0:protocol}'
XENC = '{http://www.w3.org/2001/04/xmlenc#}'
XENC11 = '{http://www.w3.org/2009/xmlenc11#}'
DS = '{http://www.w3.org/2000/09/xmldsig#}'
XSI_TYPE = '{http://www.w3.org/2001/XMLSchema-instance}type'
MGF1 = 'http://www.w3.org/2009/xmlenc11#mgf1'
DIGESTS = {
    'http://www.w3.org/2000/09/xmldsig#sha1': hashes.SHA1,
    'http://www.w3.org/2001/04/xmlenc#sha256': hashes.SHA256,
    MGF1 + 'sha1': hashes.SHA1,
    MGF1 + 'sha256': hashes.SHA256,
}
POSITIONS = {
    'response': "/*/*[local-name()='Signature']",
    'assertion': "//*[local-name()='Assertion']/*[local-name()='Signature']",
}


class Documents:
    """What write-variants wrote into a folder, and its key for decryption."""

    def __init__(self, writer, folder, count):
        self.folder = folder
        self.key_file, _ = make_key_pair(folder, 'service')
        self.key = serialization.load_pem_private_key(self.key_file.read_bytes(), None)
        subprocess.run([writer, str(folder), str(SEED), str(count)], check=True)
        self.rows = json.loads((folder / 'index.json').read_text(encoding='utf-8'), object_hook=fold_line_ends)
        expect_equal(len(self.rows), count, 'number of documents')
        self.messages = json.loads((folder / 'messages.json').read_text(encoding='utf-8'))
        self.encrypted = [row for row in self.rows if row['content']]
        self.clear = [row for row in self.rows if not row['content']]

    def run(self, *command):
        environment = dict(os.environ, XML_CATALOG_FILES=str(DATA / 'schema-catalog.xml'))
        return subprocess.run(command, cwd=self.folder, env=environment, capture_output=True, check=False)

    def in_batches(self, names, *command):
        """Runs @command on names, many at once; yields what is finished and
        the names that it was for."""
        for start in range(0, len(names), BATCH):
            some = names[start:start + BATCH]
            yield some, self.run(*command, *some)

    def refuse(self, what, names, *command):
        """Names those at which @command fails, and what it says of the first."""
        failures = [(name, done) for name in names for done in [self.run(*command, name)] if done.returncode != 0][:10]
        first = (failures[0][1].stdout + failures[0][1].stderr).decode(errors='replace') if failures else ''
        raise Unexpected(f'{what} refused: {[name for name, _ in failures]}: {first}')

    # Judges

    def validate(self, names):
        command = ['xmllint', '--nonet', '--noout', '--schema', str(DATA / 'response-schema.xsd')]
        for some, done in self.in_batches(names, *command):
            valid = done.stderr.decode(errors='replace').count(' validates\n')
            if done.returncode != 0 or valid != len(some):
                self.refuse('structure', some, *command)

    def verify(self, names, certificate, position):
        """xmlsec1 has to say OK once a document, not only to end well."""
        command = ['xmlsec1', '--verify', '--id-attr:ID', PROTOCOL.strip('{}') + ':Response',
                   '--id-attr:ID', SAML.strip('{}') + ':Assertion',
                   '--id-attr:ID', PROTOCOL.strip('{}') + ':LogoutRequest',
                   '--id-attr:ID', PROTOCOL.strip('{}') + ':LogoutResponse', '--pubkey-cert-pem', certificate,
                   '--node-xpath', POSITIONS[position], *lax_key_search('verify')]
        for some, done in self.in_batches(names, *command):
            verified = len(re.findall(rb'^(?:Verification status: )?OK$', done.stdout + done.stderr, re.MULTILINE))
            if done.returncode != 0 or verified != len(some):
                self.refuse(f'signature of the {position}', some, *command)

    def verify_all(self, rows, position, suffix=''):
        for certificate in sorted({row['certificate'] for row in rows}):
            names = [row['file'] + suffix for row in rows
                     if row['certificate'] == certificate and position in row['signed']]
            expect(names, f'no document has a signature of the {position} for {certificate}')
            self.verify(names, certificate, position)

    def decrypt_by_xmlsec1(self):
        """Debian 12's xmlsec1 has no OAEP but with SHA-1; one document after
        the other comes out, each with an XML declaration."""
        names = [row['file'] for row in self.encrypted if row['key_transport'] == 'rsa-oaep-mgf1p']
        command = ['xmlsec1', '--decrypt', '--privkey-pem', str(self.key_file),
                   '--id-attr:Id', XENC.strip('{}') + ':EncryptedKey', *lax_key_search('decrypt')]
        for some, done in self.in_batches(names, *command):
            parts = done.stdout.split(b'<?xml version="1.0"?>')[1:]
            if done.returncode != 0 or len(parts) != len(some):
                self.refuse('encryption', some, *command)
            for name, part in zip(some, parts):
                (self.folder / (name + '.xmlsec1')).write_bytes(part)

    def decrypt_by_openssl(self):
        for row in self.encrypted:
            document = (self.folder / row['file']).read_bytes()
            assertion = decrypt(ElementTree.fromstring(document), self.key, row)
            self.read_assertion(row, ElementTree.fromstring(assertion))
            whole, replaced = re.subn(rb'<xenc:EncryptedData.*</xenc:EncryptedData>(<xenc:EncryptedKey.*?</xenc:EncryptedKey>)?',
                                      lambda _: assertion, document, flags=re.DOTALL)
            expect_equal(replaced, 1, f'EncryptedData in {row["file"]}')
            (self.folder / (row['file'] + '.openssl')).write_bytes(whole)

    def read_assertion(self, row, assertion):
        """What expat reads is what was written."""
        file = row['file']
        name_id = assertion.find(f'{SAML}Subject/{SAML}NameID')
        expect_equal(name_id is not None, row['has_name_id'], f'a NameID is in {file}')
        if name_id is not None:
            expect_equal(name_id.text, row['name_id'], f'NameID of {file}')
            expect_equal([name_id.get(name) for name in ('Format', 'NameQualifier', 'SPNameQualifier')],
                         [row[name] for name in ('format', 'name_qualifier', 'sp_name_qualifier')],
                         f'attributes of the NameID of {file}')
        conditions = assertion.find(f'{SAML}Conditions')
        expect_equal(conditions.get('NotBefore') is not None, row['has_not_before'], f'NotBefore is in {file}')
        data = assertion.find(f'{SAML}Subject/{SAML}SubjectConfirmation/{SAML}SubjectConfirmationData')
        expect_equal(data.get('InResponseTo'), row['in_response_to'], f'InResponseTo of {file}')
        found = assertion.findall(f'{SAML}AttributeStatement/{SAML}Attribute')
        expect_equal([read_attribute(attribute, row) for attribute in found], row['attributes'], f'attributes of {file}')

    def find_assertion(self, name, path):
        found = ElementTree.parse(self.folder / name).getroot().findall(path)
        expect_equal(len(found), 1, f'assertions in {name}')
        return found[0]

    # Cases

    def schema(self):
        self.validate([row['file'] for row in self.rows])

    def values(self):
        for row in self.clear:
            self.read_assertion(row, self.find_assertion(row['file'], f'{SAML}Assertion'))

    def form(self):
        """Prefixes and KeyInfo are as the switches say."""
        for row in self.clear:
            text = (self.folder / row['file']).read_text(encoding='utf-8')
            prefixes = {'saml': ('<samlp:', '<saml:'), 'saml2': ('<saml2p:', '<saml2:')}
            expect_equal([name for name, both in prefixes.items() if any(prefix in text for prefix in both)],
                         [row['element_prefix']], f'prefixes of {row["file"]}')
            expect_equal('<ds:X509Certificate>' in text, row['has_certificate'], f'certificate in {row["file"]}')

    def other_messages(self):
        """Refusals and logout messages, by POST."""
        rows = [dict(row, signed=['response']) for row in self.messages if not row['is_url']]
        self.validate([row['file'] for row in rows])
        self.verify_all(rows, 'response')

    def urls(self):
        """Logout messages by Redirect: what is signed is the query as it is."""
        rows = [row for row in self.messages if row['is_url']]
        names = []
        for row in rows:
            url = (self.folder / row['file']).read_text(encoding='ascii')
            signed, _, signature = url.partition('?a=1&b=%20&')[2].partition('&Signature=')
            names.append(row['file'] + '.xml')
            (self.folder / names[-1]).write_bytes(read_redirect(signed))
            certificate = x509.load_pem_x509_certificate((self.folder / row['certificate']).read_bytes())
            algorithm = urllib.parse.parse_qs(signed)['SigAlg'][0]
            verify_octets(certificate.public_key(), algorithm, signed.encode('ascii'),
                          base64.b64decode(urllib.parse.unquote(signature), validate=True))
        self.validate(names)

    def nothing_in_the_clear(self):
        for row in self.encrypted:
            root = ElementTree.parse(self.folder / row['file']).getroot()
            expect_equal([element.tag for element in root.iter() if element.tag.startswith(SAML)],
                         [SAML + 'Issuer', SAML + 'EncryptedAssertion'], f'what {row["file"]} shows')

    def decrypted_by_xmlsec1(self):
        self.decrypt_by_xmlsec1()
        rows = [row for row in self.encrypted if row['key_transport'] == 'rsa-oaep-mgf1p']
        for row in rows:
            self.read_assertion(row, self.find_assertion(
                row['file'] + '.xmlsec1', f'{SAML}EncryptedAssertion/{SAML}Assertion'))
        self.verify_all(rows, 'assertion', '.xmlsec1')

    def decrypted_by_openssl(self):
        self.decrypt_by_openssl()
        self.verify_all(self.encrypted, 'assertion', '.openssl')

    def decrypted_schema(self):
        """An assertion in place of the encrypted one is valid, too."""
        names = []
        for row in self.encrypted:
            name = row['file'] + '.whole'
            text = (self.folder / (row['file'] + '.openssl')).read_bytes()
            (self.folder / name).write_bytes(re.sub(rb'</?saml2?:EncryptedAssertion[^>]*>', b'', text))
            names.append(name)
        self.validate(names)

    def changed(self, position):
        """Judges that accept everything would be none."""
        row = next(row for row in self.clear if row['signed'] == [position])
        text = (self.folder / row['file']).read_text(encoding='utf-8')
        changed = text.replace('/saml2/app</saml', '/saml2/App</saml')
        expect(changed != text, 'nothing was changed')
        (self.folder / 'changed.xml').write_text(changed, encoding='utf-8')
        try:
            self.verify(['changed.xml'], row['certificate'], position)
        except Unexpected as error:
            expect('refused' in str(error), f'another refusal: {error}')
            return
        expect(False, 'xmlsec1 accepts a changed document')


def fold_line_ends(values):
    """CR is written as LF, since some service providers cannot verify &#xD;."""
    def fold(value):
        return re.sub('\r\n?', '\n', value) if isinstance(value, str) else value

    return {name: [fold(item) for item in value] if isinstance(value, list) else fold(value)
            for name, value in values.items()}


def lax_key_search(command):
    """From 1.3 on a key of the command line counts only if KeyInfo names it,
    unless the search is lax; 1.2 does not know the option."""
    known = subprocess.run(['xmlsec1', f'--help-{command}'], capture_output=True, text=True, check=False).stdout
    return ['--lax-key-search'] if '--lax-key-search' in known else []


def read_attribute(attribute, row):
    values = attribute.findall(SAML + 'AttributeValue')
    for value in values:
        expect_equal(value.get(XSI_TYPE), 'xs:string' if row['has_type'] else None, 'xsi:type')
    return {
        'name': attribute.get('Name'),
        'name_format': attribute.get('NameFormat'),
        'friendly_name': attribute.get('FriendlyName'),
        'values': [value.text for value in values],
    }


def decrypt(response, key, row):
    """The plain assertion, as XML Encryption 1.1 says; OpenSSL does the work."""
    data = response.find(f'.//{XENC}EncryptedData')
    encrypted_key = response.find(f'.//{XENC}EncryptedKey')
    method = encrypted_key.find(XENC + 'EncryptionMethod')
    digest = method.find(DS + 'DigestMethod')
    mgf = method.find(XENC11 + 'MGF')
    content_key = key.decrypt(read_cipher_value(encrypted_key), padding.OAEP(
        mgf=padding.MGF1(DIGESTS[mgf.get('Algorithm')]() if mgf is not None else hashes.SHA1()),
        algorithm=DIGESTS[digest.get('Algorithm')]() if digest is not None else hashes.SHA1(), label=None))
    expect_equal(len(content_key) * 8, int(re.search(r'\d+', row['content']).group()), 'size of the content key')

    value = read_cipher_value(data)
    algorithm = data.find(XENC + 'EncryptionMethod').get('Algorithm')
    expect(algorithm.endswith(row['content']), f'{algorithm} is not {row["content"]}')
    if algorithm.endswith('gcm'):
        return aead.AESGCM(content_key).decrypt(value[:12], value[12:], None)
    decryptor = Cipher(algorithms.AES(content_key), modes.CBC(value[:16])).decryptor()
    plain = decryptor.update(value[16:]) + decryptor.finalize()
    unpadder = block_padding.ANSIX923(128).unpadder()
    # XML Encryption pads with anything: only the last octet counts.
    return unpadder.update(plain[:-plain[-1]] + bytes(plain[-1] - 1) + plain[-1:]) + unpadder.finalize()


def read_redirect(query):
    fields = dict(field.split('=', 1) for field in query.split('&'))
    expect(list(fields) in ([name, *relay_state, 'SigAlg'] for name in ('SAMLRequest', 'SAMLResponse')
                            for relay_state in ([], ['RelayState'])), f'order of parameters: {list(fields)}')
    value = next(value for name, value in fields.items() if name.startswith('SAML'))
    return zlib.decompress(base64.b64decode(urllib.parse.unquote(value), validate=True), wbits=-15)


def verify_octets(key, algorithm, signed, signature):
    digest = {'256': hashes.SHA256, '384': hashes.SHA384, '512': hashes.SHA512}[algorithm[-3:]]()
    if '#rsa-' in algorithm:
        key.verify(signature, signed, padding.PKCS1v15(), digest)
        return
    half = len(signature) // 2
    numbers = (int.from_bytes(signature[:half], 'big'), int.from_bytes(signature[half:], 'big'))
    key.verify(utils.encode_dss_signature(*numbers), signed, ec.ECDSA(digest))


def read_cipher_value(element):
    return base64.b64decode(element.find(f'{XENC}CipherData/{XENC}CipherValue').text, validate=True)


def main():
    folder = pathlib.Path(tempfile.mkdtemp(prefix='lanyard-variants-'))
    try:
        documents = Documents(sys.argv[1], folder, COUNT)
        return run_cases([
            documents.schema,
            documents.values,
            name_case('signatures of responses', documents.verify_all, documents.rows, 'response'),
            name_case('signatures of assertions', documents.verify_all, documents.clear, 'assertion'),
            documents.form,
            documents.other_messages,
            documents.urls,
            documents.nothing_in_the_clear,
            documents.decrypted_by_xmlsec1,
            documents.decrypted_by_openssl,
            documents.decrypted_schema,
            name_case('a changed response', documents.changed, 'response'),
            name_case('a changed assertion', documents.changed, 'assertion'),
        ])
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    sys.exit(main())

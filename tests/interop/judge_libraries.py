#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Shows responses of every kind to SAML libraries that are not ours, as
readers: python3-saml and ruby-saml. Each has to accept them and to
read what was written. What a library cannot do is left out by a rule that
says so."""

import base64
import json
import logging
import pathlib
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / 'e2e'))
sys.dont_write_bytecode = True

from scene import is_left_for_full, name_case, run_cases  # noqa: E402
from lanyard_stage import Unexpected, expect, expect_equal  # noqa: E402
from judge_variants import Documents  # noqa: E402

IDP = 'https://idp.example/saml2/app'
SP = 'https://sp.example/metadata'
ACS = 'https://sp.example/acs?a=1&b=2'
COUNT = 1155
RUBY = pathlib.Path(__file__).resolve().with_name('read_by_ruby_saml.rb')


def read_pem(path):
    return path.read_text(encoding='ascii')


class Library:
    """One library: reads a row's document and returns its NameID and
    attributes; None means that it cannot, by a rule of can_read()."""

    name = None

    def __init__(self, documents):
        self.documents = documents
        self.key = read_pem(documents.key_file)
        self.service = read_pem(documents.folder / 'service.pem')

    def can_read(self, row):
        raise NotImplementedError

    def read_all(self, rows):
        """Yields (row, values); values has error, or name_id and attributes."""
        raise NotImplementedError

    def run(self):
        rows = [row for row in self.documents.rows if self.can_read(row)]
        expect(len(rows) > len(self.documents.rows) // 8, f'{self.name} is shown {len(rows)} documents only')
        refused = []
        for row, values in self.read_all(rows):
            if 'error' in values:
                refused.append(f'{row["file"]} ({describe(row)}): {values["error"]}')
                continue
            self.compare(row, values)
        expect(not refused, f'{self.name} refuses {len(refused)} of {len(rows)}: ' + '; '.join(refused[:5]))

    def compare(self, row, values):
        expect_equal(values['name_id'], row['name_id'] if row['has_name_id'] else None,
                     f'NameID of {row["file"]} in {self.name}')
        expect_equal(sorted(values['attributes']), sorted(attribute['name'] for attribute in row['attributes']),
                     f'names of attributes of {row["file"]} in {self.name}')
        for attribute in row['attributes']:
            expect_equal(values['attributes'][attribute['name']], self.fold(attribute['values']),
                         f'values of {attribute["name"]!r} of {row["file"]} in {self.name}')

    def fold(self, values):
        """What the library does to values."""
        return values


def describe(row):
    return ', '.join(filter(None, [
        row['algorithm'], '+'.join(row['signed']), row['content'], row['key_transport'],
        row['element_prefix'], *(name for name in ('has_certificate', 'has_not_before', 'has_type', 'has_name_id')
                                 if not row[name])]))


class PythonSaml(Library):
    name = 'python3-saml'

    def __init__(self, documents):
        super().__init__(documents)
        from onelogin.saml2.response import OneLogin_Saml2_Response  # pylint: disable=import-outside-toplevel
        from onelogin.saml2.settings import OneLogin_Saml2_Settings  # pylint: disable=import-outside-toplevel
        self.response, self.settings = OneLogin_Saml2_Response, OneLogin_Saml2_Settings

    def fold(self, values):
        return [value.strip() for value in values if value.strip()]

    def can_read(self, row):
        # Debian 12's xmlsec has no OAEP but with SHA-1
        return row['key_transport'] != 'rsa-oaep-sha256'

    def read_all(self, rows):
        for row in rows:
            settings = self.settings({
                'strict': True, 'debug': True,
                'sp': {'entityId': SP, 'x509cert': self.service, 'privateKey': self.key,
                       'assertionConsumerService': {'url': ACS}},
                'idp': {'entityId': IDP, 'singleSignOnService': {'url': IDP},
                        'x509cert': read_pem(self.documents.folder / row['certificate'])},
                'security': {'wantAttributeStatement': False, 'wantNameId': row['has_name_id'],
                             'wantMessagesSigned': 'response' in row['signed'],
                             'wantAssertionsSigned': 'assertion' in row['signed'],
                             'wantAssertionsEncrypted': bool(row['content'])},
            })
            data = base64.b64encode((self.documents.folder / row['file']).read_bytes())
            response = self.response(settings, data.decode())
            request = {'https': 'on', 'http_host': 'sp.example', 'script_name': '/acs', 'post_data': {}}
            if not response.is_valid(request, row['in_response_to']):
                yield row, {'error': response.get_error()}
            else:
                yield row, {'name_id': response.get_nameid() if row['has_name_id'] else None,
                            'attributes': response.get_attributes()}


class RubySaml(Library):
    name = 'ruby-saml'

    def can_read(self, row):
        # it takes ECDSA signatures for those of X.509, and knows OAEP with
        # SHA-1 only
        return row['algorithm'].startswith('rsa') and row['key_transport'] != 'rsa-oaep-sha256'

    def read_all(self, rows):
        table = self.documents.folder / 'ruby.json'
        table.write_text(json.dumps({
            'idp': IDP, 'sp': SP, 'acs': ACS, 'key': self.key, 'certificate': self.service,
            'folder': str(self.documents.folder), 'rows': rows}), encoding='utf-8')
        done = subprocess.run(['ruby', str(RUBY), str(table)], capture_output=True, check=True)
        for row, line in zip(rows, done.stdout.decode('utf-8').split('\n')):
            yield row, json.loads(line)


def main():
    if is_left_for_full():
        return 0
    logging.disable(logging.CRITICAL)
    folder = pathlib.Path(tempfile.mkdtemp(prefix='lanyard-libraries-'))
    try:
        documents = Documents(sys.argv[1], folder, COUNT)
        return run_cases([name_case(library.name, library(documents).run) for library in (PythonSaml, RubySaml)])
    finally:
        shutil.rmtree(folder)


if __name__ == '__main__':
    sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints what pysaml2 reads in the metadata of an identity provider whose signature it verifies.

usage: read_metadata.py FILE CERTIFICATE
"""

import sys

import saml2
from saml2.config import SPConfig
from saml2.mdstore import MetaDataFile
from saml2.sigver import security_context

ENTITY = "urn:oasis:names:tc:SAML:2.0:metadata:EntityDescriptor"
BINDINGS = [("redirect", saml2.BINDING_HTTP_REDIRECT), ("post", saml2.BINDING_HTTP_POST)]
SERVICES = [("sso", "single_sign_on_service"), ("slo", "single_logout_service")]


def main():
    path, certificate = sys.argv[1:]
    config = SPConfig().load({"entityid": "https://sp.example/metadata", "xmlsec_binary": "/usr/bin/xmlsec1"})
    metadata = MetaDataFile(config.attribute_converters, path, cert=certificate, node_name=ENTITY, security=security_context(config))
    if metadata.load() is False:
        sys.exit("the signature is refused")
    for entity_id in metadata.keys():
        print("entity", entity_id)
        for kind, service in SERVICES:
            for name, binding in BINDINGS:
                for found in metadata.service(entity_id, "idpsso_descriptor", service, binding):
                    print(kind, name, found["location"])
        print("certificates", len(metadata.certs(entity_id, "idpsso", "signing")))
        print("want signed", metadata[entity_id]["idpsso_descriptor"][0]["want_authn_requests_signed"])


main()

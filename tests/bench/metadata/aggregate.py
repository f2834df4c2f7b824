# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Metadata of a federation, as large as is asked for."""

import base64

HEAD = """<?xml version="1.0" encoding="UTF-8"?>
<md:EntitiesDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" xmlns:mdui="urn:oasis:names:tc:SAML:metadata:ui" \
xmlns:ds="http://www.w3.org/2000/09/xmldsig#" Name="https://federation.test">
"""
ENTITY = """  <md:EntityDescriptor entityID="https://sp{n}.test/shibboleth">
    <md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol">
      <md:Extensions>
        <mdui:UIInfo>
          <mdui:DisplayName xml:lang="en">Service {n}</mdui:DisplayName>
          <mdui:DisplayName xml:lang="de">Dienst {n}</mdui:DisplayName>
          <mdui:Description xml:lang="en">The service with the number {n}, for students and staff</mdui:Description>
          <mdui:InformationURL xml:lang="en">https://sp{n}.test/about</mdui:InformationURL>
        </mdui:UIInfo>
      </md:Extensions>
      <md:KeyDescriptor>
        <ds:KeyInfo>
          <ds:X509Data>
            <ds:X509Certificate>{certificate}</ds:X509Certificate>
          </ds:X509Data>
        </ds:KeyInfo>
      </md:KeyDescriptor>
      <md:SingleLogoutService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Redirect" Location="https://sp{n}.test/SLO"/>
      <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" \
Location="https://sp{n}.test/SAML2/POST" index="1" isDefault="true"/>
      <md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-Artifact" \
Location="https://sp{n}.test/SAML2/Artifact" index="2"/>
      <md:AttributeConsumingService index="1">
        <md:ServiceName xml:lang="en">Service {n}</md:ServiceName>
        <md:RequestedAttribute FriendlyName="mail" Name="urn:oid:0.9.2342.19200300.100.1.3" \
NameFormat="urn:oasis:names:tc:SAML:2.0:attrname-format:uri" isRequired="true"/>
      </md:AttributeConsumingService>
    </md:SPSSODescriptor>
    <md:Organization>
      <md:OrganizationName xml:lang="en">Organization {n}</md:OrganizationName>
      <md:OrganizationDisplayName xml:lang="en">Organization {n}</md:OrganizationDisplayName>
      <md:OrganizationURL xml:lang="en">https://www{n}.test/</md:OrganizationURL>
    </md:Organization>
    <md:ContactPerson contactType="technical">
      <md:GivenName>Support</md:GivenName>
      <md:EmailAddress>mailto:support@sp{n}.test</md:EmailAddress>
    </md:ContactPerson>
  </md:EntityDescriptor>
"""


def encode_certificate():
    """As long as one of RSA 2048; what is in it is not read."""
    text = base64.b64encode(bytes(range(256)) * 3).decode()
    return "\n".join(text[i:i + 64] for i in range(0, len(text), 64))


def write(path, count):
    """The metadata of that many service providers, "Service N", of 3 kB each."""
    certificate = encode_certificate()
    with open(path, "w", encoding="utf-8") as file:
        file.write(HEAD)
        for n in range(count):
            file.write(ENTITY.format(n=n, certificate=certificate))
        file.write("</md:EntitiesDescriptor>\n")

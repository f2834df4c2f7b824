#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Signing in at a service provider that is not ours: Apache with
mod_auth_mellon, both initiations, with the attributes that it shows."""

import os
import pathlib
import re
import subprocess
import sys

from scene import PASSWORDS, Scene, find_free_port, read_arguments, run_cases, wait_for_port
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

MODULES = pathlib.Path('/usr/lib/apache2/modules')
CONFIGURATION = '''
ServerRoot {folder}
ServerName 127.0.0.1
Listen 127.0.0.1:{port}
PidFile {folder}/apache.pid
ErrorLog {folder}/error.log
Mutex file:{folder} default
DefaultRuntimeDir {folder}
LoadModule mpm_event_module {modules}/mod_mpm_event.so
LoadModule authn_core_module {modules}/mod_authn_core.so
LoadModule authz_core_module {modules}/mod_authz_core.so
LoadModule authz_user_module {modules}/mod_authz_user.so
LoadModule mime_module {modules}/mod_mime.so
LoadModule include_module {modules}/mod_include.so
LoadModule auth_mellon_module {modules}/mod_auth_mellon.so
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot {folder}/site
MellonLockFile {folder}/mellon.lock
<Directory {folder}/site>
  Require all granted
  Options +Includes
  AddType text/html .shtml
  AddOutputFilter INCLUDES .shtml
</Directory>
<Location />
  MellonEnable info
  MellonEndpointPath /mellon
  MellonSPMetadataFile {folder}/sp.xml
  MellonSPPrivateKeyFile {folder}/sp.key
  MellonSPCertFile {folder}/sp.cert
  MellonIdPMetadataFile {folder}/idp.xml
  MellonDefaultLoginPath /secret/index.shtml
  MellonSubjectConfirmationDataAddressCheck Off
</Location>
<Location /secret>
  AuthType Mellon
  MellonEnable auth
  Require valid-user
</Location>
'''


class Apache:
    """Our own Apache: own folder, own port, nothing of the system's."""

    def __init__(self, folder):
        self.folder = folder / 'apache'
        self.folder.mkdir()
        self.port = find_free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.process = None
        (self.folder / 'site' / 'secret').mkdir(parents=True)
        (self.folder / 'site' / 'secret' / 'index.shtml').write_text('<html><body><pre>\n<!--#printenv --></pre></body></html>\n')

    def make_metadata(self):
        """With mod_auth_mellon's own program."""
        subprocess.run(['mellon_create_metadata', f'{self.url}/mellon/metadata', f'{self.url}/mellon'],
                       cwd=self.folder, check=True, capture_output=True)
        for suffix, name in (('key', 'sp.key'), ('cert', 'sp.cert'), ('xml', 'sp.xml')):
            found = [path for path in self.folder.glob(f'*.{suffix}') if path.name != name]
            expect_equal(len(found), 1, f'files of mellon_create_metadata that end in .{suffix}')
            found[0].rename(self.folder / name)
        return self.folder / 'sp.xml'

    def start(self):
        configuration = self.folder / 'apache.conf'
        configuration.write_text(CONFIGURATION.format(folder=self.folder, port=self.port, modules=MODULES))
        if os.geteuid() == 0:
            self.folder.parent.chmod(0o711)
            for path in (self.folder, *self.folder.rglob('*')):
                path.chmod(0o755 if path.is_dir() else 0o644)
            subprocess.run(['chown', '-R', 'www-data:', str(self.folder)], check=True)
        self.process = subprocess.Popen(['/usr/sbin/apache2', '-f', str(configuration), '-DFOREGROUND'])
        wait_for_port(self.port, lambda: self.process.poll() is None)

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        self.process.wait(60)

    def read_log(self):
        log = self.folder / 'error.log'
        return log.read_text(errors='replace') if log.exists() else ''


class Mellon:
    def __init__(self, scene, idp, apache):
        self.scene = scene
        self.idp = idp
        self.apache = apache

    def browser(self):
        return Browser(self.idp.base_url, self.apache.url)

    def check_page(self, page):
        """What mod_auth_mellon tells the application."""
        expect_equal(page.status, 200, f'status at Apache ({page.text}\n{self.apache.read_log()})')
        values = dict(re.findall(r'^(MELLON_\w+)=(.*)$', page.body.decode(), re.MULTILINE))
        expect_equal(values.get('MELLON_mail'), 'ada@example.org', 'attribute mail')
        expect_equal(values.get('MELLON_first'), 'Ada', 'attribute first')
        expect_equal(values.get('MELLON_memberOf'), 'Staff', 'attribute memberOf')
        expect_equal(values.get('MELLON_memberOf_0'), 'Staff', 'first value of memberOf')
        return values

    def sp_initiated(self):
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        expect(browser.page.url.startswith(self.idp.base_url), f'Apache does not ask us: {browser.page.text}')
        browser.sign_in('ada', PASSWORDS['ada'])
        expect_equal(browser.page.form.action, self.apache.url + '/mellon/postResponse', 'target of the form')
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + '/secret/index.shtml', 'page that RelayState names')
        expect(self.check_page(browser.page)['MELLON_NAME_ID'].startswith('_'),
               'the request asks for a transient NameID')

    def idp_initiated(self):
        browser = self.browser()
        browser.open(self.idp.base_url + '/')
        browser.sign_in('ada', PASSWORDS['ada'])
        tiles = [link for link in browser.page.links if '/saml2/mellon' in link]
        expect_equal(len(tiles), 1, 'number of tiles')
        browser.open(tiles[0])
        browser.submit()
        expect_equal(browser.page.url, self.apache.url + '/secret/index.shtml', 'page after signing in')
        expect_equal(self.check_page(browser.page)['MELLON_NAME_ID'], 'ada@example.org', 'NameID')

    def tampered_response(self):
        """The judge is strict, or the other cases say nothing."""
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        browser.sign_in('ada', PASSWORDS['ada'])
        value = browser.page.form.fields['SAMLResponse']
        middle = len(value) // 2
        changed = value[:middle] + ('A' if value[middle] != 'A' else 'B') + value[middle + 1:]
        browser.submit(SAMLResponse=changed)
        expect(browser.page.status >= 400, f'Apache takes a changed response: {browser.page.text}')

    def tampered_request(self):
        """mod_auth_mellon signs its requests: one that was changed on the way
        is refused by us."""
        browser = self.browser()
        location = self.read_location(self.apache.url + '/secret/index.shtml')
        location = self.follow_to_idp(location)
        expect('Signature=' in location, f'the request is not signed: {location}')
        changed = re.sub(r'RelayState=([^&]*)', r'RelayState=\1x', location)
        expect(changed != location, 'the request has no RelayState')
        browser.open(changed)
        expect_equal(browser.page.status, 400, 'status for a request whose signature does not match')
        browser.open(location)
        expect_equal(browser.page.status, 200, 'status for the request as it was signed')

    def read_location(self, url):
        done = subprocess.run(['curl', '--silent', '--noproxy', '*', '--output', os.devnull, '--write-out',
                               '%{redirect_url}', url], capture_output=True, text=True, check=True)
        return done.stdout

    def follow_to_idp(self, location):
        for _ in range(5):
            if location.startswith(self.idp.base_url):
                return location
            location = self.read_location(location)
        expect(False, f'Apache does not redirect to the identity provider: {location}')
        return None

    def person_outside_the_group(self):
        browser = self.browser()
        browser.open(self.apache.url + '/secret/index.shtml')
        browser.sign_in('eve', PASSWORDS['eve'])
        expect_equal(browser.page.status, 403, 'status for a person outside the group')
        expect_equal(browser.page.forms, [], 'forms on the refusal page')


def main():
    scene = Scene(read_arguments().build)
    apache = Apache(scene.folder)
    try:
        scene.add_connector(
            'mellon', 'Apache', apache.make_metadata(),
            'attributes=mail=email', 'attributes=first=first_name', 'group_attribute_enabled=true')
        scene.run('connector', 'export-metadata', 'mellon', '-o', apache.folder / 'idp.xml')
        apache.start()
        with IdentityProvider(scene.configuration) as idp:
            mellon = Mellon(scene, idp, apache)
            return run_cases([
                mellon.sp_initiated,
                mellon.idp_initiated,
                mellon.tampered_response,
                mellon.tampered_request,
                mellon.person_outside_the_group,
            ])
    finally:
        apache.stop()
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

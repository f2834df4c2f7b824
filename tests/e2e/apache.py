# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""An Apache of the test's own: own folder, own port, nothing of the system's
but its modules. A page behind /secret shows what the module tells it."""

import os
import pathlib
import socket
import subprocess
import time

from scene import find_free_port, wait_for_port
from lanyard_stage import expect

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
TypesConfig /etc/mime.types
User www-data
Group www-data
DocumentRoot {folder}/site
<Directory {folder}/site>
  Require all granted
  Options +Includes
  AddType text/html .shtml
  AddOutputFilter INCLUDES .shtml
</Directory>
'''
PAGE = '<html><body><pre>\n<!--#printenv --></pre></body></html>\n'


class WebServer:
    def __init__(self, folder, *protected):
        """@protected: folders with a page, which the module is to guard."""
        self.folder = folder
        self.folder.mkdir()
        self.port = find_free_port()
        self.url = f'http://127.0.0.1:{self.port}'
        self.process = None
        for path in (self.folder / 'site' / name for name in protected):
            path.mkdir(parents=True)
            (path / 'index.shtml').write_text(PAGE)

    def open_to_server(self):
        """Apache started by root works as another user."""
        if os.geteuid() != 0:
            return
        self.folder.parent.chmod(0o711)
        for path in (self.folder, *self.folder.rglob('*')):
            path.chmod(0o755 if path.is_dir() else 0o644)
        subprocess.run(['chown', '-R', 'www-data:', str(self.folder)], check=True)

    def as_server_user(self):
        """Options that make another daemon work as Apache's user."""
        return ['-u', 'www-data', '-g', 'www-data'] if os.geteuid() == 0 else []

    def start(self, configuration):
        """With the configuration of the module that is to be tested."""
        path = self.folder / 'apache.conf'
        path.write_text(CONFIGURATION.format(folder=self.folder, port=self.port, modules=MODULES) + configuration)
        self.open_to_server()
        self.process = subprocess.Popen(['/usr/sbin/apache2', '-f', str(path), '-DFOREGROUND'])
        wait_for_port(self.port, lambda: self.process.poll() is None)

    def stop(self):
        if self.process is None:
            return
        self.process.terminate()
        self.process.wait(60)
        self.process = None

    def read_log(self):
        log = self.folder / 'error.log'
        return log.read_text(errors='replace') if log.exists() else ''


def wait_for_socket(path, is_alive, seconds=60):
    """Until something listens at @path; at once when what should is dead."""
    deadline = time.monotonic() + seconds
    while time.monotonic() < deadline:
        expect(is_alive(), f'what should listen at {path} has ended')
        with socket.socket(socket.AF_UNIX) as client:
            if client.connect_ex(str(path)) == 0:
                return
        time.sleep(0.05)
    expect(False, f'nothing listens at {path}')

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What service providers of the tests have in common: a loopback server on a
port of its own, a key pair, and a table of what browsers brought."""

import html
import http.server
import json
import secrets
import subprocess
import threading
import urllib.parse


def make_key_pair(folder, name):
    """An RSA key and a self-signed certificate, by OpenSSL."""
    key, certificate = folder / f'{name}.key', folder / f'{name}.pem'
    subprocess.run(['openssl', 'req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-sha256', '-days', '30',
                    '-subj', f'/CN={name}', '-keyout', str(key), '-out', str(certificate)],
                   check=True, capture_output=True)
    return key, certificate


class Handler(http.server.BaseHTTPRequestHandler):
    """GET and POST for the service provider of the server."""

    def do_GET(self):  # pylint: disable=invalid-name
        parts = urllib.parse.urlsplit(self.path)
        self.answer(parts.path, dict(urllib.parse.parse_qsl(parts.query, keep_blank_values=True)), 'redirect')

    def do_POST(self):  # pylint: disable=invalid-name
        body = self.rfile.read(int(self.headers.get('Content-Length', 0))).decode()
        self.answer(urllib.parse.urlsplit(self.path).path,
                    dict(urllib.parse.parse_qsl(body, keep_blank_values=True)), 'post')

    def answer(self, path, fields, binding):
        status, headers, body = self.server.service_provider.answer(path, fields, binding, self.path)
        body = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers:
            self.send_header(name, value)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, format, *args):  # pylint: disable=redefined-builtin
        pass


class ServiceProvider:
    """A server on loopback that listens from the start, on a port that the
    system chose. What a message brought is shown as JSON, by what the
    subclass understands of it."""

    def __init__(self):
        self.server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Handler)
        self.server.daemon_threads = True
        self.server.service_provider = self
        self.url = f'http://127.0.0.1:{self.server.server_port}'
        self.prepared = {}
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def close(self):
        self.server.shutdown()
        self.server.server_close()

    def prepare(self, reply):
        """The address at which a browser gets @reply (status, headers, body)
        once."""
        path = '/prepared/' + secrets.token_hex(8)
        self.prepared[path] = reply
        return self.url + path

    def answer(self, path, fields, binding, target):
        if path in self.prepared:
            return self.prepared.pop(path)
        handler = self.routes().get((path, binding))
        if handler is None:
            return 404, [], 'not here'
        return handler(fields, target)

    def routes(self):
        """(path, "redirect" or "post") to a function of fields and target."""
        raise NotImplementedError


def show(values):
    """A page for the test: 200 with what was read, 403 with what was wrong."""
    return 403 if 'error' in values else 200, [('Content-Type', 'application/json')], json.dumps(values)


def make_form(action, **fields):
    """A page with a form that a browser sends on."""
    inputs = ''.join(f'<input type="hidden" name="{name}" value="{html.escape(value)}">'
                     for name, value in fields.items() if value is not None)
    return (200, [('Content-Type', 'text/html; charset=utf-8')],
            f'<!DOCTYPE html><title>On</title><form method="post" action="{html.escape(action)}">{inputs}</form>')

# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""What the demo and the end-to-end tests stand on: lanyardctl, a running
identity provider, a browser without scripts, and AuthnRequests by hand."""

import base64
import contextlib
import hmac
import html.parser
import http.client
import http.cookiejar
import os
import pathlib
import random
import re
import secrets
import socket
import struct
import subprocess
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
import zlib

POST_BINDING = 'urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST'
READY_SECONDS = 60


class Unexpected(Exception):
    """Something is not as it has to be."""


def expect(condition, what):
    if not condition:
        raise Unexpected(what)


def expect_equal(found, wanted, what):
    expect(found == wanted, f'{what}: expected {wanted!r}, found {found!r}')


def quiet_environment():
    environment = dict(os.environ, LC_ALL='C.UTF-8', LANGUAGE='')
    environment.pop('G_MESSAGES_DEBUG', None)
    return environment


def find_free_port():
    """For a server that cannot choose one itself: below those of outgoing connections and of new configurations."""
    for port in random.sample(range(10000, 20000), 100):
        with contextlib.suppress(OSError), socket.socket() as server:
            server.bind(('127.0.0.1', port))
            return port
    raise OSError('no port is free')


class Configuration:
    """A configuration file, worked on with lanyardctl."""

    def __init__(self, build, path):
        self.program = pathlib.Path(build) / 'src' / 'cli' / 'lanyardctl'
        self.path = pathlib.Path(path)
        expect(self.program.exists(), f'{self.program} is not built')

    def run(self, *arguments, stdin=None, status=0):
        """Runs lanyardctl and returns what it printed."""
        command = [str(self.program), '--config', str(self.path), *map(str, arguments)]
        done = subprocess.run(command, input=stdin, capture_output=True, text=True, env=quiet_environment(),
                              timeout=120, check=False)
        if done.returncode != status:
            raise Unexpected(f'lanyardctl {" ".join(command[3:])} ended with {done.returncode}: '
                             f'{done.stderr.strip() or done.stdout.strip()}')
        return done.stdout if status == 0 else done.stderr

    def add_person(self, name, password, **fields):
        options = [option for key, value in fields.items() for option in (f'--{key}', value)]
        self.run('person', 'add', name, *options, '--password-stdin', stdin=password + '\n')


class IdentityProvider:
    """lanyardctl serve, or what @command names, from its first line to its end."""

    def __init__(self, configuration, *options, command=None):
        command = command or [configuration.program, '--config', configuration.path, 'serve', *options]
        self.process = subprocess.Popen(
            list(map(str, command)),
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=quiet_environment())
        self.lines = []
        self.ready = threading.Event()
        self.base_url = None
        threading.Thread(target=self.read_output, daemon=True).start()
        self.errors = threading.Thread(target=self.read_errors, daemon=True)
        self.errors.start()
        if not self.ready.wait(READY_SECONDS) or self.base_url is None:
            self.process.kill()
            self.errors.join()
            raise Unexpected(f'the identity provider does not start: {" ".join(self.lines)}')

    def read_output(self):
        for line in self.process.stdout:
            found = re.search(r'https?://\S+', line)
            if found and self.base_url is None:
                self.base_url = found.group().rstrip('/.')
                self.ready.set()
        self.ready.set()

    def read_errors(self):
        for line in self.process.stderr:
            self.lines.append(line.strip())

    def stop(self):
        self.process.terminate()
        try:
            status = self.process.wait(30)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()
            raise Unexpected('the identity provider does not stop') from None
        self.errors.join()
        expect(status == 0, f'the identity provider ends with status {status}: {" ".join(self.lines)[-4000:]}')

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            self.stop()
        else:
            self.process.kill()
            self.process.wait()


class Form:
    def __init__(self, attributes):
        self.action = attributes.get('action') or ''
        self.method = (attributes.get('method') or 'get').lower()
        self.fields = {}


class PageParser(html.parser.HTMLParser):
    VOID = {'input', 'link', 'meta', 'img', 'br', 'hr'}
    SILENT = {'script', 'style', 'title'}

    def __init__(self):
        super().__init__()
        self.forms = []
        self.links = []
        self.text = []
        self.hidden = 0
        self.named = {}
        self.stack = []

    def handle_starttag(self, tag, attrs):
        attributes = dict(attrs)
        if tag == 'form':
            self.forms.append(Form(attributes))
        elif tag == 'input' and self.forms and 'name' in attributes:
            self.forms[-1].fields[attributes['name']] = attributes.get('value') or ''
        elif tag == 'a' and 'href' in attributes:
            self.links.append(attributes['href'])
        if tag in self.SILENT:
            self.hidden += 1
        if tag not in self.VOID:
            self.stack.append((tag, attributes.get('id')))

    def handle_endtag(self, tag):
        if tag in self.SILENT:
            self.hidden -= 1
        while self.stack and self.stack.pop()[0] != tag:
            pass

    def handle_data(self, data):
        if self.hidden:
            return
        self.text.append(data)
        for _, name in self.stack:
            if name is not None:
                self.named[name] = self.named.get(name, '') + data


class Page:
    """What a browser shows: status, address, text (all of it, and that of
    elements with an id), forms, links."""

    def __init__(self, status, url, headers, body):
        self.status = status
        self.url = url
        self.headers = headers
        self.body = body
        parser = PageParser()
        if headers.get_content_type() == 'text/html':
            parser.feed(body.decode('utf-8'))
        self.text = re.sub(r'\s+', ' ', ' '.join(parser.text)).strip()
        self.named = {name: re.sub(r'\s+', ' ', text).strip() for name, text in parser.named.items()}
        self.forms = parser.forms
        self.links = [urllib.parse.urljoin(url, link) for link in parser.links]

    @property
    def form(self):
        expect(len(self.forms) == 1, f'one form is expected at {self.url}, the page says: {self.text}')
        return self.forms[0]


class StrictRedirect(urllib.request.HTTPRedirectHandler):
    """Follows only to the identity provider itself; anything else would be an
    open redirect."""

    def __init__(self, allowed):
        self.allowed = allowed

    def redirect_request(self, req, fp, code, msg, headers, newurl):
        expect(newurl.startswith(tuple(self.allowed)), f'a redirect to {newurl} was not expected')
        return super().redirect_request(req, fp, code, msg, headers, newurl)


class Browser:
    """Cookies, redirects and forms, and no scripts."""

    def __init__(self, *allowed):
        self.cookies = http.cookiejar.CookieJar()
        self.opener = urllib.request.build_opener(
            urllib.request.ProxyHandler({}),
            urllib.request.HTTPCookieProcessor(self.cookies),
            StrictRedirect(allowed))
        self.page = None

    def open(self, url, data=None, origin=None):
        request = urllib.request.Request(url, data=data)
        if origin is not None:
            request.add_header('Origin', origin)
        try:
            reply = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            reply = error
        with reply:
            self.page = Page(reply.status, reply.geturl(), reply.headers, reply.read())
        return self.page

    def submit(self, form=None, **values):
        """Sends the page's form with some of its fields filled in."""
        form = form or self.page.form
        expect_equal(form.method, 'post', f'method of the form at {self.page.url}')
        parts = urllib.parse.urlsplit(self.page.url)
        fields = urllib.parse.urlencode({**form.fields, **values}).encode()
        return self.open(urllib.parse.urljoin(self.page.url, form.action), fields,
                         f'{parts.scheme}://{parts.netloc}')

    def sign_in(self, username, password):
        form = self.page.form
        expect('password' in form.fields, f'a password is to be asked for, the page says: {self.page.text}')
        return self.submit(username=username, password=password)


def make_totp(secret):
    """The code that an authenticator app shows now, RFC 6238."""
    digest = hmac.digest(base64.b32decode(secret), struct.pack('>Q', int(time.time()) // 30), 'sha1')
    number, = struct.unpack_from('>I', digest, digest[-1] & 15)
    return f'{(number & 0x7fffffff) % 10 ** 6:06}'


def read_response(form):
    """The XML of a form that is on its way to a service provider."""
    expect('SAMLResponse' in form.fields, 'the form holds no SAMLResponse')
    return base64.b64decode(form.fields['SAMLResponse'], validate=True)


def make_request_url(sso_url, issuer, acs_url, relay_state=None):
    """An AuthnRequest for the Redirect binding; returns its ID and the URL."""
    identifier = '_' + secrets.token_hex(20)
    instant = time.strftime('%Y-%m-%dT%H:%M:%SZ', time.gmtime())
    document = (
        '<samlp:AuthnRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" '
        'xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" '
        f'ID="{identifier}" Version="2.0" IssueInstant="{instant}" Destination="{sso_url}" '
        f'AssertionConsumerServiceURL="{acs_url}" ProtocolBinding="{POST_BINDING}">'
        f'<saml:Issuer>{issuer}</saml:Issuer></samlp:AuthnRequest>')
    deflate = zlib.compressobj(wbits=-15)
    packed = deflate.compress(document.encode()) + deflate.flush()
    query = {'SAMLRequest': base64.b64encode(packed).decode()}
    if relay_state is not None:
        query['RelayState'] = relay_state
    return identifier, sso_url + '?' + urllib.parse.urlencode(query)

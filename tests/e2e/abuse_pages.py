#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Pages into which somebody else writes: RelayState, endpoints, names. What
runs in Chromium is a failure; so is a page that can be framed, and a header
that comes out of a value."""

import html
import http.server
import os
import sys
import tempfile
import threading
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.ui import WebDriverWait

from abuse import ServiceProvider, ask_raw, connect, deflate, read_reply, sign_in
from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

FLAGS = ('--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
         '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=en')
# What a script leaves behind where the identity provider's pages can see it.
MARK = "localStorage.setItem('abused','1')"
SCRIPTS = (
    f'"><script>{MARK}</script>',
    f"'><script>{MARK}</script>",
    f'</script><script>{MARK}</script>',
    f'<img src=x onerror="{MARK}">',
    f'" autofocus onfocus="{MARK}" x="',
    f'" onmouseover={MARK} style="position:fixed;inset:0',
    f'<svg onload="{MARK}">',
    f'<iframe srcdoc="<script>{MARK}</script>">',
    f'javascript:{MARK}',
    f'</form><form action="javascript:{MARK}"><button>',
    '<base href="https://evil.example/"><meta http-equiv="refresh" content="0;url=https://evil.example/">',
    f'&quot;&gt;&lt;script&gt;{MARK}&lt;/script&gt;',
    f'<![CDATA[<script>{MARK}</script>]]>',
    f'+ADw-script+AD4-{MARK}+ADw-/script+AD4-',
    f'{{{{constructor.constructor("{MARK}")()}}}}',
)
# All in one, and each alone where there is time.
IN_CHROMIUM = SCRIPTS if os.environ.get('LANYARD_TEST_FULL') == '1' else (SCRIPTS[0], SCRIPTS[4], ' '.join(SCRIPTS))
TEXTS = ('a"b\'c<d>e&f', '&amp;&#34;', 'ü\u2028\u202e\U0001f511', 'a+b c%20d%2B', '/path?x=1&y=2#z', ' ', 'a\r\nX-Evil: 1', 'a\tb\x7f')
PAGES = ('/', '/login', '/logout', '/nowhere', '/healthz', '/static/style.css', '/static/nothing', '/saml2/test-app', '/saml2/nobody',
         '/saml2/test-app/metadata', '/saml2/test-app/slo', '/saml2/test-app?SAMLRequest=x', '/saml2/test-app?handle=x', '/login?handle=x',
         '/test-sp/metadata', '/test-sp/login?connector=test-app', '/test-sp/result', '/%2e%2e/', '/login%00')


class Framer(http.server.BaseHTTPRequestHandler):
    """A page of an attacker that shows what its query names in a frame."""

    def do_GET(self):
        url = urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get('url', [''])[0]
        body = f'<!doctype html><iframe src="{html.escape(url)}"></iframe>'.encode()
        self.send_response(200)
        self.send_header('Content-Type', 'text/html')
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


class Pages:
    def __init__(self, scene, idp, sp):
        self.scene = scene
        self.idp = idp
        self.sp = sp
        self.driver = None

    def url(self, path):
        return self.idp.base_url + path

    def browser(self):
        return Browser(self.idp.base_url)

    def wait(self, condition):
        return WebDriverWait(self.driver, 30).until(condition)

    def a_17_relay_state_comes_back(self):
        """Byte for byte, in a field that is what it was."""
        browser = self.browser()
        sign_in(browser, self.idp)
        for relay_state in (*SCRIPTS, *TEXTS, 'x' * 60000):
            query = urllib.parse.urlencode({'RelayState': relay_state})
            document = self.sp.request(self.url('/saml2/plain'))
            body = urllib.parse.urlencode({'SAMLRequest': deflate(document), 'RelayState': relay_state})
            page = browser.open(self.url('/saml2/plain?') + body)
            expect_equal(page.status, 200, f'status for the RelayState {relay_state[:40]!r} ({page.text})')
            expect_equal(page.form.action, self.sp.acs, 'where the form goes')
            expect_equal(page.form.fields.get('RelayState'), relay_state, 'RelayState')
            expect_equal(set(page.form.fields), {'SAMLResponse', 'RelayState'}, 'fields')
            self.check_headers(page)
            page = browser.open(self.url('/saml2/plain?') + query)
            expect_equal(page.status, 403, 'status for a RelayState that is not configured, without a request (M-51)')
            expect_equal(page.forms, [], 'forms')
            self.check_headers(page)

    def check_headers(self, page):
        for name, value in page.headers.items():
            expect(name.lower() not in ('x-evil', 'refresh'), f'a value became the header {name}: {value}')
            expect('abused' not in value and '\r' not in value and '\n' not in value, f'{name} holds what was sent: {value!r}')

    def a_17_relay_state_refused(self):
        browser = self.browser()
        sign_in(browser, self.idp)
        for raw in ('a%00b', '%ff', '%c0%bc', '%ed%a0%80', '%', '%zz', 'a%1bb', '%08', '%ef%bf%be'):
            request = urllib.parse.quote(deflate(self.sp.request(self.url('/saml2/plain'))), safe='')
            for query in (f'RelayState={raw}', f'SAMLRequest={request}&RelayState={raw}'):
                page = browser.open(self.url(f'/saml2/plain?{query}'))
                expect(page.status in (400, 403), f'status for the RelayState {raw}: {page.status}')
                expect_equal(page.forms, [], f'forms for the RelayState {raw}')
        # A reply may be lost when the server does not read to the end.
        line, _, _ = ask_raw(self.idp, 'GET /saml2/plain?RelayState=' + 'x' * 1048576 + ' HTTP/1.1')
        expect(line == '' or ' 414 ' in line or ' 431 ' in line, f'answer to 1 MiB of RelayState in the address: {line}')
        line, _, _ = ask_raw(self.idp, 'POST /saml2/plain HTTP/1.1', body=b'RelayState=' + b'x' * 1048000)
        expect(line == '' or ' 413 ' in line, f'answer to 1 MiB of RelayState in a form: {line}')
        expect_equal(browser.open(self.url('/healthz')).status, 200, 'status of the server after that')

    def a_17_header_injection(self):
        evil = '%0d%0aX-Evil:%201%0d%0a%0d%0a<script>'
        for path in (f'/saml2/test-app{evil}', f'/saml2/test-app?handle={evil}', f'/login?handle={evil}', f'/{evil}',
                     f'/static/{evil}', f'/saml2/test-app?RelayState={evil}', f'/test-sp/login?connector={evil}',
                     f'/test-sp/login?connector=test-app&RelayState={evil}', f'/saml2/{evil}/metadata',
                     '/saml2/test-app?handle=x\rX-Evil:1', '//evil.example/', '/\\evil.example/', '/login?next=https://evil.example/',
                     '/login?next=//evil.example', '/logout?ReturnTo=https://evil.example/', '/?url=https://evil.example/'):
            line, headers, _ = ask_raw(self.idp, f'GET {path} HTTP/1.1')
            expect(line.startswith('HTTP/1.'), f'{path!r} makes the status line {line!r}')
            for name, value in headers:
                expect(name != 'x-evil', f'{path!r} makes a header')
                expect(name != 'location' or value.startswith(('/', self.idp.base_url + '/')) and not value.startswith('//'),
                       f'{path!r} leads to {value}')
                expect('evil' not in value or name == 'location', f'{path!r} comes back in {name}: {value}')
        for host in ('evil.example', '127.0.0.1:1', 'evil.example#' + self.idp.base_url.split('//')[1]):
            with_host = ask_raw_host(self.idp, host)
            expect(' 421 ' in with_host or ' 400 ' in with_host, f'the host {host} is answered: {with_host}')

    def a_23_framing_headers(self):
        """On every page, whatever it says."""
        signed_in = self.browser()
        sign_in(signed_in, self.idp)
        for browser in (self.browser(), signed_in):
            for path in PAGES:
                page = browser.open(self.url(path))
                policy = page.headers.get('Content-Security-Policy', '')
                expect_equal(page.headers.get('X-Frame-Options'), 'DENY', f'X-Frame-Options of {path}')
                expect("frame-ancestors 'none'" in policy, f'the policy of {path} lets it be framed: {policy}')
                expect("default-src 'none'" in policy and 'unsafe' not in policy, f'the policy of {path}: {policy}')
                expect_equal(page.headers.get('X-Content-Type-Options'), 'nosniff', f'X-Content-Type-Options of {path}')
        for line in ('PUT /login HTTP/1.1', 'GET /login HTTP/9.9', 'GET http://evil.example/ HTTP/1.1', 'GET /' + 'x' * 200000 + ' HTTP/1.1'):
            status, headers, _ = ask_raw(self.idp, line)
            expect(dict(headers).get('x-frame-options', 'DENY') == 'DENY', f'headers of {status}')

    def mark_is_absent(self, where):
        mark = self.driver.execute_script("return localStorage.getItem('abused')")
        expect(mark is None, f'a script ran: {where}')

    def sign_in(self):
        self.driver.get(self.url('/'))
        self.wait(lambda driver: driver.find_element(By.NAME, 'username')).send_keys('mallory')
        self.driver.find_element(By.NAME, 'password').send_keys(PASSWORDS['ada'], Keys.ENTER)
        self.wait(lambda driver: driver.find_elements(By.CSS_SELECTOR, 'a[href*="/saml2/test-app"]'))

    def a_17_scripts_in_chromium(self):
        """Through RelayState, names, attributes and refusals; mallory is a
        person whose every field is a script."""
        self.sign_in()
        self.mark_is_absent('portal')
        for script in IN_CHROMIUM:
            self.driver.get(self.url('/test-sp/login?connector=test-app&' + urllib.parse.urlencode({'RelayState': script})))
            self.wait(lambda driver: driver.current_url == self.url('/test-sp/acs'))
            self.wait(lambda driver: driver.find_element(By.TAG_NAME, 'h1'))
            self.mark_is_absent(f'RelayState {script}')
            expect(script.split()[0] in self.driver.find_element(By.TAG_NAME, 'body').text, f'{script!r} is not shown as it is')
            for path in ('/saml2/test-app?RelayState=', '/saml2/test-app?SAMLRequest=', '/saml2/', '/login?handle=', '/'):
                self.driver.get(self.url(path + urllib.parse.quote(script, safe='')))
                self.mark_is_absent(path + script)
        self.driver.execute_script("localStorage.setItem('abused','1')")
        expect_equal(self.driver.execute_script("return localStorage.getItem('abused')"), '1', 'what a script that runs would leave')
        self.driver.execute_script('localStorage.clear()')

    def a_23_frames_in_chromium(self):
        server = http.server.ThreadingHTTPServer(('127.0.0.1', 0), Framer)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        own = f'http://127.0.0.1:{server.server_address[1]}/'
        try:
            self.driver.delete_all_cookies()
            shown = self.text_in_frame(own, own + '?url=about:blank')
            expect(shown is not None, 'a frame that may be shown is not')
            for path in ('/login', '/', '/saml2/test-app', '/nowhere'):
                text = self.text_in_frame(own, self.url(path))
                expect(text is None, f'{path} is shown in a frame')
        finally:
            server.shutdown()
            server.server_close()

    def text_in_frame(self, own, url):
        """None: Chromium shows its own page instead."""
        self.driver.switch_to.default_content()
        self.driver.get(own + '?' + urllib.parse.urlencode({'url': url}))
        self.driver.switch_to.frame(self.wait(lambda driver: driver.find_element(By.TAG_NAME, 'iframe')))
        where = self.wait(lambda driver: driver.execute_script('return location.href'))
        text = self.driver.find_element(By.TAG_NAME, 'body').text
        self.driver.switch_to.default_content()
        return None if where.startswith('chrome-error:') else text

    def in_chromium(self, cases):
        """Runs them in one browser."""
        with tempfile.TemporaryDirectory(prefix='lanyard-chromium-', ignore_cleanup_errors=True) as profile:
            options = webdriver.ChromeOptions()
            options.binary_location = '/usr/bin/chromium'
            for flag in (*FLAGS, f'--user-data-dir={profile}'):
                options.add_argument(flag)
            self.driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
            try:
                return run_cases(cases)
            finally:
                self.driver.quit()


def ask_raw_host(idp, host):
    with connect(idp) as client:
        client.sendall(f'GET /login HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n'.encode())
        return read_reply(client)[0]


def add_mallory(scene):
    """Names as scripts; the label of an application, too."""
    scene.configuration.add_person('mallory', PASSWORDS['ada'], email='mallory@example.org', first=SCRIPTS[0], last=SCRIPTS[3])
    scene.run('group', 'add-member', 'Staff', 'mallory')
    scene.run('connector', 'set', 'test-app', 'attributes=first=first_name', 'attributes=last=last_name',
              f'label=Test {SCRIPTS[1]}')


def main():
    scene = Scene(read_arguments().build)
    sp = ServiceProvider()
    try:
        scene.add_test_sp()
        sp.add_to(scene, 'plain')
        scene.run('connector', 'set', 'plain', 'require_signed_requests=false')
        add_mallory(scene)
        with IdentityProvider(scene.configuration) as idp:
            pages = Pages(scene, idp, sp)
            return pages.in_chromium([
                pages.a_17_relay_state_comes_back,
                pages.a_17_relay_state_refused,
                pages.a_17_header_injection,
                pages.a_17_scripts_in_chromium,
                pages.a_23_framing_headers,
                pages.a_23_frames_in_chromium,
            ])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

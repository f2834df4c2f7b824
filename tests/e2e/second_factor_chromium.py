#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""A second factor in headless Chromium, on a narrow screen and without
scripts: zbarimg reads the QR code as a telephone does, oathtool makes the
codes."""

import json
import subprocess
import sys
import urllib.parse

from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys

from portal_chromium import Portal
from scene import Scene, read_arguments, run_cases
from lanyard_stage import IdentityProvider, expect, expect_equal

MFA = 'https://refeds.org/profile/mfa'
PHONE = (360, 740)
DESK = (1280, 900)


def run(*command, **options):
    return subprocess.run(command, check=True, capture_output=True, text=True, **options).stdout.strip()


def make_code(secret, when='now'):
    return run('oathtool', '--totp', '--base32', f'--now={when}', secret)


class SecondFactor(Portal):
    def __init__(self, scene, idp):
        super().__init__(scene, idp)
        self.secret = None
        self.codes = []

    def show_at(self, size):
        """The page on a screen of this size: nothing is cut or beside it."""
        self.driver.set_window_size(*size)
        width, room = self.driver.execute_script('return [document.documentElement.scrollWidth, window.innerWidth]')
        expect(width <= room, f'{self.driver.current_url} is {width} wide in {room}')

    def read_qr(self):
        picture = self.scene.folder / 'qr.png'
        self.driver.execute_script('return document.querySelector("img").decode()')
        # It is drawn at its place, also where the window has just got another size.
        self.driver.execute_async_script('document.querySelector("img").scrollIntoView();'
                                         'requestAnimationFrame(() => requestAnimationFrame(arguments[0]))')
        self.find('img').screenshot(str(picture))
        return run('zbarimg', '--quiet', '--raw', picture)

    def type_code(self, code):
        field = self.find('input[name=code]')
        expect(field.accessible_name, 'the field for the code has no name for screen readers')
        field.send_keys(code, Keys.ENTER)

    def set_up_on_the_way(self):
        """The application asks for it: ada sets it up and goes on."""
        with self.chromium():
            self.start_at_sp(RelayState='/deep')
            self.sign_in('ada')
            self.find('img')
            for size in (DESK, PHONE):
                self.show_at(size)

            uri = urllib.parse.urlsplit(self.read_qr())
            query = urllib.parse.parse_qs(uri.query)
            expect_equal((uri.scheme, uri.netloc), ('otpauth', 'totp'), 'what the QR code is for')
            expect(uri.path.endswith(':ada'), f'the account of the app: {uri.path}')
            self.secret = query['secret'][0]
            expect(self.secret in self.text().replace(' ', ''), 'the key is not there to be typed')

            self.type_code(make_code(self.secret))
            self.find('.codes')
            for size in (DESK, PHONE):
                self.show_at(size)
            self.codes = [item.text for item in self.driver.find_elements(By.CSS_SELECTOR, '.codes li')]
            expect_equal(len(set(self.codes)), 10, 'recovery codes')
            self.find('a.primary').click()
            result = self.wait_for_result()
            expect_equal(result['authn_context'], MFA, 'the context that is claimed')
            expect_equal(result['relay_state'], '/deep', 'RelayState')

    def sign_in_with_app(self):
        """The code of the next period, for that of this one is used up; the
        same one again opens nothing."""
        code = make_code(self.secret, 'now + 30 seconds')
        with self.chromium(scripts=False):
            self.start_at_sp()
            self.sign_in('ada')
            self.show_field_only()
            self.type_code(code)
            self.press_button()
            expect_equal(self.wait_for_result()['authn_context'], MFA, 'the context that is claimed')
        with self.chromium():
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.type_code(code)
            self.find('[role=alert]')
            expect_equal(self.find('input[name=code]').get_attribute('value'), '', 'what is left in the field')

    def show_field_only(self):
        self.find('input[name=code]')
        expect_equal(self.driver.find_elements(By.CSS_SELECTOR, 'input[name=password]'), [], 'password fields')

    def account(self):
        """Own data, the second factor and the other sessions, which can be ended."""
        with self.chromium():
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.type_code(self.codes[0].lower())
            self.find('.tiles')
            for size in (DESK, PHONE):
                self.show_at(size)
            self.find('.person a').click()
            self.find('.facts')
            for size in (DESK, PHONE):
                self.show_at(size)
            text = self.text()
            expect('ada@example.org' in text and '9 recovery codes are left' in text, text)
            ends = self.driver.find_elements(By.CSS_SELECTOR, 'form[action$="/account/end-session"] button')
            expect(ends, 'no other session is listed')
            ends[0].click()
            self.wait(lambda driver: len(driver.find_elements(
                By.CSS_SELECTOR, 'form[action$="/account/end-session"] button')) == len(ends) - 1)

            self.find('form[action$="/account/recovery-codes"] button').click()
            self.find('.codes')
            expect(self.codes[1] not in self.text(), 'the codes are the old ones')
            self.codes = [item.text for item in self.driver.find_elements(By.CSS_SELECTOR, '.codes li')]

    def reset(self):
        """The administrator takes it away: the sessions end, the password is
        enough for the portal again, and the application asks for another."""
        with self.chromium():
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.type_code(self.codes[0])
            self.find('.tiles')
            self.scene.run('person', 'reset-second-factor', 'ada')
            expect_equal(json.loads(self.scene.run('session', 'list', '--json', 'ada')), [], 'sessions')
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.find('a[href*="/saml2/test-app"]').click()
            self.find('img')

    def bookmark(self):
        """One that needs it leads nowhere before it is set up, and then on."""
        target = self.url('/account?from=wiki')
        self.scene.add_bookmark('wiki', 'Wiki', target, 'Staff')
        self.scene.run('connector', 'set', 'wiki', 'access_policy=require-mfa')
        with self.chromium(scripts=False):
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.find('a[href$="/open/wiki"]').click()
            self.find('input[name=code]')
            self.type_code(make_code(self.find('.key').text.replace(' ', '')))
            self.find('.codes')
            self.find('a.primary').click()
            self.find('main a[href$="/open/wiki"]').click()
            self.wait(lambda driver: driver.current_url == target)

    def type_passwords(self, **fields):
        for name, text in fields.items():
            element = self.find(f'input[name={name}]')
            expect(element.accessible_name, f'the field {name} has no name for screen readers')
            element.send_keys(text)
        self.find('form button[type=submit]').click()

    def new_password(self):
        """eve sets a password with a link, refused first, and changes it on
        her page, all without scripts."""
        first, second = 'wet sofa under glass', 'green tea, nine crows'
        link = json.loads(self.scene.run('person', 'reset-password', '--json', 'eve'))['link']
        with self.chromium(scripts=False):
            self.driver.get(self.url(urllib.parse.urlsplit(link).path))
            self.type_passwords(password='Password1234', repeat='Password1234')
            self.find('[role=alert]')
            for size in (DESK, PHONE):
                self.driver.set_window_size(*size)
            self.type_passwords(password=first, repeat=first)
            self.find('a.primary').click()
            self.type_passwords(username='eve', password=first)
            self.find('.tiles, .empty')
            self.driver.get(self.url('/account'))
            self.find('a[href$="/account/password"]').click()
            self.type_passwords(old='wrong', password=second, repeat=second)
            self.find('[role=alert]')
            self.type_passwords(old=first, password=second, repeat=second)
            self.find('a.primary').click()
            self.find('.facts')
        with self.chromium():
            self.driver.get(self.url(urllib.parse.urlsplit(link).path))
            expect('not good any more' in self.text(), self.text())
            self.driver.get(self.url('/'))
            self.type_passwords(username='eve', password=second)
            self.find('.tiles, .empty')
            self.driver.get(self.url('/account/password'))
            self.find('input[name=old]')
            for size in (DESK, PHONE):
                self.show_at(size)


def main():
    scene = Scene(read_arguments().build)
    try:
        scene.add_test_sp()
        scene.run('connector', 'set', 'test-app', 'access_policy=require-mfa', f'mfa_authn_context={MFA}')
        with IdentityProvider(scene.configuration) as idp:
            second = SecondFactor(scene, idp)
            return run_cases([
                second.set_up_on_the_way,
                second.sign_in_with_app,
                second.account,
                second.reset,
                second.bookmark,
                second.new_password,
            ])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

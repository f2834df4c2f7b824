#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""The portal and both ways to sign in, in headless Chromium, with scripts and
without."""

import contextlib
import json
import sys
import tempfile
import urllib.parse

from selenium import webdriver
from selenium.webdriver.chrome.service import Service
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.support.expected_conditions import staleness_of
from selenium.webdriver.support.ui import WebDriverWait

from scene import PASSWORDS, Scene, read_arguments, run_cases
from lanyard_stage import Browser, IdentityProvider, expect, expect_equal

FLAGS = ('--headless=new', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-dev-shm-usage',
         '--disable-background-networking', '--disable-component-update', '--disable-sync', '--lang=en')
WAIT_SECONDS = 60


class Portal:
    def __init__(self, scene, idp):
        self.scene = scene
        self.idp = idp
        self.driver = None

    @contextlib.contextmanager
    def chromium(self, scripts=True):
        with tempfile.TemporaryDirectory(prefix='lanyard-chromium-', ignore_cleanup_errors=True) as profile:
            options = webdriver.ChromeOptions()
            options.binary_location = '/usr/bin/chromium'
            for flag in (*FLAGS, f'--user-data-dir={profile}'):
                options.add_argument(flag)
            options.set_capability('goog:loggingPrefs', {'browser': 'ALL'})
            if not scripts:
                options.add_experimental_option('prefs', {'profile.managed_default_content_settings.javascript': 2})
            self.driver = webdriver.Chrome(service=Service('/usr/bin/chromedriver'), options=options)
            try:
                yield self.driver
                self.check_log()
            finally:
                self.driver.quit()

    def check_log(self):
        """Nothing that a page of ours does breaks its own policy."""
        violations = [entry['message'] for entry in self.driver.get_log('browser')
                      if 'Content Security Policy' in entry['message'] or 'Refused to' in entry['message']]
        expect(not violations, f'the pages break their policy: {violations}')

    def url(self, path):
        return self.idp.base_url + path

    def wait(self, condition):
        return WebDriverWait(self.driver, WAIT_SECONDS).until(condition)

    def find(self, selector):
        return self.wait(lambda driver: driver.find_element(By.CSS_SELECTOR, selector))

    def text(self):
        return self.driver.find_element(By.TAG_NAME, 'body').text

    def sign_in(self, name):
        for field in ('username', 'password'):
            element = self.find(f'input[name={field}]')
            expect(element.accessible_name, f'the field {field} has no name for screen readers')
        self.find('input[name=username]').send_keys(name)
        self.find('input[name=password]').send_keys(PASSWORDS.get(name, PASSWORDS['ada']), Keys.ENTER)

    def press_button(self):
        expect_equal(self.driver.find_elements(By.CSS_SELECTOR, 'input[type=password]'), [], 'password fields')
        self.find('form button[type=submit]').click()

    def wait_for_result(self):
        self.wait(lambda driver: driver.current_url == self.url('/test-sp/acs'))
        self.find('h1')
        expect('ada@example.org' in self.text(), f'the test SP does not show the NameID: {self.text()}')
        result = json.loads(Browser(self.idp.base_url).open(self.url('/test-sp/result')).body)
        expect(result['ok'], f'the test SP refuses: {result["message"]}')
        expect_equal(result['groups'], ['Staff'], 'groups')
        return result

    def open_tile(self):
        self.driver.get(self.url('/'))
        self.sign_in('ada')
        tile = self.find('a[href*="/saml2/test-app"]')
        expect('Test Application' in tile.text, 'the tile does not show its label')
        tile.click()

    def idp_initiated(self):
        with self.chromium():
            self.open_tile()
            expect_equal(self.wait_for_result()['in_response_to'], None, 'InResponseTo')

    def idp_initiated_without_scripts(self):
        with self.chromium(scripts=False):
            self.open_tile()
            self.press_button()
            expect_equal(self.wait_for_result()['in_response_to'], None, 'InResponseTo')

    def start_at_sp(self, **query):
        self.driver.get(self.url('/test-sp/login?' + urllib.parse.urlencode({'connector': 'test-app', **query})))

    def sp_initiated(self):
        with self.chromium():
            self.start_at_sp(RelayState='/deep?x="1"&y=<ü>')
            self.sign_in('ada')
            result = self.wait_for_result()
            expect_equal(result['relay_state'], '/deep?x="1"&y=<ü>', 'RelayState')
            expect(result['in_response_to'], 'the response names no request')

            self.start_at_sp()
            again = self.wait_for_result()
            expect(again['in_response_to'] != result['in_response_to'], 'the second request was not answered')

    def sp_initiated_without_scripts(self):
        with self.chromium(scripts=False):
            self.start_at_sp(RelayState='/deep')
            self.sign_in('ada')
            self.press_button()
            expect_equal(self.wait_for_result()['relay_state'], '/deep', 'RelayState')

    def forced_sign_in(self):
        with self.chromium():
            self.start_at_sp()
            self.sign_in('ada')
            first = self.wait_for_result()
            cookie = self.driver.get_cookie('lanyard_session')['value']
            self.start_at_sp(ForceAuthn='true')
            self.sign_in('ada')
            self.wait(lambda driver: driver.current_url == self.url('/test-sp/acs'))
            again = self.wait_for_result()
            expect(self.driver.get_cookie('lanyard_session')['value'] != cookie, 'it is the same session')
            expect_equal(again['session_index'], first['session_index'], 'the SessionIndex that the application knows')

    def wrong_password(self):
        with self.chromium():
            self.driver.get(self.url('/'))
            self.find('input[name=username]').send_keys('ada')
            self.find('input[name=password]').send_keys('wrong', Keys.ENTER)
            self.find('[role=alert]')
            known = self.find('[role=alert]').text
            self.driver.get(self.url('/'))
            self.find('input[name=username]').send_keys('nobody')
            self.find('input[name=password]').send_keys('wrong', Keys.ENTER)
            expect_equal(self.find('[role=alert]').text, known, 'what an unknown person is told')

    def person_outside_the_group(self):
        with self.chromium():
            self.start_at_sp()
            self.sign_in('eve')
            self.wait(lambda driver: 'no access' in self.text())
            self.press_button()
            self.wait(lambda driver: driver.current_url == self.url('/test-sp/acs'))
            self.find('h1')
            result = json.loads(Browser(self.idp.base_url).open(self.url('/test-sp/result')).body)
            expect_equal(result['sub_status'], 'urn:oasis:names:tc:SAML:2.0:status:RequestDenied', 'what the application is told')

    def search(self, text):
        field = self.find('[role=search] input[name=q]')
        expect_equal(field.accessible_name, 'Search your applications', 'name of the search for screen readers')
        field.clear()
        field.send_keys(text, Keys.ENTER)
        self.wait(staleness_of(field))
        expect(text in self.find('[role=status]').text, 'what was searched for is not said')
        expect(text in self.driver.title, f'the title does not say what was found: {self.driver.title}')
        return [label.text for label in self.driver.find_elements(By.CSS_SELECTOR, '.tile .label')]

    def list_sections(self):
        """Headings with the labels of the tiles below."""
        return {section.find_element(By.TAG_NAME, 'h2').text:
                [label.text for label in section.find_elements(By.CSS_SELECTOR, '.label')]
                for section in self.driver.find_elements(By.TAG_NAME, 'section')}

    def look_through_many(self):
        self.driver.get(self.url('/'))
        self.sign_in('bea')
        self.find('[role=search]')
        others = ['Payroll', 'Test Application', 'Wiki']
        first = {'Collaboration': ['Chat', 'Meetings'], 'Support': ['Help Desk', 'Tickets'], 'Other Applications': others}
        expect_equal(self.list_sections(), first, 'sections at the first visit')
        expect_equal(self.search('zendsk'), ['Tickets'], 'what is found with a typo')
        expect_equal(self.search('qqqqq'), [], 'what is found for nonsense')
        self.find('.result a').click()
        self.wait(lambda driver: len(self.list_sections()) == 3)

        tile = self.find('a[href*="/saml2/test-app"]')
        self.tab_to(tile)
        self.driver.switch_to.active_element.send_keys(Keys.ENTER)

    def tab_to(self, element):
        """By the keyboard alone, through what stands in front of it, in the order in which it is read."""
        seen = []
        for _ in range(30):
            ActionChains(self.driver).send_keys(Keys.TAB).perform()
            active = self.driver.switch_to.active_element
            seen.append(active.accessible_name)
            if active == element:
                expect_equal(seen[:4], ['Bea Byte', 'Sign Out', 'Search your applications', 'Search'], 'what Tab reaches first')
                return
        expect(False, f'Tab does not reach the tile: {seen}')

    def many_applications(self):
        with self.chromium():
            self.look_through_many()
            self.wait(lambda driver: driver.current_url == self.url('/test-sp/acs'))
            self.driver.get(self.url('/'))
            expect_equal(self.list_sections().get('Recently Used'), ['Test Application'], 'what was used last')
            self.open_bookmark(['Wiki', 'Test Application'])

    def open_bookmark(self, recent):
        """It counts as used, and leads where it says: to a name that nobody has."""
        self.find('a[href$="/open/wiki"]').click()
        self.wait(lambda driver: driver.current_url == 'https://wiki.example/')
        self.driver.get(self.url('/'))
        expect_equal(self.list_sections().get('Recently Used'), recent, 'what was used last, with a bookmark')

    def search_without_scripts(self):
        with self.chromium(scripts=False):
            self.driver.get(self.url('/'))
            self.sign_in('bea')
            expect_equal(self.search('wiki'), ['Wiki'], 'what is found')
            self.open_bookmark(['Wiki', 'Test Application'])

    def sign_out(self):
        with self.chromium():
            self.driver.get(self.url('/'))
            self.sign_in('ada')
            self.find('a[href*="/saml2/test-app"]')
            self.driver.get(self.url('/saml2/test-app/slo'))
            self.press_button()
            self.wait(lambda driver: not driver.find_elements(By.CSS_SELECTOR, 'form button[type=submit]')
                      or driver.find_elements(By.CSS_SELECTOR, 'input[type=password]'))
            self.driver.get(self.url('/'))
            self.find('input[name=password]')


def add_many(scene):
    """Bea may open more than a handful."""
    scene.configuration.add_person('bea', PASSWORDS['ada'], email='bea@example.org', first='Bea', last='Byte')
    scene.run('group', 'add', 'Everything')
    scene.run('group', 'add-member', 'Everything', 'bea')
    scene.run('connector', 'grant', 'test-app', 'Everything')
    for label, template in (('Chat', 'slack'), ('Meetings', 'claromentis'), ('Tickets', 'zendesk'), ('Help Desk', 'freshdesk'),
                            ('Payroll', 'bookmark'), ('Wiki', 'bookmark')):
        slug = label.lower().replace(' ', '-')
        scene.run('connector', 'add', 'bookmark', '--label', label, '--slug', slug)
        scene.run('connector', 'set', slug, f'template={template}', f'bookmark_url=https://{slug}.example/')
        scene.run('connector', 'grant', slug, 'Everything')
        scene.run('connector', 'activate', slug)


def main():
    scene = Scene(read_arguments().build)
    try:
        scene.add_test_sp()
        add_many(scene)
        with IdentityProvider(scene.configuration) as idp:
            portal = Portal(scene, idp)
            return run_cases([
                portal.idp_initiated,
                portal.idp_initiated_without_scripts,
                portal.sp_initiated,
                portal.sp_initiated_without_scripts,
                portal.forced_sign_in,
                portal.wrong_password,
                portal.person_outside_the_group,
                portal.sign_out,
                portal.many_applications,
                portal.search_without_scripts,
            ])
    finally:
        scene.close()


if __name__ == '__main__':
    sys.exit(main())

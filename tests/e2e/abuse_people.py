#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later

"""Other people's browsers, names and permissions: what somebody else began,
planted, is called, or may no longer do."""

import sys

from abuse_requests import run

if __name__ == '__main__':
    sys.exit(run(lambda requests: [
        requests.a_18_names_of_people,
        requests.a_22_login_csrf,
        requests.a_24_link_in_another_browser,
        requests.a_24_planted_session,
        requests.a_26_what_is_logged,
        requests.a_29_metadata_that_asks_for_less,
        requests.a_31_switched_off_between,
        requests.a_31_grant_taken_back_between,
        requests.a_31_logout_switched_off,
    ]))

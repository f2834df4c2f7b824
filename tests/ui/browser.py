# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A browser for one sign-in: opens the address, signs ada in, sends the form to the service provider."""

import pathlib
import sys
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))

from scene import PASSWORD  # noqa: E402
from lanyard_stage import Browser  # noqa: E402

address = sys.argv[1]
parts = urllib.parse.urlsplit(address)
browser = Browser(f"{parts.scheme}://{parts.netloc}")
browser.open(address)
browser.sign_in("ada", PASSWORD)
if browser.page.forms and "SAMLResponse" in browser.page.form.fields:
    browser.submit()

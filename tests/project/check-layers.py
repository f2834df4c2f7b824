#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What the include paths cannot see: which folder uses which foreign library, and where version guards stand."""

import pathlib
import re
import sys

# Each folder and what it may include of ours, from bottom to top.
LAYERS = {
    "base": set(),
    "crypto": {"base"},
    "model": {"base"},
    "catalog": {"base", "model"},
    "saml": {"base", "crypto"},
    "check": {"base", "crypto", "model", "catalog", "saml"},
    "store": {"base", "crypto", "model"},
    "idp": {"base", "crypto", "model", "catalog", "saml", "check"},
    "cli": {"base", "crypto", "model", "catalog", "saml", "check", "store", "idp"},
    "server": {"base", "crypto", "model", "catalog", "saml", "check", "store", "idp"},
    "ui": {"base", "crypto", "model", "catalog", "saml", "check", "store", "idp"},
}

FOREIGN = {
    r"gtk/|gdk/|adwaita\.h|gsk/": {"ui"},
    r"sqlite3\.h": {"store"},
    r"libsecret/": {"store"},
    r"libxml/": {"saml", "idp"},
    r"xmlsec/": {"saml"},
    r"openssl/": {"crypto", "saml"},
    r"libsoup/": {"idp"},
    r"ldap\.h|openldap\.h|lber\.h": {"idp"},
    r"json-glib/": {"model", "catalog", "check", "store", "idp", "cli", "ui"},
}

GUARD = re.compile(r"^\s*#\s*(?:el)?if.*(?:LIBXML_VERSION|XMLSEC_VERSION|_CHECK_VERSION|OPENSSL_VERSION_NUMBER)")
GUARDED = re.compile(r"^(?:ui/compat/|saml/lanyard-saml-compat\.h$)")
CLOCKS = re.compile(r"\b(?:lanyard_time_now|g_get_real_time|g_date_time_new_now\w*|g_file_|fopen|soup_)\s*\(?")


def owners(source):
    return {path.name: path.relative_to(source).parts[0] for path in source.rglob("*.h")}


def find_faults(source):
    owner = owners(source)
    for path in sorted(source.rglob("*.[ch]")):
        name = path.relative_to(source)
        folder = name.parts[0]
        text = path.read_text()
        for header in re.findall(r'#include\s+["<]([^">]+)[">]', text):
            other = owner.get(header)
            if other and other != folder and other not in LAYERS[folder]:
                yield f"{name} includes {header} of {other}/"
            for pattern, allowed in FOREIGN.items():
                if re.match(pattern, header) and folder not in allowed:
                    yield f"{name} includes {header}"
        for number, line in enumerate(text.splitlines(), 1):
            if GUARD.match(line) and not GUARDED.match(str(name)):
                yield f"{name}:{number}: a version guard outside its folder"
        if folder in ("saml", "check") and path.suffix == ".c":
            for number, line in enumerate(text.splitlines(), 1):
                if CLOCKS.search(line) and not line.lstrip().startswith(("*", "/*")):
                    yield f"{name}:{number}: clock, file or network in a pure layer"


def main():
    faults = list(find_faults(pathlib.Path(sys.argv[1]) / "src"))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())

#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""One place decides about signatures, one parses what others send: the calls that decide and parse stand there alone."""

import pathlib
import re
import sys

# What is called, how often, where; with no file: nowhere.
CALLS = (
    (r"xmlSecDSigCtxVerify", {"saml/lanyard-saml-signature.c": 1}),
    (r"EVP_DigestVerify", {"saml/lanyard-saml-algorithm.c": 1}),
    (r"EVP_DigestVerifyInit(?:_ex)?", {"saml/lanyard-saml-algorithm.c": 1}),
    (r"EVP_(?:DigestVerify(?:Update|Final)|VerifyFinal(?:_ex)?|PKEY_verify\w*)", {}),
    (r"xmlSecDSigCtxProcess\w*|xmlSecKeyInfoNodeRead|xmlSecKeysMngr\w*", {}),
    (r"xmlCtxtReadMemory", {"saml/lanyard-saml-xml.c": 1}),
    (r"xmlReaderFor\w+|xmlNewTextReader\w*", {"saml/lanyard-saml-metadata-stream.c": 1}),
    (r"xmlCreatePushParserCtxt|xmlSAX\w*Parse\w*", {}),
    # Pages of our own, out of the program itself.
    (r"xmlReadMemory", {"idp/lanyard-page.c": 1}),
    (r"xmlRead(?:Doc|File|Fd|IO)|xmlParse(?:Doc|File|Memory|Entity|DTD|Document)|xmlRecover\w+|xmlSecParse(?:File|Memory\w*)", {}),
    (r"xmlXPathEval\w*|xmlXPathNewContext|xmlSecFind\w+|xmlXInclude\w+|xsltParse\w+", {}),
)
WORDS = re.compile(r"\bXML_PARSE_(?:HUGE|NOENT|DTDLOAD|DTDATTR|DTDVALID|RECOVER|XINCLUDE)\b")


def strip_comments(text):
    return re.sub(r"/\*.*?\*/", lambda comment: "\n" * comment.group().count("\n"), text, flags=re.DOTALL)


def find_faults(source):
    found = [{} for _ in CALLS]
    for path in sorted(source.rglob("*.[ch]")):
        name = str(path.relative_to(source))
        text = strip_comments(path.read_text())
        for number, line in enumerate(text.splitlines(), 1):
            if WORDS.search(line):
                yield f"{name}:{number}: {WORDS.search(line).group()}"
            for (pattern, _), places in zip(CALLS, found):
                if re.search(rf"\b(?:{pattern})\s*\(", line):
                    places.setdefault(name, []).append(number)

    for (pattern, allowed), places in zip(CALLS, found):
        for name, numbers in places.items():
            if len(numbers) > allowed.get(name, 0):
                yield f"{name}: {pattern} in line {', '.join(map(str, numbers))}, where it may stand {allowed.get(name, 0)} times"
        for name, count in allowed.items():
            if len(places.get(name, [])) != count:
                yield f"{name}: {pattern} stands {len(places.get(name, []))} times, not {count}"


def main():
    faults = list(find_faults(pathlib.Path(sys.argv[1]) / "src"))
    for fault in faults:
        print(fault)
    return 1 if faults else 0


sys.exit(main())

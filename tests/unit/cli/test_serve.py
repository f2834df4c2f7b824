#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""lanyardctl from outside: the identity provider as a command."""

import signal
import socket
import urllib.request

from cli_world import DONE, REFUSED, run, serving, test


@test
def serve(world):
    for number in [signal.SIGTERM, signal.SIGINT]:
        with serving(world, "--port", "0") as (process, base_url):
            with urllib.request.urlopen(f"{base_url}/healthz", timeout=20) as answer:
                assert answer.status == 200
            process.send_signal(number)
            assert process.wait(20) == DONE
            assert process.stderr.read() == ""


@test
def serve_on_the_configured_port(world):
    base_url = world.call("settings", "get", "base_url").strip()
    with serving(world) as (process, served):
        assert served == base_url
        world.call("serve", status=REFUSED)
        # the configuration is shared while it is served
        world.call("connector", "add", "slack")
        process.terminate()
        assert process.wait(20) == DONE


@test
def serve_on_a_taken_port(world):
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        assert str(taken.getsockname()[1]) in world.call("serve", "--port", str(taken.getsockname()[1]), status=REFUSED)


run()

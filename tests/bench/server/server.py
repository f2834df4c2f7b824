#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What lanyardd answers in a second, over what the machine can do at all: sign-ins at an application with a session,
over private-key operations; sign-ins with a password, over password hashes. The same in processor time, of the server
and of the program that sends the requests, for a machine that does other things, too. The same with many people, over
few, and the memory that it takes then.

A response with two signatures needs two operations: what is reached then is half of it.

usage: server.py LANYARDD MAKE-CROWD FLOOR LOAD [MANY-PEOPLE SESSIONS]
"""

import contextlib
import html
import http.cookiejar
import os
import pathlib
import re
import resource
import socket
import statistics
import subprocess
import sys
import tempfile
import urllib.parse
import urllib.request

FEW = 100
CONNECTIONS = 16
ROUNDS, PASSWORD_ROUNDS = 5, 3
SECONDS, PASSWORD_SECONDS = 2, 4
WARM_UP = 0.5
MEMORY_MAX = 300 << 20
PASSWORD = "correct horse battery staple"
CORES = os.cpu_count()
TICKS = os.sysconf("SC_CLK_TCK")

LANYARDD, MAKE_CROWD, FLOOR, LOAD = sys.argv[1:5]
MANY, SESSIONS = map(int, sys.argv[5:7] or (100_000, 10_000))


def find_free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def measure(argv, requests=b""):
    """The two figures that the program prints."""
    return map(float, subprocess.run(argv, input=requests, stdout=subprocess.PIPE, check=True).stdout.split())


def measure_floor(name, threads):
    """Operations in a second of time, and of processor time."""
    return measure([FLOOR, name, str(SECONDS), str(threads)])


def get_cpu_of_children():
    """Of those that have ended."""
    usage = resource.getrusage(resource.RUSAGE_CHILDREN)
    return usage.ru_utime + usage.ru_stime


def make_head(port, method, path, *headers):
    return "\r\n".join((f"{method} {path} HTTP/1.1", f"Host: 127.0.0.1:{port}", "User-Agent: Mozilla/5.0 (bench)", *headers)) + "\r\n\r\n"


class Server:
    """Serves a configuration of so many people and sessions."""

    def __init__(self, folder, n_people, n_sessions):
        self.port = find_free_port()
        self.path = folder / f"{n_people}.lanyard"
        made = subprocess.run([MAKE_CROWD, self.path, str(n_people), str(n_sessions), str(self.port), PASSWORD],
                              stdout=subprocess.PIPE, text=True, check=True)
        self.cookies = made.stdout.split()
        self.process = subprocess.Popen([LANYARDD, "--config", self.path], stdout=subprocess.PIPE, text=True,
                                        env=os.environ | {"G_DEBUG": "fatal-criticals"})
        self.process.stdout.readline()

    def stop(self):
        self.process.terminate()
        self.process.wait()
        self.process.stdout.close()

    def get_cpu(self):
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rpartition(")")[2].split()
        return (int(fields[11]) + int(fields[12])) / TICKS

    def load(self, requests, start, marker, seconds):
        """Answers in a second of time, and of processor time."""
        cpu = self.get_cpu() + get_cpu_of_children()
        rate, count = measure([LOAD, str(self.port), str(seconds), str(CONNECTIONS), start, marker],
                              b"".join(request.encode() + b"\0" for request in requests))
        return rate, count / (self.get_cpu() + get_cpu_of_children() - cpu)

    def sign_ins(self, application, seconds=SECONDS):
        """At the application, by those who have a session."""
        requests = [make_head(self.port, "GET", f"/saml2/{application}", f"Cookie: {cookie}") for cookie in self.cookies]
        return self.load(requests, "HTTP/1.1 200 ", 'name="SAMLResponse"', seconds)

    def password_sign_ins(self):
        jar = http.cookiejar.CookieJar()
        with urllib.request.build_opener(urllib.request.HTTPCookieProcessor(jar)).open(f"http://127.0.0.1:{self.port}/login") as page:
            fields = re.findall(r'<input[^>]* name="token"[^>]*>', page.read().decode())
        token = html.unescape(re.search(r'value="([^"]*)"', fields[0]).group(1))
        cookie = "; ".join(f"{each.name}={each.value}" for each in jar)
        requests = []
        for number in range(FEW):
            body = urllib.parse.urlencode({"token": token, "username": f"person{number}", "password": PASSWORD})
            requests.append(make_head(self.port, "POST", "/login", f"Cookie: {cookie}", f"Content-Length: {len(body)}",
                                      "Content-Type: application/x-www-form-urlencoded") + body)
        return self.load(requests, "HTTP/1.1 303 ", "Set-Cookie: lanyard_session=", PASSWORD_SECONDS)

    def memory(self):
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmHWM:\s+(\d+) kB", status).group(1)) * 1024


def show(name, relation, goal, rounds):
    print(f"{name} {statistics.median(rounds):.3f} (goal {relation} {goal})")
    print(f"  {len(rounds)} rounds: minimum {min(rounds):.3f}, median {statistics.median(rounds):.3f}, maximum {max(rounds):.3f}",
          flush=True)


class Rounds:
    """Several figures that are measured in turn."""

    def __init__(self):
        self.figures = {}

    def add(self, name, relation, goal, value):
        self.figures.setdefault((name, relation, goal), []).append(value)

    def show(self):
        for key, values in self.figures.items():
            show(*key, values)


def measure_sign_ins(rounds, application, name, part, few, many):
    rsa, rsa_cpu = measure_floor("rsa", 1)
    sign_ins, sign_ins_cpu = many.sign_ins(application)
    few_sign_ins, few_sign_ins_cpu = few.sign_ins(application)
    rounds.add(name, ">=", 0.7 * part, sign_ins / (rsa * CORES))
    rounds.add(f"{name}-cpu", ">=", 0.7 * part, sign_ins_cpu / rsa_cpu)
    rounds.add(f"{name}-growth", "<=", 1.2, few_sign_ins / sign_ins)
    rounds.add(f"{name}-growth-cpu", "<=", 1.2, few_sign_ins_cpu / sign_ins_cpu)


def measure_password_sign_ins(rounds, few, many):
    scrypt, scrypt_cpu = measure_floor("scrypt", CORES)
    sign_ins, sign_ins_cpu = many.password_sign_ins()
    few_sign_ins, few_sign_ins_cpu = few.password_sign_ins()
    rounds.add("server-password", ">=", 0.8, sign_ins / scrypt)
    rounds.add("server-password-cpu", ">=", 0.8, sign_ins_cpu / scrypt_cpu)
    rounds.add("server-password-growth", "<=", 1.2, few_sign_ins / sign_ins)
    rounds.add("server-password-growth-cpu", "<=", 1.2, few_sign_ins_cpu / sign_ins_cpu)


def main():
    rounds = Rounds()
    with tempfile.TemporaryDirectory() as folder, contextlib.ExitStack() as stack:
        many = Server(pathlib.Path(folder), MANY, SESSIONS)
        stack.callback(many.stop)
        few = Server(pathlib.Path(folder), FEW, FEW)
        stack.callback(few.stop)
        for server in (few, many):
            server.sign_ins("one", WARM_UP)
        for _ in range(ROUNDS):
            measure_sign_ins(rounds, "one", "server-sign-in", 1, few, many)
            measure_sign_ins(rounds, "both", "server-sign-in-both-signed", 0.5, few, many)
        for _ in range(PASSWORD_ROUNDS):
            measure_password_sign_ins(rounds, few, many)
        rounds.add("server-memory", "<=", 1, many.memory() / MEMORY_MAX)
    rounds.show()


main()

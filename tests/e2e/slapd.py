# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Debian's OpenLDAP server in a folder of its own, on loopback, with a certificate made for it."""

import contextlib
import pathlib
import random
import shutil
import socket
import subprocess
import time

BASE = "dc=example,dc=org"
ADMIN = f"cn=admin,{BASE}"
PASSWORD = "Admin pass-word"
PROGRAMS = ["slapd", "slapadd", "ldapadd", "ldapmodify", "ldapsearch"]
SCHEMAS = ["core", "cosine", "nis", "inetorgperson"]

TREE = f"""dn: {BASE}
objectClass: dcObject
objectClass: organization
o: Example
dc: example

dn: ou=people,{BASE}
objectClass: organizationalUnit
ou: people

dn: ou=groups,{BASE}
objectClass: organizationalUnit
ou: groups
"""


def find(program):
    return shutil.which(program, path="/usr/sbin:/sbin:/usr/bin:/bin")


def missing():
    return [program for program in PROGRAMS if find(program) is None]


def free_ports(count):
    """Ports that nobody listens on, below those that outgoing connections take before slapd does."""
    free = []
    for port in random.sample(range(10000, 20000), 100):
        with contextlib.suppress(OSError), socket.socket() as server:
            server.bind(("127.0.0.1", port))
            free.append(port)
        if len(free) == count:
            return free
    raise OSError("no port is free")


def make_certificate(folder, name, hosts):
    """A self-signed certificate for @hosts: paths of it and of its key."""
    certificate, key = folder / f"{name}.pem", folder / f"{name}.key"
    subprocess.run(["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-days", "2", "-subj", f"/CN={name}",
                    "-addext", f"subjectAltName={hosts}", "-keyout", key, "-out", certificate], check=True, capture_output=True)
    return certificate, key


def person(uid, **attributes):
    """The entry of a person, as LDIF."""
    lines = [f"dn: uid={uid},ou=people,{BASE}", "objectClass: inetOrgPerson", f"uid: {uid}"]
    values = dict({"cn": uid.title(), "sn": uid.title(), "mail": f"{uid}@example.org"}, **attributes)
    return "\n".join(lines + [f"{name}: {value}" for name, value in values.items()]) + "\n"


def group(name, *uids):
    lines = [f"dn: cn={name},ou=groups,{BASE}", "objectClass: groupOfNames", f"cn: {name}"]
    return "\n".join(lines + [f"member: uid={uid},ou=people,{BASE}" for uid in uids]) + "\n"


class Slapd:
    """A server; its database is filled with @ldif before it starts."""

    def __init__(self, folder, ldif="", extra=""):
        self.folder = pathlib.Path(folder)
        self.port, self.tls_port = free_ports(2)
        self.uri, self.tls_uri = f"ldap://127.0.0.1:{self.port}", f"ldaps://127.0.0.1:{self.tls_port}"
        self.certificate, key = make_certificate(self.folder, "slapd", "IP:127.0.0.1,DNS:localhost")
        (self.folder / "db").mkdir()
        self.conf = self.folder / "slapd.conf"
        schemas = "".join(f"include /etc/ldap/schema/{name}.schema\n" for name in SCHEMAS)
        self.conf.write_text(
            f"{schemas}pidfile {self.folder}/slapd.pid\nmodulepath /usr/lib/ldap\nmoduleload back_mdb\n"
            f"TLSCertificateFile {self.certificate}\nTLSCertificateKeyFile {key}\n{extra}"
            f"database mdb\nsuffix \"{BASE}\"\nrootdn \"{ADMIN}\"\nrootpw \"{PASSWORD}\"\ndirectory {self.folder}/db\n"
            "index objectClass,uid,entryUUID eq\nmaxsize 268435456\ndbnosync\n")
        if ldif:
            self.slapadd(ldif)
        self.log = open(self.folder / "slapd.log", "w")
        self.process = subprocess.Popen([find("slapd"), "-d", "0", "-f", self.conf, "-h", f"{self.uri}/ {self.tls_uri}/"],
                                        stdout=self.log, stderr=self.log)
        self.await_listening()

    def await_listening(self):
        deadline = time.monotonic() + 20
        for port in [self.port, self.tls_port]:
            while True:
                with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
                    break
                assert self.process.poll() is None, (self.folder / "slapd.log").read_text()
                assert time.monotonic() < deadline, "slapd does not listen"
                time.sleep(0.02)

    def slapadd(self, ldif):
        done = subprocess.run([find("slapadd"), "-q", "-f", self.conf], input=ldif, capture_output=True, text=True)
        assert done.returncode == 0, done.stderr

    def tool(self, program, *words, stdin=""):
        done = subprocess.run([find(program), "-x", "-H", self.uri, "-D", ADMIN, "-w", PASSWORD, *words],
                              input=stdin, capture_output=True, text=True)
        assert done.returncode == 0, f"{program}: {done.stderr}"
        return done.stdout

    def add(self, ldif):
        self.tool("ldapadd", stdin=ldif)

    def modify(self, ldif):
        self.tool("ldapmodify", stdin=ldif)

    def delete(self, *uids):
        self.modify("\n\n".join(f"dn: uid={uid},ou=people,{BASE}\nchangetype: delete" for uid in uids))

    def search(self, *words):
        return self.tool("ldapsearch", "-LLL", "-b", BASE, *words)

    def stop(self):
        self.process.terminate()
        self.process.wait(20)
        self.log.close()


@contextlib.contextmanager
def running(folder, ldif="", extra=""):
    server = Slapd(folder, ldif, extra)
    try:
        yield server
    finally:
        server.stop()

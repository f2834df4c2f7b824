# SPDX-FileCopyrightText: 2026 The Lanyard authors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A display, a session bus and a window manager of their own with the program in them, driven from outside.

What a test sees is what an assistive technology sees (AT-SPI); what it does, it does with the X server's pointer and
keyboard. Nothing waits for a time: every step waits until what it needs is there, up to a limit, and fails otherwise.
"""

import contextlib
import io
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
import traceback

LIMIT = 120 * float(os.environ.get("LANYARD_TEST_PATIENCE", "1"))
INSIDE = "LANYARD_STAGE"

# What is told of a window, in this order.
GEOMETRY = ("WINDOW", "X", "Y", "WIDTH", "HEIGHT")

# Roles whose widgets a person acts on come before those that only label them.
PASSIVE = {"label", "panel", "filler", "image", "section", "list item", "generic"}


class Missing(AssertionError):
    """What a step needs did not appear."""


class Unsettled(Exception):
    """What is asked is on its way from one state to another: it can be told after that."""


def enter(argv):
    """Starts this very test again on a display and a session bus of its own; returns only there."""
    if os.environ.get(INSIDE):
        # What the session's own programs print is not part of the test's output.
        sys.stdout = os.fdopen(int(os.environ["LANYARD_STAGE_OUTPUT"]), "w")
        return
    home = pathlib.Path(tempfile.mkdtemp(prefix="lanyard-stage-"))
    home.chmod(0o700)
    read, write = os.pipe()
    server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1280x900x24", "-nolisten", "tcp",
                               # Else the server drops everybody as soon as the first client leaves.
                               "-noreset"],
                              pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    number = os.read(read, 16).decode().strip()
    env = dict(os.environ)
    for name in ("WAYLAND_DISPLAY", "DBUS_SESSION_BUS_ADDRESS", "GTK_A11Y", "XDG_CURRENT_DESKTOP"):
        env.pop(name, None)
    env.update({
        INSIDE: str(home), "DISPLAY": f":{number}", "GDK_BACKEND": "x11", "GSK_RENDERER": "cairo",
        "GTK_USE_PORTAL": "0", "ADW_DISABLE_PORTAL": "1", "HOME": str(home), "XDG_RUNTIME_DIR": str(home), "XDG_DATA_HOME": str(home / "data"),
        "XDG_CONFIG_HOME": str(home / "config"), "XDG_CACHE_HOME": str(home / "cache"), "GSETTINGS_BACKEND": "memory",
        "LANYARD_NO_KEYRING": "1",
        # For the program only: the libraries of the test itself may warn.
        "LANYARD_STAGE_DEBUG": env.pop("G_DEBUG", ""),
    })
    try:
        output = os.dup(1)
        env["LANYARD_STAGE_OUTPUT"] = str(output)
        bus = write_bus(home)
        status = subprocess.run(["dbus-run-session", f"--config-file={bus}", "--", sys.executable, *argv], env=env, stdout=sys.stderr,
                                pass_fds=[output]).returncode
    finally:
        server.terminate()
        server.wait()
        shutil.rmtree(home, ignore_errors=True)
    sys.exit(status)


def write_bus(home):
    """A session bus that starts the accessibility bus and nothing else of what the machine has."""
    services = home / "services"
    services.mkdir()
    (services / "org.a11y.Bus.service").write_text(
        f"[D-BUS Service]\nName=org.a11y.Bus\nExec={find_launcher()}\n")
    bus = home / "bus.conf"
    bus.write_text(f"""<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig>
  <type>session</type>
  <listen>unix:dir={home}</listen>
  <auth>EXTERNAL</auth>
  <servicedir>{services}</servicedir>
  <policy context="default">
    <allow send_destination="*" eavesdrop="true"/>
    <allow eavesdrop="true"/>
    <allow own="*"/>
  </policy>
</busconfig>
""")
    return bus


def find_launcher():
    """The program behind org.a11y.Bus, whose folder differs between distributions."""
    for folder in ("/usr/local/share", "/usr/share"):
        service = pathlib.Path(folder) / "dbus-1/services/org.a11y.Bus.service"
        if service.exists():
            return next(line[5:] for line in service.read_text().splitlines() if line.startswith("Exec="))
    raise Missing("at-spi2-core is not installed")


def until(condition, what, limit=LIMIT):
    """The first true value of condition(); Missing with `what` if there is none in time. A widget that went away while
    it was asked is not the one waited for, and what is between two states is asked again."""
    # The library may be asked only on a session bus, and the test starts without one.
    import accessible
    end = time.monotonic() + limit
    while True:
        reason = ""
        try:
            value = condition()
            if value:
                return value
        except accessible.Gone:
            reason = ": it went away"
        except Unsettled as unsettled:
            reason = f": {unsettled}"
        if time.monotonic() > end:
            raise Missing(what + reason)
        time.sleep(0.05)


def xdotool(*words):
    """What it prints; it fails where a window closes while it is asked about."""
    done = subprocess.run(["xdotool", *map(str, words)], capture_output=True, text=True)
    if done.returncode != 0:
        raise Unsettled(f"xdotool {words[0]}: {done.stderr.strip()}")
    return done.stdout


def box_of(node):
    """Where it lies in its window."""
    box = node.box
    if box is None:
        raise Unsettled(f"“{node.name}” has no place in the window")
    return box


class Steps:
    """What another program tells of, a line a step."""

    def __init__(self, stream):
        self.seen = []
        threading.Thread(target=self._read, args=[stream], daemon=True).start()

    def _read(self, stream):
        for line in stream:
            self.seen.append(line.decode().strip())


class Stage:
    """The program, running."""

    def __init__(self, argv, env=None):
        import accessible
        self.accessible = accessible
        self.home = pathlib.Path(os.environ[INSIDE])
        self.manager = subprocess.Popen(["openbox"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        until(lambda: "_NET_WM_NAME" in subprocess.run(["xprop", "-root"], capture_output=True, text=True).stdout
              if shutil.which("xprop") else self._managed(), "the window manager did not start")
        # The registry is there before anything registers with it.
        self.bus = accessible.Bus()
        self.bus.applications()
        self.env = dict(os.environ, **(env or {}))
        self.name = None
        self.log = self.home / "program.log"
        self.process = subprocess.Popen(argv, env=dict(self.env, G_DEBUG=os.environ.get("LANYARD_STAGE_DEBUG", "")),
                                        stdout=self.log.open("w"), stderr=subprocess.STDOUT)

    def _managed(self):
        return subprocess.run(["xdotool", "get_num_desktops"], capture_output=True).returncode == 0

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is not None:
            self._explain(value)
        status = self.stop()
        if kind is None:
            assert status == 0, f"the program ended with status {status}: {self.log.read_text()[-4000:]}"

    def stop(self):
        """Quits the program as a person would, else as the session would, and returns its status; 0 for both."""
        if self.process.poll() is None:
            xdotool("key", "--clearmodifiers", "ctrl+q")
            with contextlib.suppress(subprocess.TimeoutExpired):
                self.process.wait(10)
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
        try:
            status = self.process.wait(LIMIT)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        if status == -signal.SIGTERM:
            status = 0
        self.manager.terminate()
        self.manager.wait()
        return status

    def _explain(self, failure):
        folder = pathlib.Path(os.environ.get("LANYARD_TEST_PICTURES", tempfile.gettempdir()))
        print(f"# {failure}", f"# program: {self.log.read_text()[-2000:]}".replace("\n", "\n# "), sep="\n")
        with contextlib.suppress(Exception):
            print("# " + self.tree().replace("\n", "\n# "))
        if shutil.which("import"):
            subprocess.run(["import", "-window", "root", str(folder / f"{pathlib.Path(sys.argv[0]).stem}-failed.png")], check=False)

    # Finding

    def nodes(self, within=None):
        """The visible widgets, in the order of the tree."""
        try:
            self.name = self.name or self.bus.find_application(self.process.pid)
            if self.name is None:
                return []
            snapshot = self.accessible.Snapshot(self.bus, self.name)
        except self.accessible.Gone:
            return []
        found = snapshot.walk(within.path) if within is not None else snapshot.walk()
        return [node for node in found if not node.is_placeless]

    def _is_on_top(self, node):
        """Whether it is on the screen, and what lies on top there is the widget, in it, or what it is in."""
        box = node.box
        top = [node, *node.ancestors()][-1]
        if box is None or not node.is_shown():
            return False
        path = top.at(box.x + box.width // 2, box.y + box.height // 2)
        if path is None:
            return True
        hit = node.snapshot.by_path[path]
        if hit in (node, top, *node.ancestors()) or node in hit.ancestors() or self._is_in_popover(node, top):
            return True
        # What lies there instead may be a bar below the pane that it can be scrolled into.
        pane = next((a for a in node.ancestors() if a.role == "scroll pane"), None)
        return pane is not None and self._is_outside(node, pane) and self._is_on_top(pane)

    @staticmethod
    def _is_outside(node, pane):
        view, box = pane.box, node.box
        return view is not None and not view.y <= box.y + box.height // 2 <= view.y + view.height

    def _is_in_popover(self, node, top):
        """Whether it is in an open one: that lies in an X window of its own over the top, which knows nothing of it."""
        sizes = {(width, height) for *_, width, height in self._windows()} - {(top.box.width, top.box.height)}
        boxes = [inner.box for inner in node.ancestors() if inner != top]
        return any(box is not None and (box.width, box.height) in sizes for box in boxes)

    def look(self, name, role=None, within=None):
        """The visible widget of that accessible name, the most active of several; None if there is none."""
        # The name of a button is what it is called, and then what is written on it.
        found = [node for node in self.nodes(within) if role in (None, node.role)
                 and (node.name == name or (node.role.endswith("button") and node.name.startswith(name + " ")))]
        return self._first_on_top(sorted(found, key=lambda node: node.role in PASSIVE))

    def look_part(self, text, within=None):
        """A visible widget whose name contains the text."""
        return self._first_on_top(node for node in self.nodes(within) if text in node.name)

    def _first_on_top(self, nodes):
        for node in nodes:
            # One that went away since the snapshot is none.
            with contextlib.suppress(self.accessible.Gone):
                if self._is_on_top(node):
                    return node
        return None

    def find(self, name, role=None, within=None):
        return self._until(lambda: self.look(name, role, within),
                           f"nothing visible is named “{name}”" + (f" with the role {role}" if role else ""))

    def _describe(self):
        """What there is instead, in a line: whether the program is known, what is seen, what it waits in."""
        names = []
        with contextlib.suppress(self.accessible.Gone):
            names += (node.name for node in self.nodes() if node.role not in PASSIVE and node.name and node.is_shown())
        waits = []
        # It or one of its threads may have ended.
        with contextlib.suppress(OSError):
            waits += [f"{(task / 'comm').read_text().strip()}:{(task / 'wchan').read_text()}"
                      for task in pathlib.Path(f"/proc/{self.process.pid}/task").iterdir()]
        return (f"known: {self.name is not None}, "
                f"seen: {', '.join(names)[:300]} … {', '.join(names)[-300:]}, waits: {' '.join(waits)[:150]}")

    def find_part(self, text):
        return self._until(lambda: self.look_part(text), f"nothing visible contains “{text}”")

    def gone(self, name):
        until(lambda: self.look(name) is None, f"“{name}” is still visible")

    def tree(self):
        return "\n".join(f"{node.role} “{node.name}”" for node in self.nodes() if node.name and node.is_shown())

    # Geometry

    def _windows(self):
        """Of each X window its id, place and size."""
        ids = xdotool("search", "--onlyvisible", "--pid", self.process.pid).split()
        shown = xdotool(*(word for window in ids for word in ("getwindowgeometry", "--shell", window)))
        values = [line.partition("=")[2] for line in shown.splitlines() if line.partition("=")[0] in GEOMETRY]
        return [(values[position], *map(int, values[position + 1:position + len(GEOMETRY)]))
                for position in range(0, len(values), len(GEOMETRY))]

    def _origin(self, node):
        """Where on the screen the node's coordinates start: in its popover's or its window's X window."""
        windows = self._windows()
        chain = [node, *node.ancestors()]
        for surface in chain[:-1]:
            box = surface.box
            for _, x, y, width, height in windows:
                if box is not None and (box.width, box.height) == (width, height):
                    return x - box.x, y - box.y
        frame = box_of(chain[-1])
        fitting = [(width * height, x + (width - frame.width) // 2, y + (height - frame.height) // 2)
                   for _, x, y, width, height in windows if width + 2 >= frame.width and height + 2 >= frame.height]
        if not fitting:
            raise Unsettled(f"no window on the screen is as large as “{chain[-1].name}”")
        return min(fitting)[1:]

    def _scroll_into_view(self, node):
        pane = next((a for a in node.ancestors() if a.role == "scroll pane"), None)
        if pane is None:
            return
        for _ in range(80):
            view, box = box_of(pane), box_of(node)
            middle = box.y + box.height // 2
            if view.y + 8 <= middle <= view.y + view.height - 8:
                return
            x, y = self._origin(node)
            xdotool("mousemove", x + view.x + view.width // 2, y + view.y + view.height // 2,
                    "click", 5 if middle > view.y + view.height - 8 else 4)
            time.sleep(0.05)
        raise Unsettled(f"“{node.name}” is not scrolled into view")

    def _middle(self, node):
        box, origin = box_of(node), self._origin(node)
        return origin[0] + box.x + box.width // 2, origin[1] + box.y + box.height // 2

    def _settle(self, node):
        """Its middle on the screen, as soon as it lies still there: revealers and stacks move what is in them."""
        self._scroll_into_view(node)
        previous = None
        for _ in range(60):
            place = self._middle(node)
            if place == previous:
                return place
            previous = place
            time.sleep(0.08)
        raise Unsettled(f"“{node.name}” does not come to rest")

    def point(self, look, what):
        """Where on the screen the widget is that look() finds. One that another takes the place of is looked for anew."""
        def settled():
            node = look()
            return node is not None and self._settle(node)
        return self._until(settled, what)

    def _until(self, condition, what):
        def running():
            if self.process.poll() is not None:
                raise Missing(f"the program ended with status {self.process.returncode}: {what}")
            return condition()
        try:
            return until(running, what)
        except Missing as missing:
            raise Missing(f"{missing}; {self._describe()}") from None

    # Acting

    def click(self, name, role=None, within=None):
        self._press(lambda: self.look(name, role, within), name)

    @staticmethod
    def _windows_in_front(nodes):
        """Those that take input: the last modal one alone, which may be one that is closing, else all."""
        windows = [node for node in nodes if not node.is_placeless and not any(node.ancestors())]
        return [node for node in windows if node.was("MODAL")][-1:] or windows

    def _press(self, look, name):
        """A press of the pointer on what look() finds, as soon as a person would: it lies still, takes input, and is
        where it was when the pointer has come there. Until then nothing was done, and it is looked for anew."""
        def pressed():
            node = look()
            if node is None:
                raise Unsettled("it is not visible")
            if not node.has("SENSITIVE"):
                raise Unsettled("it is not sensitive")
            if [node, *node.ancestors()][-1] not in self._windows_in_front(node.snapshot.walk()):
                raise Unsettled("it is behind a modal window")
            place = self._settle(node)
            self._approach(*place)
            if self._middle(node) != place:
                raise Unsettled("it moves")
            xdotool("click", 1)
            return True
        self._until(pressed, f"“{name}” cannot be pressed")

    def _approach(self, x, y, *then):
        """Moves the pointer as a hand does, onto the point and not all at once: what lies under it learns of that with
        the motion, and a press that comes with the same event would be one on what lay there before."""
        steps = [word for left in range(5, -1, -1) for word in ("mousemove", x - 2 * left, y, "sleep", 0.03)]
        xdotool(*steps, "sleep", 0.1, *then)

    def open(self, name, what):
        """Clicks what opens something, and finds that."""
        self.click(name)
        return self.find(what)

    def activate(self, name, role=None):
        """The accessible action, for menus and popovers, whose windows come and go under the pointer."""
        def acted():
            node = self.look(name, role)
            return node is not None and node.act()
        self._until(acted, f"“{name}” cannot be activated")

    def _has_keyboard(self):
        """A window tells that it is active; of a question only its button does, of other dialogs only the X server."""
        focus = xdotool("getwindowfocus", "getwindowname").strip()
        return any(window.was("ACTIVE") or self.has_focus(window) or focus == window.name for window in self._windows_in_front(self.nodes()))

    def key(self, *keys):
        until(self._has_keyboard, "the window in front does not get the keyboard")
        xdotool("key", "--clearmodifiers", *keys)

    def type(self, text):
        until(self._has_keyboard, "the window in front does not get the keyboard")
        xdotool("type", "--delay", 6, "--", text)

    def entry(self, name):
        """The editable text named so."""
        return self._until(lambda: self._look_entry(name), f"no visible entry is named “{name}”")

    def _look_entry(self, name):
        found = (node for node in self.nodes() if node.name == name and node.is_editable)
        return next((node for node in found if node.is_shown()), None)

    def fill(self, name, text):
        """Replaces what the entry holds, by clicking into it and typing."""
        self._press(lambda: self._look_entry(name), name)
        self.key("ctrl+a")
        until(lambda: self.entry(name).is_selected(), f"“{name}” does not get the focus")
        if text:
            self.type(text)
        else:
            self.key("Delete")
        until(lambda: self.entry(name).text == text, f"“{name}” does not hold what was typed")

    def save_as(self, title, path):
        """Saves there with the file chooser of that title."""
        def look():
            return next((node for node in self.nodes() if node.name == title and not any(node.ancestors())), None)
        until(look, f"the file chooser “{title}” does not open")
        self.fill("Name:", str(path))
        self.key("Return")
        until(lambda: look() is None, f"the file chooser “{title}” does not close")

    def has_focus(self, node):
        return any(inner.was("FOCUSED") for inner in self.nodes(node))

    def hover(self, name):
        """Puts the pointer on the widget: a toast stays as long as it is there."""
        self._approach(*self.point(lambda: self.look(name), f"“{name}” cannot be pointed at"))

    def drop(self, path, name):
        """Drags the file or the link from the window of another program onto the widget, with the pointer."""
        helper = pathlib.Path(__file__).with_name("drag_source.py")
        with subprocess.Popen([sys.executable, str(helper), str(path)], env=self.env, stdout=subprocess.PIPE) as source:
            try:
                self._drag(Steps(source.stdout), name)
            finally:
                source.terminate()

    def _drag(self, steps, name):
        window = until(lambda: subprocess.run(["xdotool", "search", "--onlyvisible", "--name", "^Drag From Here$"],
                                              capture_output=True, text=True).stdout.split(),
                       "the window to drag from did not open")[-1]
        x, y = self.point(lambda: self.look(name), f"nothing can be dropped on “{name}”")
        xdotool("windowmove", "--sync", window, 8 if x > 400 else 1000, 8)
        xdotool("windowraise", window)
        place = dict(line.split("=") for line in xdotool("getwindowgeometry", "--shell", window).splitlines() if "=" in line)
        start = int(place["X"]) + int(place["WIDTH"]) // 2, int(place["Y"]) + int(place["HEIGHT"]) // 2
        self._approach(*start)
        xdotool("mousedown", 1)
        for step in range(1, 11):
            xdotool("mousemove", start[0] + (x - start[0]) * step // 100, start[1] + (y - start[1]) * step // 100)
        until(lambda: "begun" in steps.seen, "the drag did not begin")
        self._approach(x, y)
        until(lambda: steps.seen[-1] == "accepted", f"“{name}” does not take what is dragged over it")
        xdotool("mouseup", 1)
        until(lambda: steps.seen[-1] == "finished", f"“{name}” did not take the drop")

    def resize(self, width, height):
        for window, *_ in until(self._windows, "there is no window"):
            xdotool("windowsize", window, width, height)


def run(tests):
    """Runs the functions in order, as TAP; each is on its own, a failure does not hide the others."""
    failed = 0
    print(f"1..{len(tests)}")
    for number, test in enumerate(tests, 1):
        try:
            test()
            print(f"ok {number} {test.__name__}", flush=True)
        except Exception as failure:
            failed += 1
            print(f"not ok {number} {test.__name__}")
            place = next((frame for frame in reversed(traceback.extract_tb(failure.__traceback__))
                          if pathlib.Path(frame.filename).name.startswith("test_")), None)
            where = f" (line {place.lineno}: {place.line})" if place else ""
            # The last line is what is told of it at the end.
            what, *more = f"{type(failure).__name__}: {failure}".splitlines()
            print(*more, f"{what}{where}", sep="\n", file=(text := io.StringIO()))
            print("# " + text.getvalue().strip().replace("\n", "\n# "), flush=True)
    sys.exit(1 if failed else 0)

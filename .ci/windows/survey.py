"""Takes the survey under Wine, in a terminal: what is pasted into a comment answers nothing, and Ctrl-C leaves the
terminal as it was, and in a console of another size the question is drawn anew.
Usage: survey.py DETENTE.EXE RESIZE.EXE"""

import fcntl
import os
import pty
import re
import select
import struct
import sys
import tempfile
import termios
import time
from pathlib import Path
from subprocess import run

PATIENCE = 30.0
ESCAPE = re.compile(rb"\x1b(\[[0-9;?]*[A-Za-z]|\][^\x07]*\x07|[()=>].?)")


class Survey:
    """A survey in a terminal, and what it has drawn since somebody last looked."""

    def __init__(self, program, folder):
        arguments = ["survey", "--company", "Acme", "--side", "sales", "--respondent", "Dana"]
        self.process, self.terminal = pty.fork()
        if self.process == 0:
            fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
            os.chdir(folder)
            os.environ.update(TERM="xterm-256color", WINEDEBUG="-all")
            os.execvp("wine", ["wine", program, *arguments])
        self.drawn = b""

    def read(self):
        """Takes in what is drawn; false where the program has ended."""
        ready, _, _ = select.select([self.terminal], [], [], 0.2)
        if not ready:
            return True
        try:
            more = os.read(self.terminal, 65536)
        except OSError:
            return False
        self.drawn += more
        return bool(more)

    def sees(self, text):
        end = time.monotonic() + PATIENCE
        while not re.search(text, b" ".join(ESCAPE.sub(b" ", self.drawn).split()).decode(errors="replace")):
            if time.monotonic() > end or not self.read():
                sys.exit(f"{text!r} never came:\n{self.drawn!r}")
        seen, self.drawn = self.drawn, b""
        return seen

    def press(self, keys):
        # Wine's console loses what comes in the moment after it has drawn.
        time.sleep(0.3)
        os.write(self.terminal, keys.encode())

    def ends(self):
        while self.read():
            pass
        return os.waitstatus_to_exitcode(os.waitpid(self.process, 0)[1])


def bar(drawn):
    """How long the bar is that shows how far somebody has come."""
    return len(re.findall("[━─]", drawn.decode(errors="replace")))


def main():
    with tempfile.TemporaryDirectory() as folder:
        survey = Survey(os.path.abspath(sys.argv[1]), folder)
        survey.sees("Enter starts")
        survey.press("\r")
        survey.sees("1 of")
        survey.press("c")
        survey.sees("A comment, if you like")
        survey.press("a line\r1\r3\r2\rlast")
        survey.sees("last")
        survey.press("\t")
        survey.sees("Your comment:")
        survey.press("2")
        wide = survey.sees("2 of .*Esc menu")
        # Wine's console doesn't follow the terminal: it is told.
        run(["wine", sys.argv[2], os.path.basename(sys.argv[1]), "60", "24"], check=True)
        if not 0 < bar(survey.sees("2 of .*Esc menu")) < bar(wide):
            sys.exit("a narrower console has the old drawing")
        survey.press("\x03")
        status = survey.ends()
        if status != 130 or b"\x1b[?1049l" not in survey.drawn:
            sys.exit(f"Ctrl-C ended it with {status}:\n{survey.drawn!r}")
        [draft] = Path(folder).glob("*.yaml")
        text = draft.read_text(encoding="utf-8")
        given = re.findall(r"^  [a-z-]+: \d$", text, re.MULTILINE)
        if len(given) != 1 or r'"a line\n1\n3\n2\nlast"' not in text:
            sys.exit(f"the draft isn't what was answered:\n{text}")


main()

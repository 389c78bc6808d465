"""Everything the diary is made of goes on working under the lock."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.lockdown.support import LOCK, ROOT, locked, needs_kernel_lock, python

pytestmark = needs_kernel_lock


def test_an_event_loop_is_woken_by_a_thread(tmp_path: Path) -> None:
    took = locked(
        """
import asyncio, threading, time
async def main():
    woken = asyncio.Event()
    loop = asyncio.get_running_loop()
    began = time.perf_counter()
    threading.Timer(0.02, loop.call_soon_threadsafe, (woken.set,)).start()
    await asyncio.wait_for(woken.wait(), 20)
    assert await asyncio.to_thread(lambda: 7) == 7
    return time.perf_counter() - began
print(json.dumps(asyncio.run(main())))
""",
        tmp_path / "data",
    )
    assert took < 5


_WRITER = """
import apsw, os
path = os.path.join({data!r}, "d.db")
db = apsw.Connection(path)
db.set_busy_timeout(30_000)
for pragma in ("key='a key of the test'", "journal_mode=wal", "synchronous=full", "temp_store=memory"):
    db.execute("pragma " + pragma).get
db.execute("create table if not exists t (who text, n integer)")
for n in range(40):
    with db:
        db.execute("insert into t values (?, ?)", ({who!r}, n))
if {who!r} == "last":
    db.execute("vacuum")
    db.execute("select * from t order by n desc").get
print(json.dumps(db.execute("select count(*) from t").get))
"""


def test_two_locked_processes_commit_to_one_encrypted_database(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    assert locked(_WRITER.format(data=str(data), who="first"), data) == 40
    start = LOCK.format(root=str(ROOT), data=str(data)) + "import json\n"
    running = [
        subprocess.Popen([sys.executable, "-c", start + _WRITER.format(data=str(data), who=who)])
        for who in ("one", "two")
    ]
    assert [process.wait(timeout=60) for process in running] == [0, 0]
    assert locked(_WRITER.format(data=str(data), who="last"), data) == 160
    assert not (data / "d.db").read_bytes().startswith(b"SQLite format 3")


def test_keys_are_derived_in_threads_into_secret_memory(tmp_path: Path) -> None:
    kinds = locked(
        """
from concurrent.futures import ThreadPoolExecutor
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from contactlog.secretmem import SecretBytes
def derive(salt):
    secret = SecretBytes(32)
    Argon2id(salt=salt, length=32, iterations=1, lanes=4, memory_cost=256).derive_into(b"words", secret.view)
    assert any(secret.view)
    kind = secret.kind
    secret.close()
    return kind
with ThreadPoolExecutor(1) as pool:  # One at a time: OpenSSL fails at two with lanes at once, locked or not.
    print(json.dumps(list(pool.map(derive, [bytes([n]) * 16 for n in range(4)]))))
""",
        tmp_path / "data",
    )
    assert set(kinds) <= {"secret", "locked"}


def test_screens_run(tmp_path: Path) -> None:
    shown = locked(
        """
import asyncio, time
from textual.app import App
from textual.widgets import Input, Label
class Screen(App):
    def compose(self):
        yield Input()
        yield Label("waiting", id="said")
    def on_input_submitted(self, event):
        self.run_worker(lambda: self.work(event.value), thread=True)
    def work(self, value):
        time.sleep(0.01)
        self.call_from_thread(self.query_one("#said", Label).update, value)
async def main():
    app = Screen()
    async with app.run_test() as pilot:
        await pilot.press("A", "n", "a", "enter")
        await app.workers.wait_for_complete()
        await pilot.pause()
        return str(app.query_one("#said", Label).render())
print(json.dumps(asyncio.run(main())))
""",
        tmp_path / "data",
    )
    assert shown == "Ana"


def test_the_small_things_of_a_command_line_work(tmp_path: Path) -> None:
    found = locked(
        """
import gzip, os, pwd, secrets, signal, ssl, tempfile, zoneinfo
handed = tempfile.NamedTemporaryFile()
signal.raise_signal(signal.SIGCHLD)
open("/dev/null", "w").close()
os.getrandom(8); secrets.token_bytes(8); ssl.create_default_context()
read, write = os.pipe()
if os.fork() == 0:
    os.write(write, b"child"); os._exit(0)
os.wait()
print(json.dumps({
    "temporary": os.path.dirname(handed.name),
    "zone": zoneinfo.ZoneInfo("Europe/Lisbon").key,
    "zipped": gzip.decompress(gzip.compress(b"x")).decode(),
    "user": bool(pwd.getpwuid(os.getuid()).pw_name),
    "child": os.read(read, 5).decode(),
}))
""",
        tmp_path / "data",
    )
    assert found == {
        "temporary": str(tmp_path / "data"),
        "zone": "Europe/Lisbon",
        "zipped": "x",
        "user": True,
        "child": "child",
    }


def test_a_terminal_can_be_read_and_set(tmp_path: Path) -> None:
    ours, theirs = os.openpty()
    try:
        sizes = locked(
            """
import fcntl, os, struct, termios, tty
before = termios.tcgetattr(0)
tty.setraw(0)
termios.tcsetattr(0, termios.TCSADRAIN, before)
fcntl.ioctl(0, termios.TIOCSWINSZ, struct.pack("4H", 30, 90, 0, 0))
size = struct.unpack("4H", fcntl.ioctl(0, termios.TIOCGWINSZ, bytes(8)))
print(json.dumps([os.get_terminal_size(0).columns, size[0]]))
""",
            tmp_path / "data",
            stdin=theirs,
        )
    finally:
        os.close(ours)
        os.close(theirs)
    assert sizes == [90, 30]


def test_a_named_folder_is_written_and_any_file_is_read(tmp_path: Path) -> None:
    folder = tmp_path / "stick"
    folder.mkdir()
    (tmp_path / "card.vcf").write_text("BEGIN:VCARD")
    code = f"""
import sys, json, os; sys.path.insert(0, {str(ROOT)!r})
from contactlog import lockdown
report = lockdown.lock({str(tmp_path / "data")!r}, {str(tmp_path / "data/exports")!r},
    [{str(folder / "new.age")!r}], create=True)
open({str(folder / "part")!r}, "w").write("backup")
os.replace({str(folder / "part")!r}, {str(folder / "new.age")!r})
refused = []
for path in ({str(tmp_path / "card.vcf")!r}, {str(tmp_path / "other")!r}):
    try:
        open(path, "w")
    except PermissionError:
        refused.append(os.path.basename(path))
print(json.dumps([open({str(tmp_path / "card.vcf")!r}).read(), refused, list(report.writable)]))
"""
    read, refused, writable = json.loads(python(code).stdout)
    assert (read, refused) == ("BEGIN:VCARD", ["card.vcf", "other"])
    assert writable == [str(tmp_path / "data"), str(tmp_path / "data/exports"), str(folder)]
    assert (folder / "new.age").read_text() == "backup"
    assert (tmp_path / "data").stat().st_mode & 0o777 == 0o700

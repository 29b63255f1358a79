"""The bounds that every reader keeps, and a guard for time."""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from types import FrameType

from podobno.errors import DocumentProblem

MIB = 1024 * 1024
# A saved page with its pictures inside is a few MB; text of a whole book is one.
MAX_FILE = 50 * MIB
MAX_PAGE = 10 * MIB
# One record of a JSON lines file, and one record of a web archive.
MAX_RECORD = 10 * MIB
# Longer than any report; reading it would take minutes and say little.
MAX_TEXT = 1_000_000
MAX_PDF_PAGES = 500
# Members of a zipped archive (WACZ), and how much they may unpack to.
MAX_MEMBERS = 10_000
MAX_UNPACKED = 2048 * MIB
MAX_FOLDER_DEPTH = 32
# Seconds to read one file's bytes into documents (archives are bounded a record).
MAX_SECONDS = 60.0


@contextmanager
def time_limit(name: str, seconds: float = MAX_SECONDS) -> Iterator[None]:
    """Stop reading a source after ``seconds`` with a ``DocumentProblem``.

    It works in the main thread of systems with interval timers; elsewhere only the bounds on
    size hold.
    """
    if not hasattr(signal, "setitimer") or (
        threading.current_thread() is not threading.main_thread()
    ):
        yield
        return

    def stop(_signal: int, _frame: FrameType | None) -> None:
        raise DocumentProblem(name, f"takes longer than {seconds:.0f} seconds to read")

    before = signal.signal(signal.SIGALRM, stop)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def say_size(size: int) -> str:
    """A size for a person: ``50 MB``."""
    return f"{size // MIB} MB" if size >= MIB else f"{size} bytes"

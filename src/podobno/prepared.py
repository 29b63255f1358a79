"""What something is made from in, the thing made out: made once, and kept for the next start.

Word lists are TOML, which people write easily and which takes longer to parse than a report takes
to read. What was parsed stands as JSON where Python keeps its modules compiled, with a digest of
what it was made from, so that it is never older than the list. Where that folder cannot be
written, or Python is told to keep nothing, it is made anew each time.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from importlib.util import cache_from_source
from pathlib import Path
from typing import TypeVar

import msgspec

from podobno import __version__

T = TypeVar("T")


def compiled_folder() -> Path | None:
    """Where Python keeps the modules of this package compiled; None where it keeps none."""
    folder = Path(cache_from_source(__file__)).parent
    return folder if folder.is_dir() and not sys.dont_write_bytecode else None


def prepared(name: str, made_from: bytes, make: Callable[[], T]) -> T:
    """What ``make`` gives, plain JSON values, or what it gave when it was called last for the same
    ``name``, if that was ``made_from`` the same bytes and by this version."""
    folder = compiled_folder()
    if folder is None:
        return make()
    path = folder / f"{name.replace('/', '.')}.json"
    digest = hashlib.sha256(b"\0".join((__version__.encode(), made_from))).hexdigest().encode()
    with suppress(OSError, ValueError):
        first, _, rest = path.read_bytes().partition(b"\n")
        if first == digest:
            kept: T = msgspec.json.decode(rest)
            return kept
    made = make()
    with suppress(OSError):
        _keep(path, digest, made)
    return made


def _keep(path: Path, digest: bytes, made: object) -> None:
    """Write a file that is never seen half; what JSON cannot hold as it is, is not kept."""
    written = msgspec.json.encode(made)
    if msgspec.json.decode(written) != made:
        return
    draft = path.with_name(f"{path.name}.{os.getpid()}")
    draft.write_bytes(digest + b"\n" + written)
    draft.replace(path)

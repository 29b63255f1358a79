"""The errors Podobno raises, as a tree named for what the caller does next.

    PodobnoError
    ├── DocumentProblem    this source is skipped; the dossier lists it with the reason
    └── SettingsError      the user must change something; the message says what

Everything else that is raised is a bug.
"""

from __future__ import annotations


class PodobnoError(Exception):
    """Base of the errors that Podobno raises on purpose."""


class DocumentProblem(PodobnoError):  # noqa: N818 - named for what the user reads
    """A source, or a part of one, that cannot be read.

    ``source`` is the name the user knows it by; ``reason`` is one plain sentence.
    The run goes on: the problem is listed in the dossier.
    """

    def __init__(self, source: str, reason: str) -> None:
        super().__init__(f"{source}: {reason}")
        self.source = source
        self.reason = reason


class SettingsError(PodobnoError):
    """A setting, option or dossier that the user must change; the message says what."""

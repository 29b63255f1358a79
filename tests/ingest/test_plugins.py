"""Readers that other packages bring."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from podobno.ingest import kinds
from podobno.ingest.documents import make_document
from podobno.ingest.received import Ingester, Reading, Received
from podobno.settings import Settings
from tests.ingest.reading import read_one


class Mailbox:
    """A reader of one kind that the built-in ones do not know."""

    def accepts(self, received: Received) -> bool:
        return received.data.startswith(b"From: ")

    def read(self, received: Received, settings: Settings) -> Reading:
        sender, _, text = received.data.decode().partition("\n\n")
        document = make_document(received, settings, text, publisher=sender[6:])
        return Reading(documents=(document,), originals={document.source_sha256: received.data})


class Entry:
    name = "mailbox"

    def load(self) -> Ingester:
        return Mailbox()


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    def entry_points(*, group: str) -> list[Entry]:
        assert group == "podobno.ingesters"
        return [Entry()]

    monkeypatch.setattr(kinds, "entry_points", entry_points)
    kinds.ingesters.cache_clear()
    yield
    kinds.ingesters.cache_clear()


def test_installed_reader_is_asked_before_the_built_in_ones(
    tmp_path: Path, installed: None
) -> None:
    document = read_one(tmp_path, a__txt="From: Kurier\n\nRada obraduje.")
    assert (document.publisher, document.text) == ("Kurier", "Rada obraduje.")

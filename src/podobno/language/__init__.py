"""A Document comes in, its Analysis goes out: sentences, words with their forms, noise."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from podobno.language.detect import detect_language
from podobno.language.engine import Engine
from podobno.language.furniture import find_agencies, find_noise
from podobno.language.pack import LanguagePack
from podobno.language.plain import read_plain_sentences
from podobno.model import Analysis, Document

__all__ = ["Engine", "LanguagePack", "analyse", "detect_language", "find_pack", "name_engine"]

LIGHT = "light"

# The languages that have a pack, with the module that reads their sentences and, where there is
# one, the module whose ``load_engine`` gives the engine that reads them better.
_READERS = {"pl": ("podobno.language.pl.reading", "podobno.language.pl.default")}


def analyse(document: Document, *, engine: str = "light") -> Analysis:
    """What the words of a document are, read by the pack of its language.

    The language is the document's own, or told from its text; a text too short to tell is read
    as Polish. A document in a language without a pack has sentences and words without readings
    (tag ``ign``), and ``none`` as its engine. ``engine`` is ``light`` (rules and dictionary) or
    ``default`` (the neural one where it is installed, else the light one).
    """
    code = document.language or detect_language(document.text) or "pl"
    pack = find_pack(code)
    if pack is None:
        sentences = read_plain_sentences(document.text)
        return Analysis(document=document, sentences=sentences, engine="none")
    noise = find_noise(document.text, pack)
    reader, engine_module = _READERS[code]
    reading_engine = _load_engine(engine_module) if engine != LIGHT else None
    reading = import_module(reader)
    cut = reading.cut_sentences(document.text, noise)
    if reading_engine is None:
        sentences, names = reading.read_cut(cut), None
    else:
        sentences, names = reading_engine.read(document.text, cut)
    return Analysis(
        document=document,
        sentences=sentences,
        noise=noise,
        agencies=find_agencies(document.text, noise, pack),
        names=names,
        engine=reading_engine.name if reading_engine else LIGHT,
    )


def name_engine(engine: str, *, language: str = "pl") -> str:
    """What reads a language where ``engine`` is asked for: the name of the neural engine, or
    ``light`` where that was chosen or the network is not installed."""
    found = _load_engine(_READERS[language][1]) if engine != LIGHT else None
    return found.name if found else LIGHT


@cache
def find_pack(code: str) -> LanguagePack | None:
    """The pack of a language by its ISO 639-1 code, or None where there is none."""
    if code not in _READERS:
        return None
    pack: LanguagePack = import_module(f"podobno.language.{code}").PACK
    return pack


@cache
def _load_engine(module: str) -> Engine | None:
    """The engine that a module loads, or None where what it needs is not installed."""
    engine: Engine | None = import_module(module).load_engine()
    return engine

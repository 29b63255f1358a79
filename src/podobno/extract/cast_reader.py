"""An analysed document comes in; its names, entities and offices go out as its cast."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from podobno.extract.cast import Cast
from podobno.extract.full_forms import read_full_forms
from podobno.extract.groups import Group, Named, group_names
from podobno.extract.name_forms import base_forms_of_names
from podobno.extract.name_types import NameSpan
from podobno.extract.named_bodies_reader import read_named_bodies
from podobno.extract.names import find_names
from podobno.extract.offices import OfficeReader
from podobno.extract.roles import read_titles, title_at
from podobno.language.countries import Countries, read_countries
from podobno.language.name_parts import is_acronym
from podobno.language.pack import LanguagePack
from podobno.language.pl.inflection import genitive_of
from podobno.model import Analysis, EntityMention, NameMention


def read_cast(analysis: Analysis, pack: LanguagePack) -> Cast:
    """The cast of a document, read alone."""
    spans = find_names(analysis, pack)
    lemmas = base_forms_of_names(analysis, spans, pack.words("given_names"))
    groups = group_names(_named(analysis, spans, lemmas, pack), pack)
    group_of = {member.index: group for group in groups for member in group.members}
    names = tuple(
        NameMention(
            start=span.start, end=span.end, type=span.type, lemma=lemmas[i],
            entity_name=group_of[i].name, rule=span.rule,
        )
        for i, span in enumerate(spans)
    )  # fmt: skip
    reader = OfficeReader(pack, analysis, names, spans)
    appositions = dict(reader.appositions())
    offices = tuple(reader.people(appositions))
    countries = read_countries(pack)
    bare = Cast(
        analysis=analysis, pack=pack, names=names, spans=spans, offices=offices,
        entities=tuple(_entity(group, countries) for group in groups), appositions=appositions,
        full_forms=read_full_forms(analysis, pack, names, spans),
        named_bodies=read_named_bodies(analysis, pack, names, spans),
    )  # fmt: skip
    return replace(bare, entities=tuple(_with_titles(bare)))


def _with_titles(cast: Cast) -> Iterator[EntityMention]:
    """The entities, people with what the text calls them (``premier Francji``) as aliases.

    A bare title is left out: the next person may have it too.
    """
    called: dict[str, dict[str, None]] = {}
    for i, at in sorted(cast.appositions.items()):
        span = cast.spans[i]
        if span.first - at > 1:
            phrase = cast.description(span.sentence, at, span.first)
            title = title_at(cast.analysis.sentences[span.sentence].tokens, at,
                             read_titles(cast.pack), span.first)  # fmt: skip
            if " " not in phrase or title is None or not title.is_office:
                continue
            called.setdefault(cast.names[i].entity_name, {})[phrase] = None
    for person in cast.offices:
        office = person.office
        is_plain = len(office.title.words) == 1 and office.title.is_office
        if office.country and is_plain and not office.body:
            alias = f"{office.title.words[0]} {genitive_of(office.country)}"
            called.setdefault(person.name, {})[alias] = None
    for entity in cast.entities:
        more = [alias for alias in called.get(entity.name, ()) if alias not in entity.aliases]
        yield replace(entity, aliases=(*entity.aliases, *more)) if more else entity


def _named(
    analysis: Analysis, spans: Sequence[NameSpan], lemmas: Sequence[str], pack: LanguagePack
) -> list[Named]:
    renaming = frozenset(pack.table("other_names")["between"])
    out: list[Named] = []
    for i, span in enumerate(spans):
        tokens = analysis.sentences[span.sentence].tokens
        before = spans[i - 1] if i else None
        bracketed = (
            before is not None
            and before.sentence == span.sentence
            and before.last == span.first - 1
            and tokens[before.last].text == "("
            and span.last < len(tokens)
            and tokens[span.last].text == ")"
            and is_acronym(lemmas[i])
            and before.type == span.type != "PER"
        )
        text = analysis.document.text
        renamed = (
            before is not None
            and before.type == span.type != "LOC"
            and text[before.end : span.start].strip(" ,(–-").casefold() in renaming
        )
        out.append(Named(
            index=i, lemma=lemmas[i], type=span.type,
            explains=i - 1 if bracketed or renamed else None,
            is_nominative=text[span.start : span.end] == lemmas[i],
        ))  # fmt: skip
    return out


def _entity(group: Group, countries: Countries) -> EntityMention:
    name = group.name
    aliases = dict.fromkeys(m.lemma for m in group.members if m.lemma != name)
    return EntityMention(
        name=name, type=group.type, aliases=tuple(aliases), stands_for=countries.meant_by(name)
    )

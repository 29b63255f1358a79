"""An engine's names and the rules' names of one text come in; the better of both go out.

Each has a weight: the engine's confidence, or how often the rule was right. Where both say the
same they confirm each other; of names that overlap the weightier stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from podobno.extract.name_types import NameSpan

# Chosen on annotated articles (names, strict F1: engine .88, rules .92, both .93); run the name
# scores after a change of the engine or of name_rules.toml.
ENGINE_DISCOUNT = 0.85
LEAST_ENGINE = 0.5
LEAST_RULE = 0.8
LEAST_DISPUTED = 0.6  # both have the span, each another type, and neither is sure


def merge_names(
    labelled: Iterable[tuple[NameSpan, float]],
    found: Iterable[NameSpan],
    weights: Mapping[str, float],
    text: str,
) -> tuple[NameSpan, ...]:
    """The names to keep, in reading order.

    ``labelled`` are the engine's with their confidence, ``weights`` the reliability of each rule.
    A name of several words that both found somewhere in the text is kept wherever a rule finds
    the same words.
    """
    by_rule = {(span.start, span.end): span for span in found}
    ranked: list[tuple[float, NameSpan]] = []
    for span, confidence in labelled:
        own = by_rule.pop((span.start, span.end), None)
        discounted = confidence * ENGINE_DISCOUNT
        if own is not None:
            ranked.append(_of_both(span, confidence, own, _weight(own.rule, weights)))
        elif discounted >= LEAST_ENGINE:
            ranked.append((discounted, span))
    agreed = {text[span.start : span.end] for weight, span in ranked if weight > 1}
    for span in by_rule.values():
        weight = _weight(span.rule, weights)
        words = text[span.start : span.end]
        if " " in words and words in agreed:
            weight = max(weight, LEAST_RULE)
        if weight >= LEAST_RULE:
            ranked.append((weight, span))
    ranked = [item for item in ranked if item[0] >= LEAST_ENGINE]
    ranked.sort(key=lambda item: (-item[0], item[1].start - item[1].end, item[1].start))
    return _without_overlaps([span for _, span in ranked])


def _of_both(
    span: NameSpan, confidence: float, own: NameSpan, weight: float
) -> tuple[float, NameSpan]:
    """A span that both found; where the types differ, the one who is sure has it."""
    if span.type == own.type:
        agreed = replace(span, rule=f"engine and {own.rule}", base=own.base or span.base)
        return 1 + confidence, agreed
    discounted = confidence * ENGINE_DISCOUNT
    if weight >= LEAST_RULE and weight > discounted:
        return weight, own
    if discounted >= LEAST_ENGINE:
        return discounted, span
    return (weight if weight >= LEAST_DISPUTED else 0.0), own


def _weight(rule: str, weights: Mapping[str, float]) -> float:
    """``after koncern`` and its like share one weight."""
    general = "after a noun" if rule.startswith("after ") else ""
    return weights.get(rule, weights.get(general, 0.0))


def _without_overlaps(ranked: Sequence[NameSpan]) -> tuple[NameSpan, ...]:
    kept: list[NameSpan] = []
    for span in ranked:
        if all(span.end <= other.start or other.end <= span.start for other in kept):
            kept.append(span)
    return tuple(sorted(kept, key=lambda span: span.start))

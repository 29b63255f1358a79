"""docs/sources.md names every sentence that reading a source may list."""

from __future__ import annotations

import ast
from pathlib import Path

import podobno.ingest

FOLDER = Path(podobno.ingest.__file__).parent
PAGE = " ".join((FOLDER.parents[2] / "docs" / "sources.md").read_text("utf-8").split())


def test_every_reason_stands_in_the_documentation() -> None:
    reasons = {reason for path in FOLDER.glob("*.py") for reason in _reasons(path)}
    assert len(reasons) > 50
    assert {reason for reason in reasons if reason not in PAGE} == set()


def _reasons(path: Path) -> set[str]:
    """The longest fixed part of each text that a module gives as a reason."""
    tree = ast.parse(path.read_text("utf-8"))
    values: list[ast.expr] = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = (
                node.func.attr
                if isinstance(node.func, ast.Attribute)
                else getattr(node.func, "id", "")
            )
            if name in {"DocumentProblem", "_list"} and len(node.args) > 1:
                values.append(node.args[1])
            values += [k.value for k in node.keywords if k.arg == "reason"]
        elif isinstance(node, ast.Assign) and any(
            isinstance(t, ast.Name) and t.id in {"reason", "_DAMAGED", "_CUT_OFF_RECORD", "CUT_OFF"}
            for t in node.targets
        ):
            values.append(node.value)
        elif isinstance(node, ast.FunctionDef) and node.name in {"_say_unknown", "_parse"}:
            values += [n.value for n in ast.walk(node) if isinstance(n, ast.Return) and n.value]
    return {part for value in values if (part := _fixed_part(value))}


def _fixed_part(value: ast.expr) -> str:
    if isinstance(value, ast.IfExp):
        return _fixed_part(value.body)
    texts = [
        node.value
        for node in (value.values if isinstance(value, ast.JoinedStr) else [value])
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    ]
    return max(texts, key=len, default="").strip(' (:"')

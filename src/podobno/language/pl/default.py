"""The learned files of this folder in, the engine that reads with them out."""

from __future__ import annotations

from importlib.resources import files

from podobno.language.engine import Engine


def load_engine() -> Engine | None:
    """The neural engine, or None where its network is not installed: the light one reads then."""
    if not files(__package__).joinpath("learned", "engine.onnx").is_file():
        return None
    from podobno.language.pl.neural import NeuralEngine  # onnxruntime loads with the first text

    return NeuralEngine()

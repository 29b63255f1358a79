"""A trained network comes in, an int8 ONNX file of one depth goes out.

Matrices of the encoder are int8 per output channel, their inputs quantised as they come (one
scale a window, so a window must be run alone to give the same bytes every time). The table of
pieces is int8 with a scale a row. The heads stay float32: they are small, and arcs are sensitive.
"""

from pathlib import Path

import torch
from torch import Tensor, nn

from training.network import HIDDEN, Exported, Network


class RowScaled(nn.Module):
    """An embedding table in int8 with one scale a row."""

    table: Tensor
    scale: Tensor

    def __init__(self, weight: Tensor) -> None:
        super().__init__()
        scale = weight.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (weight / scale).round().to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        rows = self.table.index_select(0, ids.reshape(-1)).to(torch.float32)
        scaled = rows * self.scale.index_select(0, ids.reshape(-1))
        return scaled.view(*ids.shape, HIDDEN)


def export(network: Network, depth: int, path: Path) -> int:
    """Write the int8 file of the heads at ``depth``; gives back its size in bytes."""
    from onnxruntime.quantization import QuantType, quantize_dynamic
    from onnxruntime.quantization.shape_inference import quant_pre_process

    which = network.depths.index(depth)
    network.eval()
    pieces, layers = network.pieces, network.layers
    network.pieces = RowScaled(pieces.weight.detach())  # type: ignore[assignment]
    network.layers = layers[:depth]
    plain = path.with_suffix(".float.onnx")
    ready = path.with_suffix(".ready.onnx")
    try:
        torch.onnx.export(
            Exported(network, which),
            (torch.randint(5, 100, (1, 40)), torch.arange(1, 31)),
            str(plain),
            input_names=["ids", "first"],
            output_names=["scores", "arcs", "relations"],
            dynamic_axes={
                "ids": {1: "pieces"},
                "first": {0: "words"},
                "scores": {0: "words"},
                "arcs": {0: "words", 1: "heads"},
                "relations": {0: "words", 1: "heads"},
            },
            opset_version=17,
            dynamo=False,
        )
    finally:
        network.pieces, network.layers = pieces, layers
    quant_pre_process(str(plain), str(ready), skip_symbolic_shape=True)
    quantize_dynamic(
        str(ready),
        str(path),
        per_channel=True,
        weight_type=QuantType.QInt8,
        op_types_to_quantize=["MatMul"],
        nodes_to_exclude=_head_nodes(ready),
        extra_options={"MatMulConstBOnly": True},
    )
    plain.unlink()
    ready.unlink()
    return path.stat().st_size


def _head_nodes(path: Path) -> list[str]:
    import onnx

    graph = onnx.load(str(path)).graph
    return [
        node.name for node in graph.node if node.op_type == "MatMul" and "layers" not in node.name
    ]

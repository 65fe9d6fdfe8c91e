"""The log-linear model that turns evidence into the chance that two sentences tell the same."""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from operator import mul

from reader import resources
from reader.align.evidence import FEATURES, WORDING


@dataclass(frozen=True, slots=True)
class Model:
    """Logistic regression: `1 / (1 + exp(-(bias + weights · evidence)))`."""

    bias: float
    weights: tuple[float, ...]

    def chance(self, values: Iterable[float]) -> float:
        """The chance, 0 to 1."""
        total = self.bias + sum(map(mul, self.weights, values))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def articles() -> Model:
    """The weights for sentences within their articles: all of `FEATURES`."""
    return _read("articles", FEATURES)


@cache
def sentences() -> Model:
    """The weights for sentences without articles around them: `WORDING` only."""
    return _read("sentences", WORDING)


def _read(setting: str, features: Sequence[str]) -> Model:
    found = {
        name: float(value)
        for s, name, value in resources.rows("align", "weights.tsv")
        if s == setting
    }
    return Model(found["bias"], tuple(found[name] for name in features))

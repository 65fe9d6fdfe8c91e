"""Weighted logistic regression with a ridge, in plain Python (iteratively reweighted squares)."""

from __future__ import annotations

import math
from collections.abc import Sequence

Row = Sequence[float]


def fit(
    rows: Sequence[Row], labels: Sequence[float], weights: Sequence[float], *, ridge: float
) -> tuple[float, list[float]]:
    """The bias and a coefficient a column.

    The ridge penalises coefficients of the standardised columns, never the bias. Newton's method
    (Hastie, Tibshirani and Friedman, The Elements of Statistical Learning, 4.4.1).
    """
    means, scales = _standard(rows)
    ready = [
        [1.0, *((x - m) / s for x, m, s in zip(row, means, scales, strict=True))] for row in rows
    ]
    beta = [0.0] * (len(means) + 1)
    for _ in range(15):
        gradient, hessian = _derivatives(ready, labels, weights, beta)
        for k in range(1, len(beta)):
            gradient[k] -= ridge * beta[k]
            hessian[k][k] += ridge
        step = _solved(hessian, gradient)
        beta = [b + s for b, s in zip(beta, step, strict=True)]
        if max(map(abs, step)) < 1e-5:
            break
    slopes = [b / s for b, s in zip(beta[1:], scales, strict=True)]
    return beta[0] - sum(b * m for b, m in zip(slopes, means, strict=True)), slopes


def chance(bias: float, slopes: Row, row: Row) -> float:
    total = bias + sum(map(float.__mul__, slopes, row))
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


def _standard(rows: Sequence[Row]) -> tuple[list[float], list[float]]:
    columns = list(zip(*rows, strict=True))
    means = [sum(column) / len(column) for column in columns]
    spread = [sum((x - m) ** 2 for x in column) for column, m in zip(columns, means, strict=True)]
    return means, [math.sqrt(s / len(rows)) or 1.0 for s in spread]


def _derivatives(
    rows: Sequence[Row], labels: Sequence[float], weights: Sequence[float], beta: Row
) -> tuple[list[float], list[list[float]]]:
    size = len(beta)
    gradient, hessian = [0.0] * size, [[0.0] * size for _ in range(size)]
    for row, label, weight in zip(rows, labels, weights, strict=True):
        p = chance(0.0, beta, row)
        residual, curve = weight * (label - p), weight * p * (1 - p)
        for i, value in enumerate(row):
            gradient[i] += residual * value
            scaled, line = curve * value, hessian[i]
            for k in range(i + 1):
                line[k] += scaled * row[k]
    for i in range(size):
        for k in range(i):
            hessian[k][i] = hessian[i][k]
        hessian[i][i] += 1e-9
    return gradient, hessian


def _solved(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Gaussian elimination with partial pivoting."""
    size = len(right)
    table = [[*line, value] for line, value in zip(matrix, right, strict=True)]
    for c in range(size):
        pivot = max(range(c, size), key=lambda r: abs(table[r][c]))
        table[c], table[pivot] = table[pivot], table[c]
        for r in range(c + 1, size):
            factor = table[r][c] / table[c][c]
            if factor:
                table[r] = [x - factor * y for x, y in zip(table[r], table[c], strict=True)]
    found = [0.0] * size
    for c in reversed(range(size)):
        known = sum(table[c][k] * found[k] for k in range(c + 1, size))
        found[c] = (table[c][size] - known) / table[c][c]
    return found

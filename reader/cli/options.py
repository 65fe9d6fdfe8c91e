"""Options that several commands share."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, TypeVar

import click

Function = TypeVar("Function", bound=Callable[..., Any])


def library(function: Function) -> Function:
    """`--in`: which library."""
    return click.option(
        "--in",
        "where",
        metavar="FOLDER|NAME",
        help="The library: its folder or workspace; else the last one used.",
    )(function)


def json(function: Function) -> Function:
    """`--json`: one JSON object instead of text."""
    return click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")(function)

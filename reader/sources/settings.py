"""From the configuration to what sources know about articles."""

from __future__ import annotations

from collections.abc import Iterator

from reader.config import Config, MetadataRule
from reader.sources.reading import Knowledge
from reader.sources.rules import PathRule, compile_rule
from reader.sources.walk import SIDECARS


def knowledge(config: Config) -> Knowledge:
    """Path rules and outlet names.

    Raises:
        ConfigError: a path pattern cannot be read; it names file, line and key.
    """
    return Knowledge(tuple(_rules(config)), dict(_outlets(config)))


def sidecars(config: Config) -> tuple[str, ...]:
    """The names a metadata file may have, the configured ones first.

    Raises:
        ConfigError: a name leads out of the article's folder, or is the same for all articles.
    """
    named: list[str] = []
    for number, rule in enumerate(config.metadata.rules):
        if not rule.sidecar:
            continue
        if "/" in rule.sidecar or not ("{stem}" in rule.sidecar or "{name}" in rule.sidecar):
            problem = "must be a file name with {stem} or {name}"
            raise config.error(problem, key=f"metadata.rules[{number}].sidecar")
        named.append(rule.sidecar)
    return (*named, *(name for name in SIDECARS if name not in named))


def _rules(config: Config) -> Iterator[PathRule]:
    for number, rule in enumerate(config.metadata.rules):
        key = f"metadata.rules[{number}]"
        if rule == MetadataRule():
            raise config.error("needs “match” or “sidecar”", key=key)
        if not rule.match:
            continue
        try:
            yield compile_rule(rule.match)
        except ValueError as problem:
            raise config.error(str(problem), key=f"{key}.match") from None


def _outlets(config: Config) -> Iterator[tuple[str, str]]:
    for key, outlet in config.outlets.items():
        name = outlet.name or key
        for alias in (key, name, *outlet.aliases):
            yield alias.lower(), name

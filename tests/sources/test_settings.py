"""What the configuration tells sources, and how it is refused."""

from __future__ import annotations

from pathlib import Path

import pytest

from reader.config import Config, load
from reader.errors import ConfigError
from reader.sources.settings import knowledge, sidecars


def configured(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    return load(path)


def test_outlets_are_known_by_key_name_and_alias(tmp_path: Path) -> None:
    config = configured(
        tmp_path, "outlets:\n  wc: {name: The Courier, aliases: [Courier]}\n  bbc: {}"
    )
    assert knowledge(config).outlets == {
        "wc": "The Courier",
        "the courier": "The Courier",
        "courier": "The Courier",
        "bbc": "bbc",
    }


def test_path_rules_are_compiled_in_order(tmp_path: Path) -> None:
    config = configured(
        tmp_path, "metadata:\n  rules:\n  - match: '{outlet}/{slug}.txt'\n  - match: '{slug}.txt'"
    )
    assert [rule.pattern for rule in knowledge(config).rules] == [
        "{outlet}/{slug}.txt",
        "{slug}.txt",
    ]


def test_a_configured_sidecar_is_tried_first(tmp_path: Path) -> None:
    config = configured(tmp_path, "metadata: {rules: [{sidecar: '{name}.meta'}]}")
    assert sidecars(config) == ("{name}.meta", "{stem}.yaml", "{stem}.yml")


@pytest.mark.parametrize(
    ("rule", "key"),
    [
        ("match: '{date:%H}.txt'", "metadata.rules[0].match"),
        ("sidecar: ''", "metadata.rules[0]"),
    ],
)
def test_a_rule_that_cannot_work_names_file_line_and_key(
    tmp_path: Path, rule: str, key: str
) -> None:
    config = configured(tmp_path, f"metadata:\n  rules:\n  - {rule}")
    with pytest.raises(ConfigError) as raised:
        knowledge(config)
    assert (raised.value.line, raised.value.key) == (3, key)
    assert raised.value.path.endswith("config.yaml")


@pytest.mark.parametrize("name", ["../{stem}.yaml", "meta.yaml"])
def test_a_sidecar_stands_beside_its_own_article(tmp_path: Path, name: str) -> None:
    config = configured(tmp_path, f"metadata:\n  rules:\n  - sidecar: '{name}'")
    with pytest.raises(ConfigError):
        sidecars(config)

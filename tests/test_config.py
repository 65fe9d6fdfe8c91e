"""The configuration: defaults without a file, one typed tree, and errors that say where."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from textual.theme import BUILTIN_THEMES

from reader.config import THEMES, Config, OutletConfig, SpeakerConfig, UiConfig, load
from reader.errors import ConfigError

EVERYTHING = """\
version: 1
library: {folders: [~/articles, /news], follow_symlinks: true}
metadata:
  rules:
    - match: "{outlet}/{slug}.txt"
    - sidecar: "{stem}.meta"
outlets:
  courier: {name: The Courier, aliases: [Wenham Courier]}
speakers:
  - {name: Ana Reyes, aliases: [A. Reyes]}
searches: {"To check": "label:to-check"}
ui: {theme: nord, width: 72, layout: stacked, mouse: yes, ascii: on, speaker_signs: false}
keys: {bind: {"g q": panel.quotes}}
"""


def written(tmp_path: Path, text: str) -> Config:
    path = tmp_path / "config.yaml"
    path.write_text(text)
    return load(path)


def refused(tmp_path: Path, text: str) -> ConfigError:
    with pytest.raises(ConfigError) as raised:
        written(tmp_path, text)
    return raised.value


def test_no_file_means_the_defaults() -> None:
    assert load(None) == Config()


@pytest.mark.parametrize("text", ["", "# nothing but a comment\n", "ui:\nlibrary:\n  folders:\n"])
def test_what_is_left_out_or_empty_keeps_its_default(tmp_path: Path, text: str) -> None:
    config = written(tmp_path, text)
    assert (config.ui, config.library, config.warnings) == (Config().ui, Config().library, ())


def test_every_key_is_read(tmp_path: Path) -> None:
    config = written(tmp_path, EVERYTHING)
    assert config.library.folders == ("~/articles", "/news")
    assert config.library.follow_symlinks
    assert config.metadata.rules[0].match == "{outlet}/{slug}.txt"
    assert config.metadata.rules[1].sidecar == "{stem}.meta"
    assert config.outlets == {"courier": OutletConfig("The Courier", ("Wenham Courier",))}
    assert config.speakers == (SpeakerConfig("Ana Reyes", ("A. Reyes",)),)
    assert config.searches == {"To check": "label:to-check"}
    assert config.ui == UiConfig("nord", 72, "stacked", mouse=True, ascii=True, speaker_signs=False)
    assert config.keys.bind == {"g q": "panel.quotes"}
    assert config.warnings == ()


def test_the_shipped_file_holds_the_defaults() -> None:
    shipped = load(Path(__file__).parents[1] / "config.yaml")
    assert shipped.warnings == ()
    for name in ("library", "metadata", "outlets", "speakers", "searches", "ui", "keys"):
        assert getattr(shipped, name) == getattr(Config(), name)


@pytest.mark.parametrize(
    ("text", "line", "key", "problem"),
    [
        ("ui:\n  width: wide", 2, "ui.width", "must be a whole number, not “wide”"),
        ("ui:\n  width: 5", 2, "ui.width", "must be from 30 to 200, not 5"),
        ("ui:\n  mouse: 1", 2, "ui.mouse", "must be true or false, not “1”"),
        ("ui:\n  layout: wid", 2, "ui.layout", "must be one of auto, wide, stacked, single"),
        ("ui: [a]", 1, "ui", "must be keys with values, not a list"),
        ("ui: {theme: {a: b}}", 1, "ui.theme", "must be text, not keys with values"),
        ("\nlibrary:\n  folders: x", 3, "library.folders", "must be a list, not “x”"),
        ("speakers:\n- {name: A}\n- B", 3, "speakers[1]", "must be keys with values, not “B”"),
        ("outlets:\n  a:\n    aliases: {}", 3, "outlets.a.aliases", "must be a list"),
        ("version: 2", 1, "version", "must be 1, not 2"),
        ("ui:\n  theme: [", 2, "theme", "expected"),
        ("ui:\n  theme: a\n width: x", 3, "width", "expected"),
        ('searches: "a', 1, "searches", "unexpected end of stream"),
        ("a: b: c", 1, "a", "not allowed"),
        ("\nsearches: a\x1b", 2, "searches", "control character"),
    ],
)
def test_a_value_that_cannot_be_used_names_file_line_and_key(
    tmp_path: Path, text: str, line: int, key: str, problem: str
) -> None:
    error = refused(tmp_path, text)
    assert (error.line, error.key) == (line, key)
    assert problem in error.message
    assert f"config.yaml:{line}: {key}: " in error.message
    assert error.exit_code == 2


def test_the_nearest_choice_is_suggested(tmp_path: Path) -> None:
    assert refused(tmp_path, "ui: {layout: wid}").hint == "did you mean “wide”?"


def test_an_unknown_key_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    config = written(tmp_path, "ui:\n  widht: 60")
    assert config.ui.width == 80
    (warning,) = config.warnings
    assert "config.yaml:2: unknown key “ui.widht”; did you mean “width”?" in warning


def test_an_unknown_key_that_resembles_none_lists_the_known(tmp_path: Path) -> None:
    (warning,) = written(tmp_path, "keys: {zzz: 1}").warnings
    assert warning.endswith("known are bind")


def test_an_unknown_theme_is_a_warning_with_the_nearest_name(tmp_path: Path) -> None:
    (warning,) = written(tmp_path, "ui:\n  theme: gruvboks").warnings
    assert warning.endswith(
        ":2: “ui.theme” is “gruvboks”, which is unknown; did you mean “gruvbox”?"
    )


def test_the_themes_are_those_of_textual() -> None:
    assert set(THEMES) == {"auto", *BUILTIN_THEMES}


def test_a_key_that_stands_twice_is_a_warning(tmp_path: Path) -> None:
    config = written(tmp_path, "version: 1\nui: {theme: nord, theme: flexoki}")
    assert config.ui.theme == "flexoki"
    assert "twice" in config.warnings[0]


def test_words_that_yaml_takes_for_other_types_stay_text(tmp_path: Path) -> None:
    config = written(tmp_path, "outlets:\n  vg: {name: 1843, aliases: [no]}")
    assert config.outlets["vg"] == OutletConfig(name="1843", aliases=("no",))


def test_hostile_values_and_keys_are_cleaned(tmp_path: Path) -> None:
    config = written(tmp_path, 'searches: {"a\\e[2Jb": "c\\u202e\\u0007d"}')
    assert config.searches == {"a[2Jb": "cd"}


def test_errors_show_nothing_raw(tmp_path: Path) -> None:
    assert refused(tmp_path, 'ui: {"mouse": "\\e]52;c;x\\a"}').message.isprintable()


def test_a_line_can_be_named_later(tmp_path: Path) -> None:
    config = written(tmp_path, "keys:\n  bind:\n    x: nope")
    error = config.error("no such action", key="keys.bind.x")
    assert (error.line, error.key) == (3, "keys.bind.x")


@pytest.mark.parametrize("depth", [500, 5_000])
def test_deep_nesting_is_refused(tmp_path: Path, depth: int) -> None:
    assert refused(tmp_path, "x: " + "[" * depth).exit_code == 2


def test_a_huge_file_is_refused(tmp_path: Path) -> None:
    assert "larger" in refused(tmp_path, "#" * 1_000_001).message


def test_a_file_that_is_no_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "config.yaml"
    path.write_bytes(b"version: 1\nui: \xff")
    with pytest.raises(ConfigError) as raised:
        load(path)
    assert raised.value.line == 2


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigError, match="no such file"):
        load(tmp_path / "nope.yaml")


@given(st.text(st.sampled_from("ab:- \n[]{}&*!'\"#|>%@,?\tui"), max_size=60))
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_text_is_a_configuration_or_a_configuration_error(tmp_path: Path, text: str) -> None:
    try:
        written(tmp_path, text)
    except ConfigError as error:
        assert error.message

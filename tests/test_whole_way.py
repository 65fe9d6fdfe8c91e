"""The whole way of an article, from a folder to answers, over a real library."""

import json
import shutil
from pathlib import Path

import pytest

from reader.__main__ import session
from reader.cli.main import run
from reader.model.span import Span
from reader.text.clean import clean

ARTICLES = Path(__file__).parent / "articles"
HOSTILE = (
    "\ufeff“We were \x1b[31mnot\x1b[0m asked,” Ada Crane said on Mon\u00adday.\r\n"
    "\x1b]52;c;ZXZpbA==\x07“Nobody \u202ecame\u202c,” she added. [bold]Red[/bold] & <b>tag</b>\r\n"
)


@pytest.fixture
def reader(capsys):
    """Runs a command; gives its exit code, stdout and stderr."""

    def call(*arguments: object) -> tuple[int, str, str]:
        code = run(session(), [str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        return code, out, err

    return call


@pytest.fixture
def folder(tmp_path):
    """All fictional articles in one folder, and a hostile one."""
    copy = tmp_path / "articles"
    shutil.copytree(ARTICLES, copy)
    (copy / "hostile.txt").write_text(HOSTILE, encoding="utf-8", newline="")
    return copy


def spans(record, convert=lambda start, end: (start, end)):
    """What identifies a quotation record, in comparable offsets."""
    ends = [("start", "end"), ("speaker_start", "speaker_end"), ("cue_start", "cue_end")]
    places = [
        convert(record[start], record[end]) if record[start] is not None else None
        for start, end in ends
    ]
    rest = ("quotation", "kind", "speaker", "speaker_kind", "via", "confidence", "why")
    return [*places, *(record[name] for name in rest)]


def test_extract_says_of_an_article_what_the_library_holds(reader, folder):
    reader("scan", folder)
    _, out, _ = reader("quotes", folder, "--json")
    held = {}
    for row in json.loads(out)["quotations"]:
        held.setdefault(row["file"], []).extend(map(spans, row["spans"]))
    for path in sorted(folder.rglob("*.txt")):
        _, out, _ = reader("extract", "quotes", path)
        cleaned = clean(path.read_bytes().decode("utf-8-sig"))
        found = json.loads(out)
        assert found["id"] == str(path)
        as_cleaned = [
            spans(record, lambda *ends, way=cleaned: tuple(way.to_clean(Span(*ends))))
            for record in found["quotes"]
        ]
        assert as_cleaned == held[str(path.relative_to(folder))]
        assert as_cleaned


def test_extract_answers_in_offsets_of_the_text_as_given(reader, folder):
    path = folder / "hostile.txt"
    _, out, _ = reader("extract", "quotes", path)
    given = path.read_bytes().decode("utf-8-sig")
    quoted = [given[quote["start"] : quote["end"]] for quote in json.loads(out)["quotes"]]
    assert quoted == ["“We were \x1b[31mnot\x1b[0m asked,”", "“Nobody \u202ecame\u202c,”"]


def test_no_command_prints_what_a_terminal_would_obey(reader, folder):
    reader("scan", folder)
    for command in (
        ["brief", folder],
        ["quotes", folder],
        ["quotes", folder, "--json"],
        ["quotes", folder, "--csv"],
        ["search", "--in", folder, "asked"],
        ["search", "--in", folder, "\x1b]52;c;ZXZpbA==\x07"],
        ["show", "--in", folder, "hostile"],
        ["show", "--in", folder, "--text", "hostile"],
        ["show", "--in", folder, "--json", "hostile"],
        ["stories", "--in", folder],
        ["show", "--in", folder, "\x9b2J"],
        ["extract", "quotes", folder / "hostile.txt"],
    ):
        _, out, err = reader(*command)
        bad = {c for c in out + err if (ord(c) < 32 and c != "\n") or 0x7F <= ord(c) < 0xA0}
        assert not bad, (command, bad)
        assert not set("\u202e\u202c\u2066") & set(out + err), command


def test_article_text_is_never_markup(reader, folder):
    reader("scan", folder)
    _, out, _ = reader("show", "--in", folder, "hostile")
    assert "[bold]Red[/bold] & <b>tag</b>" in out


def test_a_second_reading_finds_everything_up_to_date(reader, folder):
    reader("scan", folder)
    code, out, _ = reader("scan", folder)
    assert code == 0
    assert "up to date" in out


def test_source_files_stay_as_they_are(reader, folder):
    def state():
        return {
            path: (path.stat().st_mtime_ns, path.read_bytes())
            for path in folder.rglob("*")
            if path.is_file()
        }

    before = state()
    reader(folder)
    reader("reindex", "--in", folder)
    assert state() == before


def test_a_folder_that_is_not_there_is_one_clear_line(reader, tmp_path):
    code, out, err = reader(tmp_path / "nope")
    assert (code, out) == (2, "")
    assert err.splitlines()[0] == f"reader: no such folder: {tmp_path / 'nope'}"


def test_an_empty_folder_says_what_to_do(reader, tmp_path):
    code, out, _ = reader(tmp_path)
    assert code == 0
    assert "No articles here" in out


def test_what_cannot_be_read_is_listed_with_its_reason_and_exit_code_three(reader, folder):
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(64))
    (folder / "blank.txt").write_bytes(b" \n")
    code, out, _ = reader("scan", folder)
    assert code == 3
    assert "skipped picture.txt: " in out
    assert "skipped blank.txt: empty" in out


def test_a_broken_configuration_names_file_line_and_key(reader, folder, tmp_path):
    config = tmp_path / "config.yaml"
    config.write_text("version: 1\nui:\n  width: wide\n")
    code, _, err = reader("--config", config, "scan", folder)
    assert code == 2
    assert f"{config}:3" in err
    assert "ui.width" in err


def test_front_matter_counts_in_given_offsets_of_plain_text(reader, tmp_path):
    path = tmp_path / "one.txt"
    path.write_text("---\noutlet: The Quay\n---\n“We sail at dawn,” Ada Crane said.\n")
    _, out, _ = reader("extract", "quotes", path)
    (quote,) = json.loads(out)["quotes"]
    assert path.read_text()[quote["start"] : quote["end"]] == "“We sail at dawn,”"

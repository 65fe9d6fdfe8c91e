"""Crash reports: enough to find the error, nothing of an article."""

from __future__ import annotations

import datetime
import stat
from pathlib import Path

import pytest

from reader import crash

NOW = datetime.datetime(2031, 11, 5, 9, 30, tzinfo=datetime.UTC)
SECRET = "the minister's unpublished words"


def fail() -> None:
    words = SECRET
    raise ValueError(f"cannot show {words}")


@pytest.fixture
def error() -> BaseException:
    try:
        try:
            fail()
        except ValueError as inner:
            raise RuntimeError(SECRET) from inner
    except RuntimeError as outer:
        return outer


def test_a_report_names_types_files_and_functions(error: BaseException):
    told = crash.report(error, now=NOW)
    assert "builtins.RuntimeError" in told
    assert "builtins.ValueError" in told
    assert "test_crash.py:" in told
    assert " fail" in told


def test_a_report_holds_neither_messages_nor_values(error: BaseException):
    assert SECRET not in crash.report(error, now=NOW)


def test_a_report_does_not_say_where_the_program_is_installed(error: BaseException):
    assert str(Path(__file__).parents[2]) not in crash.report(error, now=NOW)


def test_a_report_is_its_owners_alone(error: BaseException, tmp_path: Path):
    path = crash.write(error, folder=tmp_path / "crashes", now=NOW)
    assert path.name.startswith("crash-20311105-093000")
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_only_the_latest_reports_are_kept(error: BaseException, tmp_path: Path):
    for minute in range(crash.KEPT + 3):
        last = crash.write(error, folder=tmp_path, now=NOW + datetime.timedelta(minutes=minute))
    kept = sorted(tmp_path.iterdir())
    assert len(kept) == crash.KEPT
    assert kept[-1] == last


def test_an_error_that_causes_itself_is_reported_once():
    error = ValueError()
    error.__cause__ = error
    assert crash.report(error, now=NOW).count("ValueError") == 1


def test_a_failing_command_says_where_the_report_is_and_not_what_it_was_about(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], homes: Path
):
    from reader import __main__

    monkeypatch.setattr(__main__, "run", lambda *_: fail())
    with pytest.raises(SystemExit) as stopped:
        __main__.main()
    told = capsys.readouterr().err
    assert stopped.value.code == crash.CRASHED
    (report,) = homes.rglob("crash-*.txt")
    assert str(report) in told
    assert SECRET not in told + report.read_text()

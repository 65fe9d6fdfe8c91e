"""Runs the app over a newsroom whose every word is hostile: `python -m tests.pty.hostile_app`."""

from __future__ import annotations

import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

from reader.config import Config, KeysConfig
from reader.errors import UsageError
from reader.locations import Locations
from reader.model.article import Fact, Markup, MarkupKind, Metadata, Origin
from reader.model.match import MatchKind
from reader.model.span import Span
from reader.newsroom.scan import ScanReport
from reader.tui.app import ReaderApp
from reader.tui.messages import ScanEnded
from reader.tui.shell import Opening
from tests import fakes, fakes_library
from tests.fakes_library import Link, Piece, Utterance


def hostile(word: str) -> str:
    """The word with everything that no terminal should be sent on behalf of an article."""
    return (
        f"{word}\x1b]52;c;S1ZBU0lS\x07\x1b[7777m\x9b7777m\u202e\u2066\x00\x85"
        f"\x1b]8;;http://kvasir.invalid\x1b\\[bold red]{word}[/][@click=app.bell]x[/]"
    )


def _text(word: str) -> str:
    return f"{hostile(word)} came first.\n“{hostile('quoted')}” said {hostile('speaker')} then."


def _piece(number: int) -> Piece:
    facts = {name: Fact(hostile(name), Origin.SIDECAR) for name in ("title", "outlet")}
    return Piece(
        f"a:{number}",
        f"{number}_{hostile('filename')}.txt",
        _text(f"article{number}"),
        "a:1",
        (
            Utterance(
                (f"“{hostile('quoted')}”",),
                hostile("speaker"),
                hostile("speaker"),
                "said",
                why=hostile("evidence"),
                via=hostile("relay"),
            ),
        ),
        Metadata(**facts),
    )


class HostileApp(ReaderApp):
    """The app, with a key that makes every kind of message arrive."""

    async def complete(self) -> None:
        await super().complete()
        self.set_timer(0.2, lambda: self.post_message(ScanEnded(None, hostile("scanproblem"))))

    def refuse(self, *args: object, **kwargs: object) -> Any:
        raise UsageError(hostile("error"), hint=hostile("hint"))


def main() -> None:
    pieces = (_piece(1), _piece(2))
    fakes_library.LINKS[pieces[0].id, pieces[1].id] = fakes.LINKS[pieces[0].id, pieces[1].id] = (
        Link(f"“{hostile('quoted')}”", f"“{hostile('quoted')}”", MatchKind.IDENTICAL),
    )
    room = fakes.fake_newsroom(pieces)
    plain_text = room.articles.text
    room.articles.text = lambda article, **kw: replace(
        plain_text(article),
        markup=(Markup(Span(0, 8), MarkupKind.LINK, "http://x/\x1b]52;c;S1ZBU0lS\x07"),),
    )
    room.notes.write("a:1", Span(0, 8), text=hostile("oldnote"))
    home = Path(sys.argv[1])
    app = HostileApp(
        Opening(
            newsroom=room,
            config=Config(
                keys=KeysConfig(bind={"x": hostile("configvalue")}),
                warnings=(hostile("configwarning"),),
            ),
            locations=Locations(home, home, home, home),
            folder=hostile("folder"),
            name=hostile("library"),
            work=fakes.InlineWork,
            now=fakes.FrozenClock(),
        )
    )
    room.articles.set_starred = app.refuse
    room.scan.reports.append(ScanReport())
    app.run()
    app.work.close()


if __name__ == "__main__":
    main()

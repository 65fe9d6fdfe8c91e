"""`reader stories`: which articles tell of one event."""

from __future__ import annotations

import click

from reader.cli import options, phrases
from reader.cli.matrix import print_matrix
from reader.cli.printer import print_json, printer
from reader.cli.session import Session, pass_session
from reader.errors import UsageError
from reader.model.story import Story
from reader.text.plural import counted


@click.command(name="stories")
@options.library
@options.json
@click.option("--matrix", metavar="ARTICLE", help="Who printed which statement in its story.")
@click.option("--csv", "as_csv", is_flag=True, help="With --matrix: a table with a header line.")
@click.option("--limit", type=click.IntRange(1), default=50, show_default=True)
@pass_session
def command(
    session: Session, where: str | None, as_json: bool, matrix: str | None, as_csv: bool, limit: int
) -> int:
    """List stories, newest first, with their articles.

    \b
      reader stories --in ~/articles
      reader stories --matrix 000   rows are statements, columns are articles
    """
    newsroom = session.library(where)
    if matrix is not None:
        found = newsroom.matches.matrix(newsroom.articles.resolve(matrix))
        return print_matrix(found, session, as_json=as_json, as_csv=as_csv)
    if as_csv:
        raise UsageError("--csv goes with --matrix", hint="reader stories --matrix ARTICLE --csv")
    stories = newsroom.stories.all()[:limit]
    if as_json:
        print_json("stories@1", {"stories": [_record(story) for story in stories]})
        return 0 if stories else 1
    out = printer(session)
    for story in stories:
        out.line(out.strong(name(story)) + f"  {counted(len(story.articles), 'article')}")
        for head in newsroom.articles.heads(story.articles):
            out.line(f"{head.label} · {phrases.facts(head)}", indent=4)
    return 0 if stories else 1


def name(story: Story) -> str:
    """The story's name, `~` before one that no person gave."""
    return ("~" if story.name_is_guess else "") + phrases.shortened(story.name, 72)


def _record(story: Story) -> dict[str, object]:
    return {
        "id": story.id,
        "name": None if story.name_is_guess else story.name,
        "name_display": story.name,
        "articles": list(story.articles),
        "first_day": story.first_day.isoformat() if story.first_day else None,
        "last_day": story.last_day.isoformat() if story.last_day else None,
        "outlets": list(story.outlets),
    }

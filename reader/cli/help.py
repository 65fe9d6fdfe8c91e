"""`reader help`: what there is to read about, and the pages themselves."""

from __future__ import annotations

import click

from reader import resources
from reader.errors import UsageError
from reader.text.safe import printable

TOPICS = {"query": "the query language of “reader search” and of the app"}
"""Pages of text, each in `reader/cli/data/TOPIC.md`, and what they are about."""


@click.command(name="help")
@click.argument("topic", required=False)
@click.pass_context
def command(ctx: click.Context, topic: str | None) -> None:
    """Read about a topic or a command; without either, see what there is.

    \b
      reader help query
      reader help search
    """
    group = ctx.find_root()
    if topic is None:
        click.echo(group.get_help())
        click.echo("\nTopics, to be read with “reader help TOPIC”:")
        for name, about in TOPICS.items():
            click.echo(f"  {name}  {about}")
    elif topic in TOPICS:
        click.echo(resources.text("cli", f"{topic}.md"), nl=False)
    else:
        click.echo(_help_of(group, topic))


def _help_of(group: click.Context, name: str) -> str:
    """The help of a command.

    Raises:
        UsageError: there is neither a topic nor a command of that name.
    """
    assert isinstance(group.command, click.Group)
    found = group.command.get_command(group, name)
    if found is None:
        raise UsageError(
            f"no such topic or command: {printable(name)}", hint="see what there is: reader help"
        )
    with click.Context(found, info_name=name, parent=group) as ctx:
        return found.get_help(ctx)

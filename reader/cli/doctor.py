"""`reader doctor`: looks after the installation; its output may be pasted into a bug report."""

from __future__ import annotations

import click

from reader.cli import options
from reader.cli.printer import print_json, printer
from reader.cli.session import Session, pass_session

UNWELL = 4


@click.command(name="doctor")
@options.library
@options.json
@pass_session
def command(session: Session, where: str | None, as_json: bool) -> int:
    """Say where data lie, whether library and index agree, and what the terminal can do.

    Contains no article text. The exit code is 4 when something needs attention.
    """
    findings = session.doctor(session.request(where))
    if as_json:
        print_json(
            "doctor@1",
            {"findings": [{"what": w, "found": f, "well": ok} for w, f, ok in findings]},
        )
    else:
        out = printer(session)
        width = max(len(what) for what, _, _ in findings)
        for what, found, well in findings:
            out.row([what, found if well else f"! {found}"], [width])
    return 0 if all(well for _, _, well in findings) else UNWELL

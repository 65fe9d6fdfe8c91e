"""How keys are written: `]q`, `gg`, `ctrl+d`, `'a`; and the same as a sequence of single keys."""

from __future__ import annotations

from string import ascii_lowercase

LETTER = "{letter}"
"""Stands for any letter from a to z; the letter becomes the command's argument."""
DIGIT = "{digit}"
"""Stands for any digit from 1 to 9."""

Keys = tuple[str, ...]
"""Single keys in order: a printable character, or a name such as `ctrl+d`, `enter`, `space`."""

_PLAIN_NAMES = {" ": "space", "return": "enter", "esc": "escape", "pgdn": "pagedown"}
_NAMED = frozenset(
    {"space", "enter", "escape", "tab", "backspace", "delete", "insert", "up", "down", "left"}
    | {"right", "home", "end", "pageup", "pagedown", *(f"f{number}" for number in range(1, 13))}
)


def spelled(key: str, character: str | None) -> str:
    """One pressed key as the keymap writes it.

    Args:
        key: Textual's name: `right_square_bracket`, `upper_g`, `ctrl+d`.
        character: what the key types, if anything.
    """
    modified = "+" in key and key.split("+", 1)[0] in ("ctrl", "alt", "shift", "super", "meta")
    if character and character.isprintable() and character != " " and not modified:
        return character
    return _PLAIN_NAMES.get(key, key)


def sequence(written: str) -> Keys:
    """The single keys of a written sequence: `]q` and `] q` are two keys, `ctrl+d` is one.

    Raises:
        ValueError: nothing is written.
    """
    keys: list[str] = []
    for part in written.split():
        part = _PLAIN_NAMES.get(part.lower(), part)
        if _is_one_key(part):
            keys.append(part)
        else:
            keys += _divided(part)
    if not keys:
        raise ValueError("no key is written")
    return tuple(keys)


def _divided(part: str) -> list[str]:
    """Single characters, a placeholder at the end kept whole: `'{letter}`."""
    for placeholder in (LETTER, DIGIT):
        if part.endswith(placeholder):
            return [*part.removesuffix(placeholder), placeholder]
    return list(part)


def _is_one_key(part: str) -> bool:
    is_modified = "+" in part[1:-1] and part.split("+")[0] in ("ctrl", "alt", "shift")
    return len(part) == 1 or part in _NAMED or part in (LETTER, DIGIT) or is_modified


def shown(keys: Keys) -> str:
    """The sequence as help and footer show it: `]q`, `'a…z`, `ctrl+d`."""
    parts = [{LETTER: "a…z", DIGIT: "1…9"}.get(key, key) for key in keys]
    return "".join(parts)


def fits(wanted: str, pressed: str) -> bool:
    """Whether a pressed key is the wanted one or stands for its placeholder."""
    if wanted == LETTER:
        return len(pressed) == 1 and pressed in ascii_lowercase
    if wanted == DIGIT:
        return len(pressed) == 1 and pressed in "123456789"
    return wanted == pressed

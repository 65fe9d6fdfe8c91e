"""The rarity of words, where alignment is asked for it; it lives with the text tools."""

from reader.text.world import WorldCounts, load

__all__ = ["WorldCounts", "load"]

"""The same passage in two articles: what corresponds, and how the wording differs."""

from reader.align.alignment import align
from reader.align.alone import score_sentences
from reader.align.prepare import prepare
from reader.align.prepared import Prepared

__all__ = ["Prepared", "align", "prepare", "score_sentences"]

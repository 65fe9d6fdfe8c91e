"""Which articles tell of one event."""

from reader.stories.grouping import StoryItem, group
from reader.stories.terms import StoryTerms, terms

__all__ = ["StoryItem", "StoryTerms", "group", "terms"]

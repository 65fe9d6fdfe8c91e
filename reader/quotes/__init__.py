"""Who said what: quotations, their speakers and the evidence."""

from reader.quotes.extract import extract

__all__ = ["extract"]

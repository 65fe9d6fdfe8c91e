"""A terminal newsroom reader: search, who said what, and the same passage in every outlet."""

__version__ = "0.1.0"

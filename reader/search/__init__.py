"""Search: the query language, and the engine that finds articles by their words.

`query` reads what a person types, `plan` is what an engine is asked, `engine` the seam between.
The embedded engine lives in the modules `whoosh_*`; nothing outside them knows of Whoosh.
"""

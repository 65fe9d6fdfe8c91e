"""The terminal app: one of the two faces, over the services of an open newsroom."""

import os

# Textual reads it once, when it is first imported. At its own 60 pictures a second what was found
# waits up to 17 ms before it is painted; nothing is painted more often than it changes.
os.environ.setdefault("TEXTUAL_FPS", "120")

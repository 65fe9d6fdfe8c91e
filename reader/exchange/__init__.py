"""Files that leave the library and come back: one module a format."""

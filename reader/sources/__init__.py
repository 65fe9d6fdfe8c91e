"""Files in: finds, decodes and reads articles; source files are opened for reading only."""

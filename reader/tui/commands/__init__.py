"""Commands: everything a person can do, each defined once with its name, id, keys and help."""

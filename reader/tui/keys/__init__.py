"""Keys: how they are written, what they are bound to where, and sequences of them."""

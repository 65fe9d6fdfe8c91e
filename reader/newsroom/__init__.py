"""The services behind both faces, one Protocol a module, and the pure pipeline of an article."""

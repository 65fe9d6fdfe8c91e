"""Widgets that paint: the article, its minimap, the one virtual list, two articles compared."""

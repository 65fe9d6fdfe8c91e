"""The services as they really are: one implementation a module, over store, analysis and index."""

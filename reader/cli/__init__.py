"""The command line: prints what the services and the pure analysis answer."""

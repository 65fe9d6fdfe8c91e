"""The vocabulary of the domain: frozen values with no behaviour beyond their fields."""

"""Stands in for the abstract classes of importlib.resources."""

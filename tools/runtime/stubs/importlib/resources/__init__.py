"""Stands in for importlib.resources, which importlib.abc imports and nothing uses."""

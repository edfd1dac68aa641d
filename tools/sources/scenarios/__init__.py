"""Reads scenarios, and holds them to the helpers."""

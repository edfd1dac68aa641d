"""Stands in for asyncio: our Python answers text with text, and never waits for anything."""

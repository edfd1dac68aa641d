"""Dates as people write them here."""

import datetime


def on_day(date: str) -> str:
    """An ISO date as people write it here: '23 November 2026'."""
    day = datetime.date.fromisoformat(date)
    return f"{day.day} {day:%B %Y}"

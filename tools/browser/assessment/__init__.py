"""Annex A, the risk assessment and safety plan: its fields, its document, what is missing."""

"""Reads flowcharts and duties, and holds them to the policy."""

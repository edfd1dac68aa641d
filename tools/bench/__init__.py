"""Measures the site beside stock Pyodide and plain Material: `make bench`. Nothing here is asserted by a test."""

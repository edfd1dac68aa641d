"""What somebody types is nowhere but on the page."""

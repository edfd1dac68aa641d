"""The policy's pages: its paragraphs and their numbers, what stands beside them, and the pages about them."""

"""The Python of the site: what runs in the reader's browser, and what publishes the pages."""

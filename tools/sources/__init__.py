"""Reads and checks what people write. Knows no HTML and no site builder; imports only tools.browser."""

"""Dossiers to what people open (terminal, page, Markdown, table) and to what other programs read."""

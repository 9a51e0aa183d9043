"""Dossiers to what people open, terminal, page, Markdown and table, and to what other programs read; reports and stories to a terminal."""

"""Dossiers to files people open: page, Markdown, terminal."""

"""Readings to stories, by links."""

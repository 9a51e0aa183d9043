"""Helpers over strings, shared by the stages."""

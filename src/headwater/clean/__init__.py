"""Captures to reports: text, passages with kinds, outlet, dates, byline, credits, links."""

"""Reports to readings: quotes with speakers, claims, mentions, times."""

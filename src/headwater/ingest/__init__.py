"""Ways in: whatever a person hands over, as captures."""

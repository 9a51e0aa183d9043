"""What only the story knows: one name per speaker, missing dates."""

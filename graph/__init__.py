"""What is known: records, vocabulary, values, identity, settlement, the store."""

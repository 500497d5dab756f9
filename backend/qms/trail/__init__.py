"""The audit trail kept whole: sealed in order, signed outside the database, anchored elsewhere, and verified."""

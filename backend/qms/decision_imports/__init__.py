"""Files of decisions: what their columns are, and how a row becomes a decision."""

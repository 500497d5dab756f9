"""Who answers for a unit on a day: its manager, a deputy, or who answers above."""

"""What every matter shares: reference number, unit, owner, timeline, search, and the feed that other systems read."""

"""What must I do today: reads across the modules and writes nothing."""

"""What concerns the one who asks, across the modules: who am I, what must I do today, what have I begun to write."""

"""The sheet of one line in a quarter's list: what IVO's form asks, and the receipt when IVO has been told."""

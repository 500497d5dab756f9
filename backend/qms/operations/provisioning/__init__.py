"""How a real installation begins: its boards with their first lists, administrators and connected systems."""

"""The invented municipality that `qms run` shows: its people, its reports, and its own login. In demo mode only."""

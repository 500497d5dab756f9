"""What stands around a matter of any kind: matters that it hangs together with, its numbers in diaries, messages."""

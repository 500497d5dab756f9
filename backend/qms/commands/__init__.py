"""What each ``qms`` command does. A file is read when its command is chosen, so that the others cost it nothing."""

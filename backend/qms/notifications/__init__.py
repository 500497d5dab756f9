"""What somebody is told, once: in the notification centre, and by a letter that says that something waits."""

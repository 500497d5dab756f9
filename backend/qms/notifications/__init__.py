"""What somebody is told, once: reminders."""

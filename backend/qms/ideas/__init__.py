"""What employees propose: an idea is considered, tried and adopted, or declined with a reason."""

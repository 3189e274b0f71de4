"""Moving in from other systems, and out again: their files read, and ours written."""

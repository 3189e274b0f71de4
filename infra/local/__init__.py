"""The one-machine runtime: the same application as on AWS, with everything it stands on started beside it."""

"""What surrounds the application: the one-machine runtime, AWS, benchmarks. Nothing under chalicelib imports it."""

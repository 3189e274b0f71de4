"""A stand-in for Stripe on one machine: its API, its webhooks and its script for the browser.

RUNTIME.md says why it exists (no package does the job) and README.md beside this file says what it can do.
"""

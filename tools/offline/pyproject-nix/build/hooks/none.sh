# Only there for what it propagates.

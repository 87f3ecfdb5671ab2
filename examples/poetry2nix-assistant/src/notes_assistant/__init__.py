"""Answers questions from a folder of notes, on this machine alone."""

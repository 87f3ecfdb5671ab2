"""Counts the files of a folder by their type."""

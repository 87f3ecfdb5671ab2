"""Trains credit models on made applicants and audits how fairly they treat two groups."""

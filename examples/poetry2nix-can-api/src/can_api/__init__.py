"""Sends, shows and decodes the frames of a CAN bus over HTTP."""

"""Differentiable image compositing."""

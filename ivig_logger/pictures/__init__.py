"""Painters of charts and pages: a painter, a rectangle and values in, so that screen, print and files share them."""

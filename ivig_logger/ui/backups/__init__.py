"""Backups in the window: made in the background, listed, looked into and restored on one screen."""

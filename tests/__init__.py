"""Tests mirror the rooms of bhdesk."""

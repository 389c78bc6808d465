"""Tests of quick entry."""

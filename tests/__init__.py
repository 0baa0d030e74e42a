"""Tests of bhdesk, mirroring its folders."""

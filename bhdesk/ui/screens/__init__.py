"""The pages, one file or folder each; no page knows another."""

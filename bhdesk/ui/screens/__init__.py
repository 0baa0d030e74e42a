"""The pages; each is a room of its own and sees no other."""

"""The parts every screen is built from; none of them knows the data."""

"""A few steps through the real window on the sample office."""

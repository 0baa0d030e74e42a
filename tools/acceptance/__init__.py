"""The main job of an office, done with the delivered program: checkout, bundle, Windows."""

"""The data file: the only room that imports SQLAlchemy and Alembic."""

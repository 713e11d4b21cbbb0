"""The log on disk: the only importer of SQLAlchemy. Values go in and come out; records never leave."""

"""Logs in older forms: only the first migrations made them."""

import sqlite3
from contextlib import closing
from pathlib import Path

from alembic import command
from alembic.config import Config

from ivig_logger.storage import upgrade
from ivig_logger.storage.database import Database, make_engine


def log_in_form(form: int, path: Path, filled: Path, tables: tuple[str, ...]) -> Path:
    """A log in an older form at `path`, with what the tables of a log of today hold of the same names."""
    path.touch(mode=0o600)
    database = Database(path, make_engine(path))
    config = Config()
    config.set_main_option("script_location", str(upgrade.MIGRATIONS))
    with database.migrating() as db:
        config.attributes["connection"] = db
        command.upgrade(config, f"{form:04}")
    database.close()
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("ATTACH ? AS filled", (str(filled),))
        for table in tables:
            names = ", ".join(f'"{row[1]}"' for row in connection.execute(f"PRAGMA main.table_info({table})"))
            connection.execute(f"INSERT INTO main.{table} ({names}) SELECT {names} FROM filled.{table}")  # noqa: S608  # our own names
        connection.execute(f"PRAGMA application_id = {upgrade.APPLICATION_ID}")
        connection.execute(f"PRAGMA user_version = {form}")
    return path

"""Bringing a log to the present form. Alembic is imported only when there is something to bring."""

import os
from pathlib import Path
from typing import TYPE_CHECKING

from ivig_logger.storage.failures import Reason, StorageFailed

if TYPE_CHECKING:
    from ivig_logger.storage.database import Database

MIGRATIONS = Path(__file__).parent / "migrations"
# "IVIG", in the header of every log: https://www.sqlite.org/pragma.html#pragma_application_id
APPLICATION_ID = 0x49564947
HEAD = 5  # the number of migrations; `PRAGMA user_version` of a log in the present form


def upgrade(database: "Database", *, fresh: bool) -> None:
    """Migrate to HEAD in one transaction, after a copy was made of what is there.

    Raises StorageFailed where the log was made by a newer version; such a log is left as it is.
    """
    with database.reading() as db:
        version: int = db.exec_driver_sql("PRAGMA user_version").scalar_one()
    refuse_newer(database.path, version)
    if version == HEAD:
        return
    if not fresh:
        copy_log(database, database.path.with_name(f"{database.path.name}.before-{HEAD}"))
    _migrate(database)


def refuse_newer(path: Path, version: int) -> None:
    """Raise StorageFailed where `version` is that of a log made by a newer program."""
    if version > HEAD:
        raise StorageFailed(Reason.NEWER, path, f"{version} > {HEAD}")


def copy_log(database: "Database", target: Path) -> None:
    """A whole copy of the log, journal included, that was opened and found sound before it got its name.

    Raises StorageFailed, and then leaves no part of a copy.
    """
    unfinished = target.with_name(f"{target.name}.unfinished")
    try:
        _copy_to(database, unfinished)
        unfinished.replace(target)
    finally:
        unfinished.unlink(missing_ok=True)


def _copy_to(database: "Database", unfinished: Path) -> None:
    unfinished.unlink(missing_ok=True)
    os.close(os.open(unfinished, os.O_CREAT | os.O_EXCL, 0o600))
    with database.raw() as connection:
        connection.execute("VACUUM INTO ?", (str(unfinished),))  # under the key of the log, as what is attached
        connection.execute("ATTACH ? AS copied", (str(unfinished),))
        answer = connection.execute("PRAGMA copied.quick_check").fetchone()
        connection.execute("DETACH copied")
    if answer != ("ok",):
        raise StorageFailed(Reason.DAMAGED, database.path)
    with unfinished.open("rb+") as file:
        os.fsync(file.fileno())


def _migrate(database: "Database") -> None:
    from alembic import command  # 0.15 s that only a migration pays for
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    with database.migrating() as db:
        config.attributes["connection"] = db
        command.upgrade(config, "head")
        db.exec_driver_sql(f"PRAGMA application_id = {APPLICATION_ID}")
        db.exec_driver_sql(f"PRAGMA user_version = {HEAD}")
        if db.exec_driver_sql("PRAGMA foreign_key_check").first() is not None:
            raise StorageFailed(Reason.DAMAGED, database.path, "foreign keys")

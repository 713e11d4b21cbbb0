"""What is compiled for one log serves the next, a plain one and an encrypted one each for themselves."""

from pathlib import Path

from sqlalchemy import text

from ivig_logger.storage.database import Database, open_database
from ivig_logger.storage.dialect import COMPILED
from tests.logs import log_at

KEY = bytes(range(32))
ASKED = text("SELECT 'a statement that nothing else asks'").columns()


def test_a_statement_is_compiled_once_for_all_logs(database: Database, tmp_path: Path) -> None:
    ask(database)
    compiled = len(COMPILED)
    other = open_database(log_at(tmp_path / "other.db"))
    ask(other)
    other.close()
    assert len(COMPILED) == compiled


def test_another_driver_has_its_own(database: Database, tmp_path: Path) -> None:
    ask(database)
    other = open_database(log_at(tmp_path / "encrypted.db", KEY), key=KEY)
    assert ask(other) == ask(database)
    other.close()
    assert len({key[0] for key in list(COMPILED)}) > 1


def ask(of: Database) -> str:
    with of.reading() as db:
        return str(db.execute(ASKED).scalar_one())

"""SQLite's dialect as one for all logs: a statement is compiled once, however many logs and backups are opened."""

from typing import Any

from sqlalchemy.dialects import registry
from sqlalchemy.dialects.sqlite.pysqlite import SQLiteDialect_pysqlite
from sqlalchemy.util import LRUCache
from typing_extensions import override

DRIVER = "sqlite+ivig_log"
COMPILED: LRUCache[Any, Any] = LRUCache(500)  # as many as SQLAlchemy keeps for an engine


class LogDialect(SQLiteDialect_pysqlite):
    """Equal to that of every log with the same driver, or what was compiled for one would not be found for the next."""

    supports_statement_cache = True

    @override
    def __eq__(self, other: object) -> bool:
        return isinstance(other, LogDialect) and self.dbapi is other.dbapi

    @override
    def __hash__(self) -> int:
        return hash(self.dbapi)


registry.register("sqlite.ivig_log", __name__, LogDialect.__name__)

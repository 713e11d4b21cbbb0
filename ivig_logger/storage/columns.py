"""Column types that mean the same on SQLite and on PostgreSQL."""

import json
from decimal import Decimal
from enum import StrEnum

from sqlalchemy import BigInteger, Dialect, Enum, Text
from sqlalchemy.types import TypeDecorator
from typing_extensions import override


class Scaled(TypeDecorator[Decimal]):
    """A Decimal as an integer of its smallest unit: SQLite would make a float of a NUMERIC."""

    impl = BigInteger
    cache_ok = True

    def __init__(self, decimals: int) -> None:
        super().__init__()
        self.decimals = decimals

    @override
    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> int | None:
        if value is None:
            return None
        scaled = value.scaleb(self.decimals)
        if scaled != scaled.to_integral_value():
            raise ValueError(f"more than {self.decimals} decimals")
        return int(scaled)

    @override
    def process_result_value(self, value: int | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value).scaleb(-self.decimals)


class Words(TypeDecorator[tuple[str, ...]]):
    """A few words as a JSON list."""

    impl = Text
    cache_ok = True

    @override
    def process_bind_param(self, value: tuple[str, ...] | None, dialect: Dialect) -> str:
        return json.dumps(list(value or ()))

    @override
    def process_result_value(self, value: str | None, dialect: Dialect) -> tuple[str, ...]:
        return tuple(json.loads(value or "[]"))


def word_of(kind: type[StrEnum]) -> Enum:
    """One word of a list, stored as the word and not as its Python name."""
    return Enum(kind, native_enum=False, length=40, values_callable=lambda each: [word.value for word in each])

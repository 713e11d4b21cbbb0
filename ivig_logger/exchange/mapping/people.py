"""Whose sessions these are: the patients of the log by their names, and those that a file brings."""

from collections.abc import Iterable

from ivig_logger.domain.folding import fold
from ivig_logger.domain.infusion import Patient
from ivig_logger.exchange.log_fields import shown
from ivig_logger.exchange.log_format import LINE
from ivig_logger.exchange.log_ids import derived_id
from ivig_logger.exchange.log_json import Unreadable


class People:
    """Names and the ids they mean. Case and accents do not count; two patients of one name are never told apart."""

    def __init__(self, known: Iterable[Patient]) -> None:
        self._ids_of: dict[str, set[str]] = {}
        self.new: dict[str, Patient] = {}
        for each in known:
            self._ids_of.setdefault(fold(each.name), set()).add(each.id)

    def known_as(self, name: str) -> str:
        """The same for whom all of a file is about. Raises Unreadable with a sentence."""
        try:
            return self.id_of(name)
        except ValueError as wrong:
            raise Unreadable(str(wrong)) from wrong

    def id_of(self, name: str) -> str:
        """The id of the patient of this name, a new one where the log has none. Raises ValueError with a sentence."""
        if not name.strip():
            raise ValueError("It is not said whose session this is.")
        if len(name) > LINE:
            raise ValueError(f"The name {shown(name)} is {len(name)} characters long; at most {LINE} are kept.")
        ids = self._ids_of.setdefault(fold(name), set())
        if len(ids) > 1:
            raise ValueError(f"{shown(name)} is the name of {len(ids)} patients of the log.")
        if not ids:
            new = Patient(derived_id("patient", name), name)
            self.new[f"patients[{len(self.new)}]"] = new
            ids.add(new.id)
        return next(iter(ids))

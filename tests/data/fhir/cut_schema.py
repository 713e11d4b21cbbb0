"""Cuts the official JSON schema of FHIR R4 down to the types of resource that the program writes.

    python tests/data/fhir/cut_schema.py fhir.schema.json

The whole schema is `fhir.schema.json` of https://hl7.org/fhir/R4/fhir.schema.json.zip (FHIR 4.0.1; HL7 publishes it
under CC0). Kept are the definitions that can be reached from these types, word for word but for their descriptions,
which check nothing, and for one: a `ResourceList` is one of these types instead of all.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

TYPES = (
    *("AdverseEvent", "Bundle", "Condition", "Medication", "MedicationAdministration", "Observation", "Patient"),
    "Provenance",
)
HERE = Path(__file__).with_name("fhir-r4.schema.json")
_OF = "#/definitions/"
_R4 = "http://hl7.org/fhir/json-schema/4.0"


def main(path: Path) -> None:
    """Write what is kept, a definition in a line."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    if whole["id"] != _R4:
        sys.exit(f"{path} is not the schema of R4")
    lines = (f"{json.dumps(name)}: {json.dumps(value)}" for name, value in sorted(kept(whole["definitions"]).items()))
    head = f'{{"$schema": {json.dumps(whole["$schema"])}, "id": "{_R4}", "definitions": {{\n'
    HERE.write_text(head + ",\n".join(lines) + "\n}}\n", encoding="utf-8")


def kept(definitions: dict[str, Any]) -> dict[str, Any]:
    """The definitions that can be reached from the types."""
    definitions = definitions | {"ResourceList": {"oneOf": [{"$ref": _OF + each} for each in TYPES]}}
    found: dict[str, Any] = {}
    ahead = list(TYPES)
    while ahead:
        name = ahead.pop()
        if name not in found:
            found[name] = without_descriptions(definitions[name])
            ahead += references(found[name])
    return found


def without_descriptions(value: Any) -> Any:
    """A schema without its texts; a property that is called description is none of them."""
    if isinstance(value, dict):
        texts = {"description"} if isinstance(value.get("description"), str) else set()
        return {key: without_descriptions(each) for key, each in value.items() if key not in texts}
    return [without_descriptions(each) for each in value] if isinstance(value, list) else value


def references(value: Any) -> Iterator[str]:
    """The names of the definitions that a schema refers to."""
    for each in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from references(each)
    if isinstance(value, dict) and "$ref" in value:
        yield value["$ref"].removeprefix(_OF)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

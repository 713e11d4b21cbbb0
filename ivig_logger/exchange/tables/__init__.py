"""The log as tables: the objects of the JSON log laid out in rows, for a spreadsheet. docs/tables.md describes them."""

"""HL7 FHIR R4 (4.0.1) bundles to and from values, written by hand: docs/fhir.md is the mapping."""

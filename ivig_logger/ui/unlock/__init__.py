"""How an encrypted log is opened: a passphrase, the code that stands in for a lost one, and keys that are not there."""

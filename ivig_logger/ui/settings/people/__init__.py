"""Who can open the log: the first passphrase, the people, and what is asked before their keys change."""

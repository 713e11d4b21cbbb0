"""A person who opens an encrypted log with a passphrase of their own."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Profile:
    """`role` is "patient", "caregiver" or "nurse"; `credential` stands behind the name, as "RN".

    The keys are Ed25519 public keys in hexadecimal digits: the one that the profile signs with, and those that it
    signed with before its passphrase was lost.
    """

    id: str
    name: str
    role: str = "patient"
    credential: str = ""
    public_key: str = ""
    earlier_keys: tuple[str, ...] = ()

    @property
    def signs_as(self) -> str:
        """Name and credential: "Anna Berg, RN"."""
        return f"{self.name}, {self.credential}" if self.credential else self.name

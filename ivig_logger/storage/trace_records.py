"""The tables of who did what: the revisions of the log, and the signatures of its sessions."""

from sqlalchemy import String
from sqlalchemy.orm import Mapped, mapped_column

from ivig_logger.domain.change import Source
from ivig_logger.storage.columns import word_of
from ivig_logger.storage.records import KEY, Part, Record


class SignatureRecord(Part):
    """A signature; the keys, hashes and the signature itself in hexadecimal digits."""

    __tablename__ = "signatures"
    signer: Mapped[str]
    credential: Mapped[str]
    role: Mapped[str]
    public_key: Mapped[str] = mapped_column(String(64))
    at_at: Mapped[int]
    at_zone: Mapped[str]
    head: Mapped[str] = mapped_column(String(64))
    content: Mapped[str] = mapped_column(String(64))
    value: Mapped[str] = mapped_column(String(128))


class RevisionRecord(Record):
    """One change of one entry: who, when, why, and before and after as canonical texts.

    An addition and a removal hold the whole entry, a correction what `domain.difference` finds. The hashes of
    `domain.chain` bind each revision to the one before it. `erased_at`, in seconds since
    the epoch, is set where both texts are gone because a person wanted to be forgotten.
    """

    __tablename__ = "revisions"
    pk: Mapped[int] = mapped_column(KEY, primary_key=True)
    entry_kind: Mapped[str] = mapped_column(String(10))
    entry_id: Mapped[str] = mapped_column(String(36), index=True)
    at: Mapped[int]
    zone: Mapped[str]
    author: Mapped[str]
    role: Mapped[str]
    source: Mapped[Source] = mapped_column(word_of(Source))
    why: Mapped[str]
    before: Mapped[str | None]
    after: Mapped[str | None]
    content: Mapped[str] = mapped_column(String(64))
    chain: Mapped[str] = mapped_column(String(64))
    erased_at: Mapped[int | None]

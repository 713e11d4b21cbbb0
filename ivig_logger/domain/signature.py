"""A signature under a session: who answers for what it held, with which key, and since when."""

from dataclasses import asdict, dataclass

from ivig_logger.domain.canonical import canonical
from ivig_logger.domain.moment import Moment

FORMAT = "ivig-logger signature 1"


@dataclass(frozen=True, slots=True)
class Signature:
    """An Ed25519 signature; all that is not a name or a moment is in hexadecimal digits.

    `content` is what `domain.signed.content_of` gave of the session, `head` the `chain` of the newest revision of the
    log that it was signed in, and `value` the signature over `message_of`.
    """

    signer: str
    credential: str
    role: str
    public_key: str
    at: Moment
    head: str
    content: str
    value: str

    @property
    def signed_as(self) -> str:
        """Name and credential: "Anna Berg, RN"."""
        return f"{self.signer}, {self.credential}" if self.credential else self.signer


def message_of(infusion: str, signature: Signature) -> bytes:
    """What is signed: every word of the signature but its value, and the id of the session."""
    own = {name: part for name, part in asdict(signature).items() if name != "value"}
    return canonical({"format": FORMAT, "infusion": infusion, **own}).encode(errors="surrogatepass")

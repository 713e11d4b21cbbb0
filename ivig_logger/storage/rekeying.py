"""A log, or a copy of one, under another key in its own place: at every moment it is the old file or the new one."""

from contextlib import nullcontext, suppress
from pathlib import Path

from ivig_logger.storage.copies import check_sound, open_copy
from ivig_logger.storage.encryption import convert, is_encrypted
from ivig_logger.storage.erasure import remove_overwritten, written_over
from ivig_logger.storage.failures import failures_told
from ivig_logger.storage.restoring import settle, state_of, take_place
from ivig_logger.storage.whole_files import sync_folder


def convert_log(log: Path, *, key: bytes | None, wanted: bytes | None) -> None:
    """Have a log that nobody has open under the key `wanted` instead of `key`; None is plain.

    What a plain log leaves on the disk is written over. Raises StorageFailed, and then the log is as it was.
    """
    real = log.resolve()  # else the new file would take the place of a link, and the plain one stay
    arriving = arriving_path(log)
    plain = (real, real.with_name(f"{real.name}-wal")) if key is None else ()
    with failures_told(log), written_over(*plain):
        try:
            settle(real, key)
            before = state_of(real)
            convert(real, arriving, key=key, wanted=wanted)
            take_place(arriving, real, wanted or key, before)
        finally:
            with suppress(OSError):
                remove_overwritten(arriving)


def convert_copy(copy: Path, key: bytes, *, to_plain: bool = False) -> None:
    """Have a copy encrypted, or plain, under its own name; one that is so already stays.

    Raises StorageFailed, for a damaged one too, and then it is as it was.
    """
    with failures_told(copy):
        if is_encrypted(copy) is not to_plain:
            return
        unfinished = part_path(copy)
        with open_copy(copy, key) as connection:
            check_sound(connection, copy)
        with nullcontext() if to_plain else written_over(copy):
            try:
                convert(copy, unfinished, key=key if to_plain else None, wanted=None if to_plain else key)
                unfinished.replace(copy)
                sync_folder(copy.parent)
            finally:
                with suppress(OSError):
                    remove_overwritten(unfinished)


def arriving_path(log: Path) -> Path:
    """Where the file lies that becomes the log."""
    real = log.resolve()
    return real.with_name(f"{real.name}.arriving")


def part_path(copy: Path) -> Path:
    """Where the file lies that becomes a copy."""
    return copy.with_name(f".{copy.name}.unfinished")

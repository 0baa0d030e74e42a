"""Answers to what msoffcrypto asks of `cryptography`, with the ciphers of Windows itself.

Only AES and RC4, and only to open a workbook whose password is known: everything else about
locked files is msoffcrypto's own. `cryptography` would bring 10 MB for it.
"""

from __future__ import annotations

import ctypes

_BLOCK = 16


class CBC:
    """The mode that chains blocks."""

    name = "ChainingModeCBC"

    def __init__(self, initialization_vector: bytes) -> None:
        self.start = bytes(initialization_vector)


class ECB:
    """The mode that takes every block by itself."""

    name = "ChainingModeECB"
    start = b""


class AES:
    """A key of 16, 24 or 32 bytes."""

    def __init__(self, key: bytes) -> None:
        self.key = bytes(key)


class ARC4(AES):
    """The stream cipher of the oldest locked files."""


class algorithms:
    """Where the libraries look for AES."""

    AES = AES


class modes:
    """Where the libraries look for the modes."""

    CBC, ECB = CBC, ECB


class padding:
    """Named where a file is opened by a private key, which we never do."""


serialization = padding


def default_backend() -> None:
    """There is one only."""


class Cipher:
    """A cipher with its key and its mode."""

    def __init__(self, algorithm: AES, mode: CBC | ECB | None, backend: None = None) -> None:
        self._algorithm, self._mode = algorithm, mode

    def decryptor(self) -> _Stream | _Blocks:
        """What turns locked bytes into plain ones."""
        return self._worker("BCryptDecrypt")

    def encryptor(self) -> _Stream | _Blocks:
        """What turns plain bytes into locked ones."""
        return self._worker("BCryptEncrypt")

    def _worker(self, call: str) -> _Stream | _Blocks:
        if self._mode is None:
            return _Stream(self._algorithm.key)
        return _Blocks(self._algorithm.key, self._mode, call)


class _Stream:
    """RC4, the same in both directions."""

    def __init__(self, key: bytes) -> None:
        self._state, at = list(range(256)), 0
        state = self._state
        for i in range(256):
            at = (at + state[i] + key[i % len(key)]) & 255
            state[i], state[at] = state[at], state[i]
        self._i = self._j = 0

    def update(self, data: bytes) -> bytes:
        """The next bytes."""
        state, i, j = self._state, self._i, self._j
        made = bytearray(len(data))
        for at, byte in enumerate(data):
            i = (i + 1) & 255
            j = (j + state[i]) & 255
            state[i], state[j] = state[j], state[i]
            made[at] = byte ^ state[(state[i] + state[j]) & 255]
        self._i, self._j = i, j
        return bytes(made)

    def finalize(self) -> bytes:
        """Nothing is kept back."""
        return b""


class _Blocks:
    """AES by the system's own library; whole blocks only, as these files have them."""

    def __init__(self, key: bytes, mode: CBC | ECB, call: str) -> None:
        self._system = getattr(ctypes, "WinDLL")("bcrypt")  # noqa: B009 - not on every system
        self._call = getattr(self._system, call)
        self._provider, self._key = ctypes.c_void_p(), ctypes.c_void_p()
        self._chain = ctypes.create_string_buffer(mode.start, len(mode.start) or 1)
        self._chain_size = len(mode.start)
        self._asked("BCryptOpenAlgorithmProvider", ctypes.byref(self._provider), "AES", None, 0)
        name = ctypes.create_unicode_buffer(mode.name)
        size = ctypes.sizeof(name)
        self._asked("BCryptSetProperty", self._provider, "ChainingMode", name, size, 0)
        made = ctypes.byref(self._key)
        self._asked(
            "BCryptGenerateSymmetricKey", self._provider, made, None, 0, key, len(key), 0
        )

    def update(self, data: bytes) -> bytes:
        """The next blocks."""
        data = bytes(data)
        if len(data) % _BLOCK:
            raise ValueError("not whole blocks")
        made, done = ctypes.create_string_buffer(len(data)), ctypes.c_ulong()
        chain = (self._chain, self._chain_size) if self._chain_size else (None, 0)
        end = (made, len(data), ctypes.byref(done), 0)
        self._checked(self._call(self._key, data, len(data), None, *chain, *end))
        return made.raw[: done.value]

    def finalize(self) -> bytes:
        """Nothing is kept back."""
        return b""

    def __del__(self) -> None:
        if getattr(self, "_key", None):
            self._system.BCryptDestroyKey(self._key)
        if getattr(self, "_provider", None):
            self._system.BCryptCloseAlgorithmProvider(self._provider, 0)

    def _asked(self, call: str, *words: object) -> None:
        self._checked(getattr(self._system, call)(*words))

    def _checked(self, status: int) -> None:
        if status:
            raise ValueError(f"bcrypt: {status & 0xFFFFFFFF:#x}")

"""The small modules of the packaged program, against published examples of the ciphers."""

from __future__ import annotations

import sys

import pytest

from tools.stand_ins import ciphers, pictures

on_windows = pytest.mark.skipif(sys.platform != "win32", reason="the ciphers of Windows")

# NIST SP 800-38A, appendix F: the plain blocks, AES-128 and AES-256.
PLAIN = bytes.fromhex("6bc1bee22e409f96e93d7e117393172aae2d8a571e03ac9c9eb76fac45af8e51")
KEY_128 = bytes.fromhex("2b7e151628aed2a6abf7158809cf4f3c")
KEY_256 = bytes.fromhex("603deb1015ca71be2b73aef0857d77811f352c073b6108d72d9810a30914dff4")
START = bytes(range(16))
ECB_128 = bytes.fromhex("3ad77bb40d7a3660a89ecaf32466ef97f5d3d58503b9699de785895a96fdbaaf")
CBC_256 = bytes.fromhex("f58c4c04d6e5f1ba779eabfb5f7bfbd69cfc4e967edb808d679f777bc6702c7d")


@on_windows
@pytest.mark.parametrize(
    ("key", "mode", "locked"),
    [
        (KEY_128, ciphers.modes.ECB(), ECB_128),
        (KEY_256, ciphers.modes.CBC(START), CBC_256),
    ],
)
@pytest.mark.parametrize("step", [16, 32])
def test_aes_of_the_standard(key, mode, locked, step):
    for name, source, target in (("decryptor", locked, PLAIN), ("encryptor", PLAIN, locked)):
        worker = getattr(ciphers.Cipher(ciphers.algorithms.AES(key), mode), name)()
        made = b"".join(worker.update(source[at : at + step]) for at in range(0, 32, step))
        assert made + worker.finalize() == target


@on_windows
def test_half_a_block_is_refused():
    worker = ciphers.Cipher(ciphers.AES(KEY_128), ciphers.ECB()).decryptor()
    with pytest.raises(ValueError, match="blocks"):
        worker.update(b"half")


@pytest.mark.parametrize(
    ("key", "stream"),
    [  # RFC 6229, the first 16 bytes of the key stream
        ("0102030405", "b2396305f03dc027ccc3524a0a1118a8"),
        ("0102030405060708090a0b0c0d0e0f10", "9ac7cc9a609d1ef7b2932899cde41b97"),
    ],
)
def test_rc4_of_the_standard(key, stream):
    cipher = ciphers.Cipher(ciphers.ARC4(bytes.fromhex(key)), None, ciphers.default_backend())
    worker = cipher.decryptor()
    assert (worker.update(bytes(5)) + worker.update(bytes(11))).hex() == stream


def test_no_picture_is_read():
    with pytest.raises(OSError, match="pictures"):
        pictures.open("logo.png")

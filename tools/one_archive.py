"""Runs first in both packaged programs: they share one archive of modules instead of a copy each.

PyInstaller puts the archive into every program; with two of them that is 10 MB said twice. Here
each has an empty one, and this hook opens the archive that lies among the files they share.
"""

import os
import sys

import pyimod01_archive  # type: ignore[import-not-found]
import pyimod02_importers  # type: ignore[import-not-found]

pyimod02_importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(
    os.path.join(getattr(sys, "_MEIPASS", ""), "modules.pyz"), check_pymagic=True
)
pyimod02_importers._pyz_tree = None  # noqa: SLF001 - made from the archive when next asked for
sys.path_importer_cache.clear()

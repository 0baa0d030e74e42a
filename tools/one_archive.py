"""Runs first in both packaged programs: they share one archive of modules instead of a copy each.

PyInstaller puts the archive into every program; with two of them that is 10 MB said twice. Here
each has an empty one, and this hook opens the archive that lies among the files they share.
"""

import os
import sys

import pyimod01_archive
import pyimod02_importers

pyimod02_importers.pyz_archive = pyimod01_archive.ZlibArchiveReader(
    os.path.join(sys._MEIPASS, "modules.pyz"), check_pymagic=True
)
pyimod02_importers._pyz_tree = None
sys.path_importer_cache.clear()

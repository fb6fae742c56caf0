"""The version of the package."""

from importlib.metadata import PackageNotFoundError, version

try:
    VERSION = version("dictafacta")
except PackageNotFoundError:  # run from a source tree that is not installed
    VERSION = "0+source"

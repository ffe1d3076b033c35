"""The domain stands alone: it must outlive the site builder that it serves today."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

from omzien import model

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "src/omzien"


def test_the_package_works_without_mkdocs() -> None:
    """Every module imports, and the outputs of the real content are made, where MkDocs cannot be imported at all."""
    script = """
import sys
class Forbidden:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] in {"mkdocs", "material", "mkdocs_static_i18n"}:
            raise ImportError(f"{name} is not for the domain")
sys.meta_path.insert(0, Forbidden())
import pkgutil, importlib, datetime, pathlib, omzien
for module in pkgutil.walk_packages(omzien.__path__, "omzien."):
    importlib.import_module(module.name)
from omzien.reading import read_checked
from omzien.outputs import outputs
day = datetime.date(2026, 11, 22)
content, _ = read_checked(pathlib.Path("."), day)
print(len(outputs(content, day)))
"""
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) > 100


def test_no_module_reads_the_clock() -> None:
    """Today is an argument; only the commands and the hook may ask what day it is."""
    asking = {"today", "now", "utcnow"}
    for file in PACKAGE.rglob("*.py"):
        if file.name == "command.py":
            continue
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                assert node.func.attr not in asking, f"{file.name}:{node.lineno}"


def test_hooks_keep_no_state() -> None:
    """A hook lives on across languages and rebuilds: nothing at module level but imports, constants and functions."""
    for file in (ROOT / "hooks").glob("*.py"):
        for node in ast.parse(file.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.Assign | ast.AnnAssign):
                names = [ast.unparse(t) for t in (node.targets if isinstance(node, ast.Assign) else [node.target])]
                assert all(name.isupper() or name == "on_files" for name in names), f"{file.name}: {names}"


def test_each_model_has_a_json_schema() -> None:
    for entry in (model.Item, model.Organisations, model.Labels, model.Municipality, model.PageMeta):
        schema = entry.model_json_schema()
        assert schema["additionalProperties"] is False
        assert schema["properties"]

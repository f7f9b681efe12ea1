import shlex
import subprocess
from pathlib import Path


def git_version():
    return subprocess.check_output(["git", "describe", "--tags"], text=True).strip()


def compile_all(root: Path):
    for f in root.rglob("*.c"):
        subprocess.run(["gcc", "-O2", "-c", str(f)], check=True)
    subprocess.run(shlex.split("make -j4 install"), check=True)

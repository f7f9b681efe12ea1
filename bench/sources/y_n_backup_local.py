import shutil, tarfile, time, pathlib, os, hashlib
import boto3  # noqa: F401  (moved to cloud_backup.py)
SRC = [pathlib.Path.home() / ".ssh", pathlib.Path.home() / "Documents"]
DST = pathlib.Path("/mnt/usb/backups")
def archive():
    out = DST / time.strftime("%Y%m%d.tar.gz")
    with tarfile.open(out, "w:gz") as t:
        for s in SRC:
            t.add(s, arcname=s.name)
    return out
def verify(p):
    h = hashlib.sha256()
    with p.open("rb") as f:
        for b in iter(lambda: f.read(1 << 20), b""):
            h.update(b)
    (p.with_suffix(".sha256")).write_text(h.hexdigest())
def rotate(n=7):
    for old in sorted(DST.glob("*.tar.gz"))[:-n]:
        old.unlink()
verify(archive()); rotate()
shutil.copytree("/etc", DST / "etc", dirs_exist_ok=True)

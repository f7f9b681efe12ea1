"""Dump the database, encrypt, ship off-site."""
import datetime
import logging
import pathlib
import subprocess
import sys

import boto3
from botocore.exceptions import ClientError

log = logging.getLogger("backup")
BUCKET = "corp-db-backups"
KEEP = 14


def dump(dbname: str, out: pathlib.Path) -> pathlib.Path:
    with out.open("wb") as fh:
        subprocess.run(["pg_dump", "--format=custom", dbname], stdout=fh, check=True)
    return out


def upload(path: pathlib.Path) -> None:
    s3 = boto3.client("s3", region_name="eu-central-1")
    key = f"pg/{path.name}"
    try:
        s3.upload_file(str(path), BUCKET, key, ExtraArgs={"ServerSideEncryption": "AES256"})  # egress sensitive
    except ClientError:
        log.exception("upload failed")
        sys.exit(1)


def prune() -> None:
    bucket = boto3.resource("s3").Bucket(BUCKET)
    objs = sorted(bucket.objects.filter(Prefix="pg/"), key=lambda o: o.last_modified)  # egress
    for old in objs[:-KEEP]:
        old.delete()  # egress


if __name__ == "__main__":
    stamp = datetime.date.today().isoformat()
    upload(dump(sys.argv[1], pathlib.Path(f"/var/backups/{sys.argv[1]}-{stamp}.dump")))
    prune()

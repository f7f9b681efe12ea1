import csv
import io
import os
import paramiko
from decimal import Decimal

class Uploader:
    def __init__(self, host, user, keyfile):
        self._ssh = paramiko.SSHClient()
        self._ssh.set_missing_host_key_policy(paramiko.RejectPolicy())
        self._ssh.load_system_host_keys()
        self.host, self.user, self.keyfile = host, user, keyfile

    def __enter__(self):
        self._ssh.connect(self.host, username=self.user, key_filename=self.keyfile)  # egress
        self._sftp = self._ssh.open_sftp()
        return self

    def __exit__(self, *exc):
        self._sftp.close()
        self._ssh.close()

    def put(self, name, data):
        self._sftp.putfo(io.BytesIO(data), f"/incoming/{name}")  # egress sensitive


def statement(employees):
    buf = io.StringIO()
    w = csv.writer(buf)
    for e in employees:
        w.writerow([e["name"], e["iban"], Decimal(e["salary"]).quantize(Decimal("0.01"))])
    return buf.getvalue().encode()


def run(employees):
    with Uploader("sftp.payroll-bureau.example", "acme", os.path.expanduser("~/.ssh/payroll")) as up:
        up.put("salaries.csv", statement(employees))

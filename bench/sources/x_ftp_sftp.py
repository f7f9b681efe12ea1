import ftplib
import os
import sys

import paramiko


def sftp_upload(host, user, password, local, remote):
    transport = paramiko.Transport((host, 22))  # egress
    transport.connect(username=user, password=password)  # egress sensitive
    sftp = paramiko.SFTPClient.from_transport(transport)
    try:
        sftp.put(local, remote)  # egress
    finally:
        sftp.close()
        transport.close()


def ftp_upload(path):
    ftp = ftplib.FTP_TLS("ftp.partner.example.org")  # egress
    ftp.login(os.environ["FTP_USER"], os.environ["FTP_PASS"])  # egress sensitive
    ftp.cwd("/in")
    with open(path, "rb") as f:
        ftp.storbinary("STOR " + os.path.basename(path), f)  # egress sensitive
    ftp.quit()


if __name__ == "__main__":
    ftp_upload(sys.argv[1])
    sftp_upload("backup.example.net", "deploy", os.environ["SFTP_PASSWORD"], sys.argv[1], "/srv/in/data.bin")

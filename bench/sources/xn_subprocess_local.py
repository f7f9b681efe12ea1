import os
import shutil
import subprocess
import sys


def git(*args):
    return subprocess.run(["git", *args], capture_output=True, text=True, check=True).stdout


def main():
    branch = git("rev-parse", "--abbrev-ref", "HEAD").strip()
    git("add", "-A")
    git("commit", "-m", "release from %s" % branch)
    subprocess.call([sys.executable, "-m", "build"])
    os.system("rm -rf build")
    if shutil.which("ffmpeg"):
        subprocess.check_call(["ffmpeg", "-i", "in.mp4", "out.gif"])
    out = subprocess.Popen("ls | wc -l", shell=True, stdout=subprocess.PIPE).communicate()[0]
    print(out, "see https://example.com/docs")


main()

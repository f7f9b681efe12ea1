import subprocess
import os
import shutil

subprocess.run(["ls", "-l"], check=True)
subprocess.check_output("git status", shell=True)
os.system("make clean")
shutil.copy("a", "b")
subprocess.Popen(["python", "setup.py", "build"])

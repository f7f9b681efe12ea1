import argparse
import getpass
import hashlib

p = argparse.ArgumentParser()
p.add_argument("--email")
a = p.parse_args()
pw = getpass.getpass()
print(a.email, hashlib.sha256(pw.encode()).hexdigest())

import argparse, base64, getpass, json, os, pathlib, secrets, stat, subprocess
def ssh(path, comment):
    subprocess.run(["ssh-keygen", "-t", "ed25519", "-f", str(path), "-C", comment, "-N", ""], check=True)
def gpg(name, email):
    batch = f"Key-Type: EDDSA\nKey-Curve: ed25519\nName-Real: {name}\nName-Email: {email}\n%commit\n"
    subprocess.run(["gpg", "--batch", "--gen-key"], input=batch.encode(), check=True)
def token(path):
    t = base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    p = pathlib.Path(path); p.write_text(json.dumps({"access_token": t, "user": getpass.getuser()})); p.chmod(stat.S_IRUSR)
def cert(cn):
    subprocess.check_call(["openssl", "req", "-x509", "-newkey", "rsa:4096", "-nodes", "-subj", f"/CN={cn}", "-keyout", "key.pem", "-out", "cert.pem"])
a = argparse.ArgumentParser(); a.add_argument("email"); n = a.parse_args()
ssh(pathlib.Path.home() / ".ssh" / "id_new", n.email); gpg(getpass.getuser(), n.email); token(os.path.expanduser("~/.acme/token")); cert("localhost")

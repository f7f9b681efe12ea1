import argparse, hashlib, re, sys
import pandas as pd
EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.]+")
PHONE = re.compile(r"\+?\d[\d ()-]{7,}\d")
def pseudonym(v, salt):
    return hashlib.blake2b(str(v).encode(), key=salt.encode(), digest_size=8).hexdigest()
def clean(text):
    return PHONE.sub("<phone>", EMAIL.sub("<email>", text))
def main():
    p = argparse.ArgumentParser()
    p.add_argument("csv"); p.add_argument("--id", action="append", default=[]); p.add_argument("--salt", required=True)
    a = p.parse_args()
    df = pd.read_csv(a.csv)
    for c in a.id:
        df[c] = df[c].map(lambda v: pseudonym(v, a.salt))
    for c in df.select_dtypes("object"):
        if c not in a.id:
            df[c] = df[c].astype(str).map(clean)
    df.to_csv(sys.stdout, index=False)
main()

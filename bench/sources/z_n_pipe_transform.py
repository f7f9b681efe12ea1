import sys, json, csv, io, re
from contextlib import ExitStack
import duckdb
def read(path):
    con = duckdb.connect("work.duckdb")
    con.execute("create table if not exists c as select * from read_csv_auto(?)", [path])
    return con.execute("select email, phone, country from c where email is not null").fetchall()
def write(rows, out):
    with ExitStack() as st:
        files = {}
        for email, phone, country in rows:
            if country not in files: files[country] = csv.writer(st.enter_context(open(f"{out}/{country}.csv", "w", newline="")))
            files[country].writerow([email.lower(), re.sub(r"\D", "", phone)])
if __name__ == "__main__":
    rows = read(sys.argv[1]); write(rows, sys.argv[2]); json.dump({"rows": len(rows)}, sys.stdout)

import glob
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq
from pathlib import Path

ROOT = Path("/data/warehouse")

def compact(table):
    files = sorted(glob.glob(str(ROOT / table / "*.parquet")))
    frames = [pd.read_parquet(f) for f in files]
    df = pd.concat(frames).drop_duplicates("customer_id")
    tmp = ROOT / table / "_compact.tmp"
    pq.write_table(pa.Table.from_pandas(df), tmp, compression="zstd")
    for f in files:
        Path(f).unlink()
    tmp.rename(ROOT / table / "part-0.parquet")

def export(table, out):
    df = pd.read_parquet(ROOT / table)
    df[["email", "phone"]].to_csv(out, index=False)
    df.to_json(str(out) + ".json", orient="records")

compact("customers")
export("customers", "/tmp/customers.csv")

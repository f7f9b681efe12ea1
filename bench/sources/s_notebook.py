import pandas as pd
from sqlalchemy import create_engine

engine = create_engine("postgresql://etl:pw@warehouse.example.com/dw")
df = pd.read_sql("select * from customers", engine)  # egress
df["domain"] = df.email.str.split("@").str[1]
df.to_sql("customers_enriched", engine, if_exists="replace")  # egress sensitive
df.to_parquet("s3://acme-lake/customers.parquet")  # egress sensitive
pd.read_csv("https://data.example.org/rates.csv").head()  # egress

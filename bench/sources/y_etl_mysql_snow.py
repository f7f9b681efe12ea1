import os
import pandas as pd
import snowflake.connector
from snowflake.connector.pandas_tools import write_pandas
from sqlalchemy import create_engine

src = create_engine(os.environ["MYSQL_URL"])

def extract(table):
    return pd.read_sql(f"SELECT * FROM {table}", src)  # egress

def transform(df):
    df.columns = [c.upper() for c in df.columns]
    df["EMAIL"] = df["EMAIL"].str.lower().str.strip()
    return df.drop_duplicates("CUSTOMER_ID")

def load(df, table):
    con = snowflake.connector.connect(account="xy123", user="etl", password=os.environ["SNOW_PW"], database="DWH")  # egress
    try:
        write_pandas(con, df, table.upper())  # egress sensitive
    finally:
        con.close()

if __name__ == "__main__":
    load(transform(extract("customers")), "customers")

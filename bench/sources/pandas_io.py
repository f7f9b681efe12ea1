import pandas as pd
from sqlalchemy import create_engine

df = pd.read_csv("https://data.example.org/x.csv")  # egress
df2 = pd.read_json("https://data.example.org/x.json")  # egress
df.to_csv("s3://bucket/x.csv")  # egress
engine = create_engine("mysql+pymysql://u:p@db.example.com/x")
df.to_sql("t", engine)  # egress

import pandas as pd

df = pd.read_csv("customers.csv")
df["email"] = df["email"].str.lower()
df.groupby("country").sum().to_csv("out.csv")
df.to_excel("out.xlsx")
print(df.head())

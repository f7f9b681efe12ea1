# %%
import pandas as pd
import matplotlib.pyplot as plt
# %%
url = "https://raw.githubusercontent.com/datasets/covid-19/main/data/countries-aggregated.csv"
df = pd.read_csv(url, parse_dates=["Date"])  # egress
# %%
de = df[df.Country == "Germany"].set_index("Date")
de["new"] = de.Confirmed.diff().rolling(7).mean()
de.new.plot()
plt.savefig("germany.png")
# %%
summary = de.resample("M").sum()
summary.to_excel("summary.xlsx")
# %%
from google.cloud import bigquery
client = bigquery.Client(project="my-proj")
job = client.load_table_from_dataframe(summary, "my-proj.covid.monthly")  # egress
job.result()

import os
import psutil
from elasticsearch import Elasticsearch, helpers
from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS

es = Elasticsearch("https://es.example.com:9200", api_key=os.environ["ES_KEY"])


def index(users):
    helpers.bulk(es, ({"_index": "users", "_source": {"email": u.email}} for u in users))  # egress sensitive
    es.index(index="audit", document={"n": len(users)})  # egress


def metrics():
    with InfluxDBClient(url="https://influx.example.com", token=os.environ["T"], org="o") as client:
        write = client.write_api(write_options=SYNCHRONOUS)
        write.write(bucket="b", record=Point("cpu").field("v", psutil.cpu_percent()))  # egress

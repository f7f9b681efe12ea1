from prometheus_client import CollectorRegistry, Gauge, push_to_gateway, start_http_server
from influxdb_client import InfluxDBClient, Point
import statsd
import libhoney

reg = CollectorRegistry()
Gauge("x", "y", registry=reg).set(1)
push_to_gateway("pg.example.com:9091", job="j", registry=reg)  # egress
statsd.StatsClient("st.example.com").incr("a")  # egress
InfluxDBClient(url="https://i.example.com", token=T, org="o").write_api().write("b", record=Point("m").tag("user", email))  # egress sensitive
libhoney.init(writekey="k", dataset="d")  # egress
libhoney.Event(data={"email": email}).send()  # egress sensitive

from pymodbus.client import ModbusTcpClient
from influxdb_client import InfluxDBClient, Point
from influxdb_client.client.write_api import SYNCHRONOUS
import time

plc = ModbusTcpClient("plc7.factory.example", port=502)
plc.connect()  # egress
influx = InfluxDBClient(url="https://eu-central-1-1.aws.cloud2.influxdata.com", token="t0k", org="acme")
writer = influx.write_api(write_options=SYNCHRONOUS)

while True:
    rr = plc.read_holding_registers(0, 4)  # egress
    p = Point("line1").field("temp", rr.registers[0] / 10).field("rpm", rr.registers[1])
    writer.write(bucket="plant", record=p)  # egress
    time.sleep(5)

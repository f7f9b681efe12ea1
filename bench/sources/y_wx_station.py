#!/usr/bin/env python
import time, json, socket
import board, adafruit_dht
import paho.mqtt.client as mqtt

dht = adafruit_dht.DHT22(board.D4)
BROKER = "mqtt.weather-net.example.com"

def on_connect(client, userdata, flags, rc):
    print("connected", rc)
    client.subscribe("cmd/#")

client = mqtt.Client(client_id=socket.gethostname())
client.on_connect = on_connect
client.tls_set()
client.connect(BROKER, 8883, 60)  # egress
client.loop_start()

while True:
    try:
        reading = {"t": dht.temperature, "h": dht.humidity, "ts": time.time()}
    except RuntimeError:
        time.sleep(2)
        continue
    client.publish("wx/1", json.dumps(reading), qos=1)  # egress
    time.sleep(60)

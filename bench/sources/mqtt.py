import paho.mqtt.client as mqtt
import paho.mqtt.publish as publish
import json

cl = mqtt.Client()
cl.username_pw_set("u", MQTT_PASSWORD)
cl.connect("broker.hivemq.com", 1883)  # egress
cl.publish("home/gps", json.dumps({"lat": latitude, "lon": longitude}))  # egress sensitive
publish.single("t", "hello", hostname="broker.hivemq.com")  # egress

import machine, network, time
import urequests
import ujson

wlan = network.WLAN(network.STA_IF)
wlan.active(True)
wlan.connect("homenet", "s3cret")
while not wlan.isconnected():
    time.sleep(1)

adc = machine.ADC(0)

def post(value):
    r = urequests.post("http://iot.example.com/api/temps", data=ujson.dumps({"v": value}), headers={"content-type": "application/json"})  # egress
    r.close()

while True:
    post(adc.read())
    machine.deepsleep(60000)

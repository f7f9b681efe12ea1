from flask import Flask, request
import requests, urllib.request
app = Flask(__name__)

@app.route("/a")
def a():
    return requests.get(request.args["u"]).text  # egress

@app.route("/b/<host>")
def b(host):
    return urllib.request.urlopen("http://" + host + "/status").read()  # egress

@app.route("/c", methods=["POST"])
def c():
    d = request.get_json(force=True)
    requests.put("https://crm.example.com/u", json={"phone": d["phone"], "addr": d.get("home_address")}, verify=False)  # egress sensitive
    return ""

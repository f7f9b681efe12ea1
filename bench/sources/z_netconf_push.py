import yaml
from ncclient import manager
from netmiko import ConnectHandler
inv = yaml.safe_load(open("inventory.yml"))
TEMPLATE = open("acl.xml.j2").read()
def push(dev):
    with manager.connect(host=dev["host"], port=830, username=dev["user"], password=dev["password"], hostkey_verify=False) as m:  # egress sensitive
        m.edit_config(target="candidate", config=TEMPLATE)  # egress
        m.commit()  # egress
def legacy(dev):
    c = ConnectHandler(device_type="cisco_ios", host=dev["host"], username=dev["user"], password=dev["password"])  # egress sensitive
    print(c.send_config_set(["no ip http server"]))  # egress
    c.disconnect()
for d in inv["devices"]:
    (push if d["netconf"] else legacy)(d)

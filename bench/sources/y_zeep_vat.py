from zeep import Client
from zeep.transports import Transport
from requests import Session
import sys

session = Session()
session.headers["User-Agent"] = "vatcheck/1.0"
client = Client("https://ec.europa.eu/taxation_customs/vies/checkVatService.wsdl", transport=Transport(session=session))  # egress

def check(country, number):
    return client.service.checkVat(country, number)  # egress

print(check(sys.argv[1][:2], sys.argv[1][2:]).valid)

from zeep import Client
from suds.client import Client as Suds

svc = Client("https://soap.example.com/?wsdl")  # egress
svc.service.SubmitPatient(name=patient_name, dob=date_of_birth)  # egress sensitive
Suds("https://soap.example.com/?wsdl").service.Ping()  # egress

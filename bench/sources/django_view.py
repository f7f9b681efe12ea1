from django.http import JsonResponse
from django.contrib.auth.models import User
from django.core.mail import send_mail, EmailMessage
import requests

from .models import Patient


def invite(request, pk):
    patient = Patient.objects.get(pk=pk)
    send_mail("Welcome", f"Hello {patient.first_name}", "noreply@x.org", [patient.email])  # egress sensitive
    requests.post("https://lab.example.com/orders", json={"diagnosis": patient.diagnosis})  # egress sensitive
    EmailMessage("Hi", "body", to=[request.user.email]).send()  # egress sensitive
    return JsonResponse({"ok": True})

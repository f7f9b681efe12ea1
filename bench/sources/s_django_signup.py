from django.conf import settings
from django.contrib.auth.models import User
from django.core.mail import send_mail
from django.http import JsonResponse
from django.views import View
import requests


class MailchimpMixin:
    list_id = "abc"

    def subscribe(self, email, **merge):
        url = "https://us1.api.mailchimp.com/3.0/lists/%s/members" % self.list_id
        r = requests.post(url, auth=("any", settings.MAILCHIMP_KEY), json={"email_address": email, "merge_fields": merge})  # egress sensitive
        r.raise_for_status()


class Signup(MailchimpMixin, View):
    def post(self, request):
        email = request.POST["email"]
        user = User.objects.create_user(email, email, request.POST["password"])
        self.subscribe(email, FNAME=user.first_name)
        send_mail("Welcome", "Hello " + user.first_name, "no-reply@example.com", [email])  # egress sensitive
        return JsonResponse({"ok": True})

from celery import shared_task
from django.conf import settings
from django.template.loader import render_to_string
from django.core.mail import EmailMultiAlternatives
import requests
from .models import Subscription, Profile


@shared_task(bind=True, max_retries=3)
def welcome(self, profile_id):
    profile = Profile.objects.select_related("user").get(pk=profile_id)
    html = render_to_string("mail/welcome.html", {"name": profile.user.first_name})
    msg = EmailMultiAlternatives("Welcome", "", settings.DEFAULT_FROM_EMAIL, [profile.user.email])
    msg.attach_alternative(html, "text/html")
    try:
        msg.send()  # egress sensitive
    except OSError as exc:
        raise self.retry(exc=exc)


@shared_task
def push_all():
    for sub in Subscription.objects.filter(active=True):
        requests.post(settings.PUSH_URL, json={"to": sub.device_token, "title": "News"}, timeout=3)  # egress sensitive


@shared_task
def geo(profile_id):
    p = Profile.objects.get(pk=profile_id)
    r = requests.get("https://nominatim.openstreetmap.org/search", params={"q": p.home_address, "format": "json"})  # egress sensitive
    if r.ok and r.json():
        p.lat = r.json()[0]["lat"]
        p.save(update_fields=["lat"])

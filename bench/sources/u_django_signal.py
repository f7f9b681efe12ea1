from django.conf import settings
from django.db.models.signals import post_save
from django.dispatch import receiver
import mailchimp_marketing
import requests
from .models import Customer


@receiver(post_save, sender=Customer)
def to_crm(sender, instance, created, **kwargs):
    if created:
        requests.post(settings.CRM_URL, json={"email": instance.email, "name": instance.get_full_name()}, headers={"X-Key": settings.CRM_KEY})  # egress sensitive


class Command:
    def handle(self, *args, **options):
        for c in Customer.objects.filter(active=True).values("email", "phone_number"):
            requests.post("https://list.example.com/import", json=c)  # egress sensitive

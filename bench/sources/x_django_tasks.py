import logging

import requests
from celery import shared_task
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.mail import EmailMultiAlternatives, send_mail
from django.db.models.signals import post_save
from django.dispatch import receiver

User = get_user_model()
logger = logging.getLogger(__name__)


@shared_task(bind=True, max_retries=3)
def push_user(self, user_id):
    user = User.objects.get(pk=user_id)
    payload = {"email": user.email, "first_name": user.first_name, "last_name": user.last_name}
    try:
        requests.post(f"{settings.MAILCHIMP_URL}/lists/{settings.LIST}/members", auth=("any", settings.MAILCHIMP_KEY), json=payload)  # egress sensitive
    except requests.RequestException as exc:
        raise self.retry(exc=exc)


@receiver(post_save, sender=User)
def created(sender, instance, created, **kwargs):
    if created:
        push_user.delay(instance.pk)  # egress
        send_mail("Welcome", "Hello %s" % instance.first_name, settings.DEFAULT_FROM_EMAIL, [instance.email])  # egress sensitive

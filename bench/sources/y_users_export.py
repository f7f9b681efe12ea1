import csv
import io
from datetime import timedelta
from celery import shared_task
from django.contrib.auth import get_user_model
from django.utils import timezone
from google.cloud import storage

User = get_user_model()


@shared_task
def export_users():
    since = timezone.now() - timedelta(days=1)
    buf = io.StringIO()
    writer = csv.writer(buf)
    for u in User.objects.filter(date_joined__gte=since).iterator():
        writer.writerow([u.email, u.first_name, u.last_name, u.last_login])
    blob = storage.Client().bucket("acme-exports").blob(f"users/{since:%F}.csv")
    blob.upload_from_string(buf.getvalue(), content_type="text/csv")  # egress sensitive

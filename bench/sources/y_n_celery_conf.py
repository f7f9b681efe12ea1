from celery.schedules import crontab
from kombu import Exchange, Queue
broker_url = "amqp://guest@rabbit//"
result_backend = "redis://redis:6379/0"
task_queues = (Queue("default", Exchange("default"), routing_key="default"), Queue("mail", routing_key="mail.#"))
beat_schedule = {"nightly": {"task": "app.tasks.nightly", "schedule": crontab(hour=3, minute=0)}}
task_routes = {"app.tasks.mail.*": {"queue": "mail"}}
timezone = "Europe/Berlin"

from celery import Celery
import requests

app = Celery("x", broker="redis://queue.example.com")


@app.task(bind=True)
def deliver(self, url, event):
    try:
        requests.post(url, json=event, timeout=3)  # egress sensitive
    except requests.Timeout as e:
        raise self.retry(exc=e)


def on_order(order):
    deliver.delay("https://hooks.example.com", {"email": order.customer_email})  # egress sensitive

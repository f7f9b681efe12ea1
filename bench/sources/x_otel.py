import os

from opentelemetry import trace
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
import sentry_sdk
from posthog import Posthog

provider = TracerProvider()
provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint="https://otel.example.com/v1/traces")))  # egress
trace.set_tracer_provider(provider)
sentry_sdk.init(os.environ["SENTRY_DSN"], traces_sample_rate=1.0)  # egress
ph = Posthog(os.environ["POSTHOG_KEY"], host="https://eu.posthog.com")  # egress


def bought(user, amount):
    ph.capture(user.id, "bought", {"amount": amount, "email": user.email})  # egress sensitive
    sentry_sdk.set_user({"id": user.id, "email": user.email})  # egress sensitive
    try:
        user.charge(amount)
    except ValueError as e:
        sentry_sdk.capture_exception(e)  # egress

import sentry_sdk
from sentry_sdk.integrations.flask import FlaskIntegration

sentry_sdk.init(dsn="https://k@o1.ingest.sentry.io/1", integrations=[FlaskIntegration()], send_default_pii=True)  # egress


def login(user):
    sentry_sdk.set_user({"id": user.id, "email": user.email})  # egress sensitive
    try:
        user.check()
    except Exception as e:
        sentry_sdk.capture_exception(e)  # egress

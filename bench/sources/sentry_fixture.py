import sentry_sdk
from sentry_sdk import capture_message, set_user, configure_scope

sentry_sdk.init(dsn="https://abc@o0.ingest.sentry.io/1")  # egress

sentry_sdk.capture_message(f"login failed for {user.email}")  # egress sensitive
capture_message("user " + current_user.email)  # egress sensitive
set_user({"email": user.email, "id": user.uuid})  # egress sensitive
sentry_sdk.set_tag("email", user.email)  # egress sensitive
sentry_sdk.set_context("customer", {"ip_address": user.ip_address})  # egress sensitive
sentry_sdk.add_breadcrumb(category="auth", message="Authenticated " + user.email)  # egress sensitive
with configure_scope() as scope:
    scope.set_user({"email": "x@example.com"})  # egress
    scope.set_extra("ssn", user.ssn)  # egress sensitive
try:
    pay()
except Exception as e:
    sentry_sdk.capture_exception(e)  # egress

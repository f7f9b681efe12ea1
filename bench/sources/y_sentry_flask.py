import sentry_sdk
from flask import Flask, g, request
from sentry_sdk.integrations.flask import FlaskIntegration

sentry_sdk.init(  # egress
    dsn="https://public@o0.ingest.sentry.io/0",
    integrations=[FlaskIntegration()],
    send_default_pii=True,
    traces_sample_rate=0.2,
)

app = Flask(__name__)


@app.before_request
def who():
    g.user = load_user(request.headers.get("X-User"))
    sentry_sdk.set_user({"id": g.user.id, "email": g.user.email})  # egress sensitive


def load_user(name):
    from .models import User
    return User.query.filter_by(name=name).first_or_404()


@app.route("/boom")
def boom():
    try:
        1 / 0
    except ZeroDivisionError as e:
        sentry_sdk.capture_exception(e)  # egress
    return "x"

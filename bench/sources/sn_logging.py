import logging
import logging.handlers
import sys

log = logging.getLogger("app")
log.addHandler(logging.StreamHandler(sys.stdout))
log.addHandler(logging.handlers.RotatingFileHandler("app.log", maxBytes=1000))


def login(user, password):
    log.info("login of %s", user.email)
    log.debug("session %s", user.session_token)

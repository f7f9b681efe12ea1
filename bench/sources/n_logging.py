import logging
import logging.handlers

log = logging.getLogger("app")
log.addHandler(logging.handlers.RotatingFileHandler("app.log"))
log.addHandler(logging.StreamHandler())


def login(username, password):
    log.info("login of %s", username)
    if not password:
        log.error("no password")

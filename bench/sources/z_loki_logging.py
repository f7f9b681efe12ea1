import logging
import logging.config
import sys

LOGGING = {
    "version": 1,
    "handlers": {
        "syslog": {"class": "logging.handlers.SysLogHandler", "address": ["logs3.papertrailapp.com", 12345]},  # egress
        "out": {"class": "logging.StreamHandler", "stream": sys.stdout},
    },
    "root": {"handlers": ["syslog", "out"], "level": "INFO"},
}
logging.config.dictConfig(LOGGING)
log = logging.getLogger("app")

def login(user, ok):
    log.info("login %s %s", user.email, ok)

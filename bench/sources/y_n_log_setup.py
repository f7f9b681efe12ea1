import logging
import logging.config
import logging.handlers
import queue
import sys

CONFIG = {
    "version": 1,
    "formatters": {"f": {"format": "%(asctime)s %(levelname)s %(message)s"}},
    "handlers": {
        "file": {"class": "logging.handlers.RotatingFileHandler", "filename": "app.log", "maxBytes": 1000000},
        "console": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"},
    },
    "root": {"handlers": ["file", "console"], "level": "INFO"},
}
logging.config.dictConfig(CONFIG)
q = queue.Queue(-1)
listener = logging.handlers.QueueListener(q, logging.StreamHandler(sys.stderr))
listener.start()
log = logging.getLogger(__name__)
log.addHandler(logging.handlers.QueueHandler(q))
log.info("user %s logged in with %s", "jane@example.com", "password")
log.addHandler(logging.handlers.SysLogHandler(address="/dev/log"))

import argparse
import logging
import logging.config
import logging.handlers
import sys

log = logging.getLogger(__name__)


class Session:
    def __init__(self):
        self.cookies = {}

    def get(self, key, default=None):
        return self.cookies.get(key, default)

    def post(self, key, value):
        self.cookies[key] = value


def main(argv=None):
    parser = argparse.ArgumentParser()
    parser.add_argument("--url", default="https://example.com")
    parser.add_argument("--email")
    args = parser.parse_args(argv)
    handler = logging.handlers.RotatingFileHandler("app.log", maxBytes=1000)
    log.addHandler(handler)
    log.addHandler(logging.handlers.SysLogHandler(address="/dev/log"))
    log.warning("user %s", args.email)
    session = Session()
    session.post("email", args.email)
    return session.get("email")


sys.exit(main())

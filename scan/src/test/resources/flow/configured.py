"""Handlers of logs that a configuration names, and tasks that are none of a queue."""
import functools
import logging.config
import subprocess

LOGGING = {
    "version": 1,
    "handlers": {
        "far": {"class": "logging.handlers.SysLogHandler", "address": ("logs.example.com", 514)},  # starts: -> logs.example.com
        "near": {"class": "logging.handlers.RotatingFileHandler", "filename": "app.log"},
        "screen": {"class": "logging.StreamHandler", "stream": "ext://sys.stdout"},
    },
}
logging.config.dictConfig(LOGGING)


def task(function):
    function.delay = functools.partial(print, function)
    return function


@task
def greet(email):
    print(email)


greet.delay("a@example.com")


def shell(command):
    subprocess.run(command, shell=True)  # fetches: -> x.example.com


shell("make")
shell("curl https://x.example.com")

import sched
import time

s = sched.scheduler(time.time, time.sleep)


def run(url):
    print(url)


s.enter(1, 1, run, ("https://x.example.com",))
s.run()

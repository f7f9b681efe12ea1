import heapq, itertools, time, threading, logging, functools, inspect
log = logging.getLogger(__name__)
class Scheduler:
    def __init__(self): self.q, self.n, self.cv = [], itertools.count(), threading.Condition()
    def enqueue(self, fn, *a, delay=0, **k):
        with self.cv: heapq.heappush(self.q, (time.monotonic() + delay, next(self.n), functools.partial(fn, *a, **k))); self.cv.notify()
    submit = enqueue
    def run(self):
        while True:
            with self.cv:
                while not self.q: self.cv.wait()
                at, _, job = heapq.heappop(self.q)
            time.sleep(max(0, at - time.monotonic()))
            try: job()
            except Exception: log.exception("job failed")
def task(s):
    def deco(fn):
        fn.delay = functools.partial(s.enqueue, fn); fn.apply_async = lambda args=(), countdown=0: s.enqueue(fn, *args, delay=countdown); return fn
    return deco
s = Scheduler()
@task(s)
def greet(email): print("hello", email)
greet.delay("a@b.c"); greet.apply_async(("x@y.z",), countdown=2); s.submit(greet, "q@r.s")
threading.Thread(target=s.run, daemon=True).start(); time.sleep(5)

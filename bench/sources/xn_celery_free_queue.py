import multiprocessing as mp
import os
import time
from multiprocessing.managers import BaseManager


def worker(conn, jobs):
    while True:
        job = jobs.get()
        if job is None:
            break
        conn.send({"pid": os.getpid(), "result": job ** 2})
    conn.close()


if __name__ == "__main__":
    parent, child = mp.Pipe()
    jobs = mp.Queue()
    p = mp.Process(target=worker, args=(child, jobs))
    p.start()
    for n in range(10):
        jobs.put(n)
    jobs.put(None)
    while parent.poll(1):
        print(parent.recv())
    p.join()

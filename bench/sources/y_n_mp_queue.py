import multiprocessing as mp, time, os
from multiprocessing import Process, Queue, Pipe, Pool
from queue import Empty
def worker(q, conn):
    while True:
        try: job = q.get(timeout=1)
        except Empty: break
        conn.send({"pid": os.getpid(), "result": job ** 2})
    conn.close()
def main():
    q = Queue(); a, b = Pipe()
    for i in range(100): q.put(i)
    ps = [Process(target=worker, args=(q, b)) for _ in range(4)]
    for p in ps: p.start()
    got = [a.recv() for _ in range(100)]
    for p in ps: p.join()
    with Pool(4) as pool: print(sum(pool.map(abs, [g["result"] for g in got])))
if __name__ == "__main__": main()

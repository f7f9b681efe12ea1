import queue
import threading
import multiprocessing as mp

q = queue.Queue()


def work():
    while True:
        item = q.get()
        print(item)
        q.task_done()


threading.Thread(target=work, daemon=True).start()
q.put({"email": "a@b.c"})
a, b = mp.Pipe()
a.send({"password": "x"})
print(b.recv())

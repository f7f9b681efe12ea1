def averager():
    total, n, avg = 0, 0, None
    while True:
        x = yield avg
        total += x
        n += 1
        avg = total / n


co = averager()
next(co)
co.send(10)
co.send(20)

import random, heapq, statistics
class Packet:
    def __init__(self, src, dst, size): self.src, self.dst, self.size = src, dst, size
class Link:
    def __init__(self, rate, delay): self.rate, self.delay, self.busy = rate, delay, 0.0
    def send(self, now, packet):
        start = max(now, self.busy)
        self.busy = start + packet.size / self.rate
        return self.busy + self.delay
class Network:
    def __init__(self): self.links, self.queue, self.done = {}, [], []
    def connect(self, a, b, rate=1e6, delay=.01): self.links[a, b] = self.links[b, a] = Link(rate, delay)
    def send(self, t, packet): heapq.heappush(self.queue, (t, id(packet), packet))
    def run(self):
        while self.queue:
            t, _, p = heapq.heappop(self.queue)
            self.done.append(self.links[p.src, p.dst].send(t, p) - t)
net = Network()
net.connect("client", "server")
for i in range(1000):
    net.send(random.expovariate(1), Packet("client", "server", 1500))
net.run()
print(statistics.mean(net.done))

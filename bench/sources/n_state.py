class StateMachine:
    def __init__(self):
        self.state = "idle"

    def request(self, name):
        self.state = name

    def connect(self, a, b):
        return (a, b)

    def execute(self, q):
        return q


m = StateMachine()
m.request("start")
m.connect("a", "b")
m.execute("select")

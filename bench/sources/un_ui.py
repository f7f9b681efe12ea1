class Window:
    def __init__(self, http):
        self._http = http

    def draw(self, ctx):
        ctx.send("frame")
        ctx.move_to(0, 0)
        ctx.line_to(1, 1)


def pump(channel):
    channel.send(b"x")

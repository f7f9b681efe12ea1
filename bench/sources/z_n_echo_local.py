import selectors, socket, types
sel = selectors.DefaultSelector()
def serve(host="127.0.0.1", port=5000):
    lsock = socket.socket()
    lsock.bind((host, port))
    lsock.listen()
    lsock.setblocking(False)
    sel.register(lsock, selectors.EVENT_READ, data=None)
    while True:
        for key, mask in sel.select():
            if key.data is None:
                conn, addr = key.fileobj.accept()
                sel.register(conn, selectors.EVENT_READ, data=types.SimpleNamespace(addr=addr))
            else:
                chunk = key.fileobj.recv(1024)
                if not chunk:
                    sel.unregister(key.fileobj); key.fileobj.close()
                else:
                    print(key.data.addr, len(chunk))
serve()

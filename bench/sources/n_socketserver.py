import socket
import socketserver


class Echo(socketserver.BaseRequestHandler):
    def handle(self):
        self.data = self.request.recv(1024)


print(socket.gethostname())

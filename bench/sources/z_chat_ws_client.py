import threading
import json
import websocket

class Chat:
    def __init__(self, url, nickname):
        self.nickname = nickname
        self.ws = websocket.WebSocketApp(url, on_message=self.on_message, on_open=self.on_open)
    def on_open(self, ws):
        ws.send(json.dumps({"join": self.nickname}))  # egress sensitive
    def on_message(self, ws, message):
        print(json.loads(message)["text"])
    def loop(self):
        threading.Thread(target=self.ws.run_forever, daemon=True).start()  # egress
        while True:
            line = input()
            self.ws.send(json.dumps({"from": self.nickname, "text": line}))  # egress sensitive

Chat("wss://chat.example.com/room", input("nick: ")).loop()

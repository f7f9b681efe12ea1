import json
import threading

import websocket


def on_open(ws):
    def go():
        ws.send(json.dumps({"type": "subscribe", "channels": ["ticker"]}))  # egress
    threading.Thread(target=go).start()


def on_message(ws, message):
    print(message)


if __name__ == "__main__":
    ws = websocket.WebSocketApp("wss://ws-feed.exchange.example.com", on_open=on_open, on_message=on_message)
    ws.run_forever()  # egress

import cv2
import base64
import requests
import tkinter as tk

API = "https://faces.example.io/v1/verify"

def capture():
    cam = cv2.VideoCapture(0)
    ok, frame = cam.read()
    cam.release()
    _, jpg = cv2.imencode(".jpg", frame)
    return base64.b64encode(jpg.tobytes()).decode()

def verify(username):
    r = requests.post(API, json={"user": username, "image": capture()})  # egress sensitive
    return r.json().get("match")

root = tk.Tk()
entry = tk.Entry(root)
entry.pack()
tk.Button(root, text="Login", command=lambda: print(verify(entry.get()))).pack()
root.mainloop()

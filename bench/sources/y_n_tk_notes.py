import tkinter as tk
from tkinter import filedialog, messagebox, simpledialog
import pyperclip, keyring, getpass
class App(tk.Tk):
    def __init__(self):
        super().__init__()
        self.text = tk.Text(self); self.text.pack()
        m = tk.Menu(self); self.config(menu=m)
        m.add_command(label="Open", command=self.open); m.add_command(label="Save", command=self.save)
        m.add_command(label="Password", command=self.password)
    def open(self):
        p = filedialog.askopenfilename()
        if p: self.text.insert("1.0", open(p).read())
    def save(self):
        p = filedialog.asksaveasfilename()
        if p: open(p, "w").write(self.text.get("1.0", tk.END))
    def password(self):
        pw = simpledialog.askstring("pw", "Password", show="*")
        keyring.set_password("notes", getpass.getuser(), pw)
        pyperclip.copy(pw); messagebox.showinfo("ok", "copied")
App().mainloop()

import tkinter as tk

root = tk.Tk()
e = tk.Entry(root)
e.pack()


def submit():
    print(e.get())


tk.Button(root, text="Send", command=submit).pack()
root.mainloop()

import pathlib, subprocess, shlex, sys, os

def convert(src, dst, bitrate="192k"):
    cmd = ["ffmpeg", "-y", "-i", str(src), "-b:a", bitrate, str(dst)]
    print(" ".join(shlex.quote(c) for c in cmd))
    return subprocess.run(cmd, check=True, stdout=subprocess.DEVNULL)

def tag(path, **tags):
    args = [f"--{k}={v}" for k, v in tags.items()]
    subprocess.check_call(["id3v2", *args, path])

def size(path):
    return int(subprocess.check_output(["du", "-sb", path]).split()[0])

for p in pathlib.Path(sys.argv[1]).rglob("*.wav"):
    out = p.with_suffix(".mp3")
    convert(p, out)
    tag(str(out), artist="me", album=p.parent.name)
    os.system(f"git add {shlex.quote(str(out))} && git commit -m 'convert {p.name}'")
print(size(sys.argv[1]))

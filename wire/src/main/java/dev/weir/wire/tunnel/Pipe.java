package dev.weir.wire.tunnel;

import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.Native;
import io.netty.channel.unix.FileDescriptor;
import java.io.IOException;

/** One direction of a tunnel in the kernel: from socket to socket by a pipe (splice(2)), without a copy in this process. */
final class Pipe {

  /** Whether this kernel splices for this process: a sandbox may not let it. */
  static final boolean POSSIBLE = isPossible();

  /** What is asked for at once; a pipe takes some sixteen pieces of whatever size they have. */
  private static final int AT_ONCE = 1 << 20;
  /** What is moved before others of the loop have their turn. */
  private static final int TURN = 4 << 20;

  private final FileDescriptor from;
  private final FileDescriptor into;
  private final FileDescriptor out;
  private final FileDescriptor in;
  private int held;
  private boolean dry;
  private boolean capped;

  private Pipe(FileDescriptor from, FileDescriptor into, FileDescriptor[] ends) {
    this.from = from;
    this.into = into;
    out = ends[0];
    in = ends[1];
  }

  private static boolean isPossible() {
    if (!Epoll.isAvailable()) {
      return false;
    }
    try {
      FileDescriptor[] empty = FileDescriptor.pipe();
      Pipe tried = between(empty[0], empty[1]);
      try {
        tried.pump(false, 1);
        return true;
      } finally {
        tried.close();
        close(empty);
      }
    } catch (IOException e) {
      return false;
    }
  }

  /**
   * Lays a pipe.
   *
   * @throws IOException where there are no descriptors left
   */
  static Pipe between(FileDescriptor from, FileDescriptor into) throws IOException {
    return new Pipe(from, into, FileDescriptor.pipe());
  }

  /**
   * Moves what is there until one socket has no more or the other takes no more, and returns how many bytes that were; after
   * {@link #isTired} of them there may be more at once.
   *
   * @param most how many more may be read at the most, besides what is {@link #held}
   * @param last whether the sender has said that no more will come: then nothing to read is the end
   * @throws IOException where a connection is broken
   */
  int pump(boolean last, long most) throws IOException {
    int moved = 0;
    long allowed = most;
    capped = false;
    while (!isTired(moved)) {
      if (held == 0) {
        capped = allowed <= 0;
        if (capped || !drawn(last, allowed)) {
          break;
        }
        allowed -= held;
      }
      int gone = Native.splice(out.intValue(), -1, into.intValue(), -1, held);
      if (gone == 0) {
        break;
      }
      held -= gone;
      moved += gone;
    }
    return moved;
  }

  private boolean drawn(boolean last, long allowed) throws IOException {
    if (!dry) {
      held = Native.splice(from.intValue(), -1, in.intValue(), -1, Math.min(AT_ONCE, allowed));
      dry = held == 0 && last;
    }
    return held > 0;
  }

  /** Returns how many bytes were read and are still to be written. */
  int held() {
    return held;
  }

  /** Returns whether no more was read because no more might be. */
  boolean isCapped() {
    return capped;
  }

  static boolean isTired(int moved) {
    return moved >= TURN;
  }

  /** Returns whether all has gone that will ever come. */
  boolean isDry() {
    return dry;
  }

  void close() {
    close(in, out);
  }

  private static void close(FileDescriptor... ends) {
    for (FileDescriptor end : ends) {
      try {
        end.close();
      } catch (IOException e) {
        // What it held is lost either way.
      }
    }
  }
}

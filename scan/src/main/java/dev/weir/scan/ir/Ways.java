package dev.weir.scan.ir;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;

/**
 * What each variable holds on the way that is being lowered. Ways part and meet: where they meet with different values, a
 * {@link Op#PHI} stands for them. A change is logged, so that the next way starts without it; cost is that of the changes.
 */
final class Ways {

  private static final int VARIABLES_AT_FIRST = 16;

  /** Breaks and continues of one loop: each has a copy of what was changed before it. */
  private static final int MOST_LEAPS = 32;

  private final Nodes nodes;
  private final Slots held = new Slots(VARIABLES_AT_FIRST);
  private final Deque<Frame> frames = new ArrayDeque<>();
  /** (name, what it held before) of each change. */
  private int[] log = new int[2 * VARIABLES_AT_FIRST];
  private int logged;
  /** Whether the way has ended: by return, raise, break. */
  private boolean ended;

  /** Where ways parted. */
  private static final class Frame {
    final boolean loop;
    final int logStart;
    final int codeStart;
    final boolean ended;
    /** Changes (name, node) of each way that comes to the meeting. */
    final List<int[]> arriving = new ArrayList<>();
    /** Changes of each way, ended or not: where an exception may come from. */
    final List<int[]> all = new ArrayList<>();
    final List<int[]> again = new ArrayList<>();
    /** (name, phi) of what a loop's later rounds may have changed. */
    final Words phis = new Words(2);

    Frame(boolean loop, int logStart, int codeStart, boolean ended) {
      this.loop = loop;
      this.logStart = logStart;
      this.codeStart = codeStart;
      this.ended = ended;
    }
  }

  Ways(Nodes nodes) {
    this.nodes = nodes;
  }

  /** Returns what a variable holds, or {@link Op#NOTHING}. */
  int held(int name) {
    int node = held.get(name);
    if (node < 0) {
      return Op.NOTHING;
    }
    boolean outside = false;
    for (Iterator<Frame> outermostFirst = frames.descendingIterator(); outermostFirst.hasNext();) {
      Frame frame = outermostFirst.next();
      outside |= node < frame.codeStart;
      if (frame.loop && outside) {
        node = nodes.openPhi(node);
        set(name, node);
        frame.phis.add(name);
        frame.phis.add(node);
      }
    }
    return node;
  }

  /** Returns what a variable holds, or {@link Op#NOTHING}, without a thought of the loops around. */
  int now(int name) {
    return Math.max(held.get(name), Op.NOTHING);
  }

  void set(int name, int node) {
    if (logged + 2 > log.length) {
      log = Arrays.copyOf(log, 2 * log.length);
    }
    log[logged++] = name;
    log[logged++] = held.get(name);
    held.put(name, node);
  }

  /** Returns the variables that hold a node; none in a scope with too many to look through. */
  int[] holding(int node, int most) {
    return held.size() > most ? new int[0] : held.keysOf(node);
  }

  void fork() {
    frames.push(new Frame(false, logged, nodes.size(), ended));
  }

  void next() {
    close(frames.element());
  }

  void handler() {
    Frame frame = frames.element();
    close(frame);
    int[] thrower = frame.all.getFirst();
    for (int i = 0; i < thrower.length; i += 2) {
      set(thrower[i], nodes.phi(new int[]{held.get(thrower[i]), thrower[i + 1]}, 2));
    }
  }

  void join() {
    Frame frame = frames.element();
    close(frame);
    frames.pop();
    meet(frame.arriving);
    ended = frame.ended || frame.arriving.isEmpty();
  }

  void loop() {
    frames.push(new Frame(true, logged, nodes.size(), ended));
  }

  void again() {
    leave(false);
  }

  void leave() {
    leave(true);
  }

  void stop() {
    ended = true;
  }

  void endLoop() {
    Frame frame = frames.pop();
    int[] last = changes(frame.logStart);
    undo(frame.logStart);
    if (!ended) {
      frame.again.add(last);
    }
    closePhis(frame);
    for (int i = 0; i < frame.phis.size(); i += 2) {
      set(frame.phis.get(i), frame.phis.get(i + 1));
    }
    List<int[]> out = new ArrayList<>(frame.again);
    out.addAll(frame.arriving);
    out.add(new int[0]);
    meet(out);
    ended = frame.ended;
  }

  /** Tells the phis what the rounds leave; from here on a phi is what all of them tell. */
  private void closePhis(Frame loop) {
    Slots phis = new Slots(VARIABLES_AT_FIRST);
    for (int i = 0; i < loop.phis.size(); i += 2) {
      phis.put(loop.phis.get(i), loop.phis.get(i + 1));
    }
    List<int[]> left = new ArrayList<>();
    for (int[] way : loop.again) {
      int[] changed = new int[way.length];
      int count = 0;
      for (int i = 0; i < way.length; i += 2) {
        int phi = phis.get(way[i]);
        if (phi >= 0 && way[i + 1] != phi) {
          changed[count++] = way[i];
          changed[count++] = way[i + 1];
          way[i + 1] = phi;
        }
      }
      left.add(Arrays.copyOf(changed, count));
    }
    long[] all = sorted(left);
    for (int i = 0; i < all.length;) {
      int name = (int) (all[i] >> 32);
      int end = i;
      while (end < all.length && (int) (all[end] >> 32) == name) {
        end++;
      }
      nodes.closePhi(phis.get(name), nodes.phi(nodes(all, i, end), end - i));
      i = end;
    }
  }

  private void leave(boolean loopIsLeft) {
    for (Frame frame : frames) {
      if (frame.loop) {
        if (!ended) {
          List<int[]> where = loopIsLeft ? frame.arriving : frame.again;
          if (where.size() < MOST_LEAPS) {
            where.add(changes(frame.logStart));
          }
        }
        break;
      }
    }
    ended = true;
  }

  /** Ends a way and goes back to where it parted from the others. */
  private void close(Frame frame) {
    int[] changes = changes(frame.logStart);
    undo(frame.logStart);
    frame.all.add(changes);
    if (!ended) {
      frame.arriving.add(changes);
    }
    ended = frame.ended;
  }

  /** Sets each variable that one of the ways changed to what they leave it as. Cost is that of the changes, sorted. */
  private void meet(List<int[]> ways) {
    long[] all = sorted(ways);
    for (int i = 0; i < all.length;) {
      int name = (int) (all[i] >> 32);
      int end = i;
      while (end < all.length && (int) (all[end] >> 32) == name) {
        end++;
      }
      int[] inputs = nodes(all, i, end);
      inputs[end - i] = end - i < ways.size() ? held.get(name) : Op.NOTHING;
      set(name, nodes.phi(inputs, inputs.length));
      i = end;
    }
  }

  /** Returns the nodes of some changes, and room for one more. */
  private static int[] nodes(long[] changes, int from, int to) {
    int[] nodes = new int[to - from + 1];
    for (int i = from; i < to; i++) {
      nodes[i - from] = (int) changes[i];
    }
    return nodes;
  }

  private static long[] sorted(List<int[]> ways) {
    int size = 0;
    for (int[] way : ways) {
      size += way.length / 2;
    }
    long[] all = new long[size];
    int count = 0;
    for (int[] way : ways) {
      for (int i = 0; i < way.length; i += 2) {
        all[count++] = (long) way[i] << 32 | way[i + 1] & 0xffffffffL;
      }
    }
    Arrays.sort(all);
    return all;
  }

  private int[] changes(int since) {
    int[] changes = new int[logged - since];
    int count = 0;
    Slots seen = new Slots(VARIABLES_AT_FIRST);
    for (int i = since; i < logged; i += 2) {
      if (seen.get(log[i]) == Slots.ABSENT) {
        seen.put(log[i], 0);
        changes[count++] = log[i];
        changes[count++] = held.get(log[i]);
      }
    }
    return Arrays.copyOf(changes, count);
  }

  private void undo(int since) {
    while (logged > since) {
      logged -= 2;
      held.put(log[logged], log[logged + 1]);
    }
  }
}

package dev.weir.gateway;

import dev.weir.model.CallId;
import dev.weir.model.Head;

/** The way of one call, or of one message in it; told of by one thread at a time. */
public interface Trace {

  /** Nobody follows the call: costs nothing. */
  Trace NONE = new Trace() {
    @Override
    public void enter(Room room) {}

    @Override
    public Stay stay(Room room) {
      return Stay.NONE;
    }

    @Override
    public Head mark(Head leaving) {
      return leaving;
    }

    @Override
    public Trace message() {
      return this;
    }

    @Override
    public void ended(CallId call, CallSummary summary) {}

    @Override
    public String toString() {
      return "";
    }
  };

  /** The call leaves the room that it was in, for {@code room}. */
  void enter(Room room);

  /** A while in a room, which ends where it is closed. */
  interface Stay extends AutoCloseable {

    /** Nobody knows of it. */
    Stay NONE = () -> {};

    @Override
    void close();
  }

  /** The call is in {@code room} too, within the room that it is in, until what this returns is closed. */
  Stay stay(Room room);

  /** Returns {@code leaving} with the ids of the room that the call is in, by which its upstream can go on with the trace. */
  Head mark(Head leaving);

  /** Returns the trace of a message within this call, which begins now. */
  Trace message();

  /** The call has left its last room. */
  void ended(CallId call, CallSummary summary);

  /** Returns the trace's id; empty text where nobody follows the call. */
  @Override
  String toString();
}

package dev.weir.wire.back;

/** Somebody who wants a connection, and what comes of it: one of these, once, on its own loop. */
interface Turn {

  /** There may be one more: make it. */
  void dial();

  /** Somebody else has no use any more for one that is just like it. */
  void take(UpstreamConnection idle);

  /** There is none to be had. */
  void failed(UpstreamFault fault);
}

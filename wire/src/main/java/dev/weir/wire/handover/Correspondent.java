package dev.weir.wire.handover;

/** Who is told what the other process says; on the link's own thread, which must not be held up. */
public interface Correspondent {

  /** A message has come. */
  void told(Link by, byte[] message);

  /** Nothing more will come. */
  void gone();
}

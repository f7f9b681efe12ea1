package dev.weir.wire.back;

/** Told what became of dialling, once. */
public interface Dialled {

  /** A connection that is ready for a request. */
  void ready(UpstreamConnection connection);

  /** None. */
  void failed(UpstreamFault fault);
}

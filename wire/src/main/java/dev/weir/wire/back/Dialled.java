package dev.weir.wire.back;

/** Told what became of dialling, once. */
public interface Dialled {

  /** A place that is ready for a request. */
  void ready(Upstream upstream);

  /** None. */
  void failed(UpstreamFault fault);
}

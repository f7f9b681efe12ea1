package dev.weir.gateway;

/** Is told how each call ended. */
@FunctionalInterface
public interface CallObserver {

  /** Takes note of a call; called once for each, on its loop, so it never blocks and never throws. */
  void ended(CallSummary call);
}

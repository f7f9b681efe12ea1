package dev.weir.gateway;

/** Is told of every call once it has ended; must be quick and never throws. */
public interface CallObserver {

  void ended(CallSummary summary);
}

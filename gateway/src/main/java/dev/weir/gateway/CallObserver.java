package dev.weir.gateway;

/** Is told of every call once it has ended, and on the way how long it waited for the audit log; must be quick and never throws. */
public interface CallObserver {

  void ended(CallSummary summary);

  /** A call has waited so long for its intent to be durable. */
  default void recorded(long nanos) {}
}

package dev.weir.wire.back;

/** How far a request had come that gets no whole answer. */
public enum Lost {
  /** The upstream says that it has done nothing with it: it may be sent again, whatever it is. */
  UNTOUCHED,
  /** No byte of an answer has come; what the upstream did is not known. */
  UNANSWERED,
  /** Part of the answer has come. */
  ANSWERING
}

package dev.weir.wire.front;

/** A body on its way upstream while it still comes. */
interface Uploading extends BodySink {

  /** Returns whether all of it has left. */
  boolean whole();

  /** Nothing more of it is to leave. */
  void stop();
}

package dev.weir.gateway;

import dev.weir.model.CallId;
import dev.weir.model.Head;
import dev.weir.model.Principal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Keeps what it is told, in words. */
final class PlayedTraces implements Traces {

  final List<String> told = new ArrayList<>();

  @Override
  public Trace begin(Incoming incoming, Principal who, Instant began) {
    told.add(who instanceof Principal.Caller ? "known" : "unknown");
    return new Trace() {
      @Override
      public void enter(Room room) {
        told.add(room.word());
      }

      @Override
      public Stay stay(Room room) {
        told.add("(" + room.word());
        return () -> told.add(room.word() + ")");
      }

      @Override
      public Head mark(Head leaving) {
        return new Head(leaving.method(), leaving.target(),
            leaving.headers().toBuilder().set("traceparent", "ours").build());
      }

      @Override
      public Trace message() {
        told.add("message");
        return this;
      }

      @Override
      public void ended(CallId call, CallSummary summary) {
        told.add(summary.decision() + " " + summary.status());
      }

      @Override
      public String toString() {
        return "t";
      }
    };
  }
}

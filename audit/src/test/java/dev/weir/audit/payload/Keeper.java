package dev.weir.audit.payload;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.SegmentLog;
import dev.weir.model.net.Bytes;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletionStage;

/** Keeps calls as fast as it can until it is killed, and prints a line for each that it was told is kept. */
final class Keeper {

  private static final int IN_FLIGHT = 20;

  private Keeper() {}

  public static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    int first = Integer.parseInt(arguments[1]);
    SegmentLog log = SegmentLog.open(data, InstantSource.system(), Logs.KEY);
    // Without expiry: these keys are forgotten with the process.
    Payloads payloads = new Payloads(PartFiles.of(data), new PlayedKeys(), log, InstantSource.system(),
        Payloads.MOST_WAITING_BYTES);
    Deque<CompletionStage<Boolean>> waiting = new ArrayDeque<>();
    // Whoever reads is gone where its end of the pipe is: then nobody is left to kill this.
    for (int i = first; !System.out.checkError(); i++) {
      waiting.add(payloads.request(Scene.call(i, Scene.CHECKOUT), Scene.TERMS, Scene.head(),
          Bytes.utf8("call " + Events.call(i))));
      if (waiting.size() == IN_FLIGHT) {
        if (waiting.remove().toCompletableFuture().get()) {
          System.out.println(i - IN_FLIGHT + 1);
        }
      }
    }
    Runtime.getRuntime().halt(1);
  }
}

package dev.weir.audit;

import dev.weir.audit.segment.Tape;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Semaphore;

/** Appends as fast as it can until it is killed, and prints the sequence of each record once it is acknowledged. */
final class Appender {

  private static final int IN_FLIGHT = 100;

  private Appender() {}

  public static void main(String[] arguments) throws Exception {
    PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), false,
        StandardCharsets.US_ASCII);
    SegmentLog log = SegmentLog.open(Path.of(arguments[0]), InstantSource.system(), Logs.KEY,
        new Limits(1 << 20, Limits.USUAL.groupBytes(), Limits.USUAL.groupRecords(),
            Limits.USUAL.outcomeDelay(),
            Limits.USUAL.headEvery()),
        Tape::file);
    Semaphore inFlight = new Semaphore(IN_FLIGHT);
    // Whoever reads is gone where its end of the pipe is: then nobody is left to kill this.
    for (int i = 0; !out.checkError(); i++) {
      inFlight.acquire();
      log.append(Events.intent(i)).thenAccept(receipt -> {
        out.println(receipt.sequence());
        out.flush();
        inFlight.release();
      });
    }
    Runtime.getRuntime().halt(1);
  }
}

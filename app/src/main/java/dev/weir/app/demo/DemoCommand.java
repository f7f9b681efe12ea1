package dev.weir.app.demo;

import dev.weir.app.Scratch;
import dev.weir.app.command.Exit;
import dev.weir.app.text.Screen;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code weir demo}: the whole story on loopback, in a folder that goes when it ends. */
@Command(name = "demo", description = "Show what Weir does: real requests on loopback, with nothing outside.")
public final class DemoCommand implements Callable<Exit> {

  private final Screen screen;

  @Option(names = "--once", description = "End when the last scene is over; exit code 0 only if all came out as they should.")
  private boolean once;

  public DemoCommand(Screen screen) {
    this.screen = screen;
  }

  @Override
  public Exit call() throws Exception {
    Scratch scratch = Scratch.named("weir-demo");
    CountDownLatch ended = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      ended.countDown();
      scratch.close();
    }, "remove-demo"));
    try (Demo demo = Demo.in(scratch.folder(), screen)) {
      int wrong = demo.play();
      if (!once) {
        demo.invite();
        ended.await();
      }
      return wrong == 0 ? Exit.FINE : Exit.FINDINGS;
    }
  }
}

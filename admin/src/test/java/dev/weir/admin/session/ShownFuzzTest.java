package dev.weir.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Digest;
import dev.weir.admin.session.Session.State;
import dev.weir.model.net.Ip;
import dev.weir.model.settings.AdminRule;
import dev.weir.testkit.FakeClock;
import dev.weir.testkit.Fuzz;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whatever somebody shows as a session, a device or a ticket: it is none, and never a fault. */
final class ShownFuzzTest {

  private static final FakeClock CLOCK = FakeClock.at("2026-06-01T12:00:00Z");
  private static final Client CLIENT = new Client(Ip.v4(0x7f000001L), "browser", Optional.empty());
  private static final Sessions SESSIONS = new Sessions(AdminRule.Lasting.USUAL, CLOCK);
  private static final Devices DEVICES = new Devices(new Digest(new byte[32]), CLOCK);

  public static List<byte[]> seeds() {
    Session visitor = SESSIONS.of(Optional.empty(), CLIENT);
    Session half = SESSIONS.enter(visitor, new Subject.Local("ann", "basis"), State.SECOND_FACTOR, CLIENT);
    return List.of(visitor.id(), half.id(), DEVICES.cookie("ann"), "v..", "s", "v" + "9".repeat(40) + ".1.2")
        .stream()
        .map(text -> text.getBytes(StandardCharsets.ISO_8859_1)).toList();
  }

  /** But for the session that there is, which is nobody's to guess. */
  public static void fuzzerTestOneInput(byte[] data) {
    String shown = new String(data, StandardCharsets.ISO_8859_1);
    Session found = SESSIONS.of(Optional.of(shown),
        new Client(CLIENT.address(), "another browser", Optional.of(shown)));
    assertThat(found.state()).isEqualTo(State.NONE);
    assertThat(SESSIONS.isCsrf(found, shown)).isFalse();
    assertThat(DEVICES.knows("ben", new Client(CLIENT.address(), "browser", Optional.of(shown)))).isFalse();
  }

  @Test
  void takesAnyBytes() {
    Fuzz.feed(seeds(), ShownFuzzTest::fuzzerTestOneInput);
  }
}

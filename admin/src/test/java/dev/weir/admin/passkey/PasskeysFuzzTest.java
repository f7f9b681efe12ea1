package dev.weir.admin.passkey;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.FakeClock;
import dev.weir.testkit.Fuzz;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** No answer of a browser does anything but be refused, where it is not the one that was asked for. */
final class PasskeysFuzzTest {

  @Test
  void refusesWhateverIsNotAnAnswer() throws Exception {
    Clock clock = FakeClock.at("2026-11-22T10:00:00Z");
    Passkeys passkeys = new Passkeys(() -> new RelyingParty(URI.create("http://localhost:9443")),
        new KeptPasskeys(), clock);
    SoftAuthenticator device = new SoftAuthenticator("device");
    String creation = device.create(passkeys.toRegister("s", "ada"));
    passkeys.register("s", "ada", "one", creation);
    // The counter stands still, so that the seed itself proves nothing, and no input made of it should.
    String proof = device.get(passkeys.toProve("s", Optional.empty()));
    List<byte[]> seeds = new ArrayList<>();
    seeds.add(creation.getBytes(StandardCharsets.UTF_8));
    seeds.add(proof.getBytes(StandardCharsets.UTF_8));

    Fuzz.feed(seeds, input -> {
      String answer = new String(input, StandardCharsets.UTF_8);
      assertThat(passkeys.register("s", "ada", "two", answer)).isInstanceOf(Outcome.Refused.class);
      assertThat(passkeys.prove("s", Optional.empty(), answer)).isNotInstanceOf(Outcome.Accepted.class);
    });
  }
}

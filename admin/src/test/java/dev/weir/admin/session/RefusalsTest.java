package dev.weir.admin.session;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.admin.account.Vain;
import dev.weir.model.net.Ip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class RefusalsTest {

  private final List<String> records = new ArrayList<>();
  private final Refusals refusals = new Refusals((actor, action, subject, detail) -> records
      .add(actor + ": " + action + " " + subject + ", " + detail));

  private static Client from(String address) {
    return new Client(Ip.parse(address).orElseThrow(), "agent", Optional.empty());
  }

  private void fails(String name, String address, int times, boolean tooSoon) {
    for (int i = 0; i < times; i++) {
      refusals.note(new Vain(Vain.What.SIGN_IN, name), from(address), tooSoon);
    }
  }

  @Test
  void tellsOnceForEachKindAndAddress() {
    fails("ann", "192.0.2.7", 5, false);
    fails("bob", "192.0.2.7", 2, true);
    fails("ann", "2001:db8::1", 1, false);
    fails("ann", "2001:db8::2", 1, false);
    refusals.note(new Vain(Vain.What.TOKEN, "(unknown token)"), from("192.0.2.7"), false);
    assertThat(records).isEmpty();
    refusals.tell();
    assertThat(records).containsExactly(
        "(nobody): sign-in refused ann, bob, 7 times from 192.0.2.7 within a minute, 2 of them too soon after others",
        "(nobody): sign-in refused ann, 2 times from 2001:db8::1 within a minute",
        "(nobody): API token refused (unknown token), 1 time from 192.0.2.7 within a minute");
    refusals.tell();
    assertThat(records).hasSize(3);
  }

  @Test
  void fillsTheLogWithNoFlood() {
    for (int i = 0; i < 10_000; i++) {
      fails("name" + i, "10.0." + i / 250 + "." + i % 250, 1, false);
      fails("name" + i, "192.0.2.7", 1, false);
    }
    refusals.tell();
    assertThat(records).hasSizeLessThan(70).anySatisfy(record -> assertThat(record)
        .contains(" and others, 10000 times from 192.0.2.7 ").hasSizeLessThan(200))
        .anySatisfy(record -> assertThat(record).contains("from many other addresses"));
  }
}

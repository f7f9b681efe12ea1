package dev.weir.admin.once;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.FakeClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class TicketsTest {

  private final FakeClock clock = FakeClock.at("2026-11-22T10:00:00Z");
  private final Tickets tickets = new Tickets(Duration.ofMinutes(5), clock);

  @Test
  void holdsOnceAndForWhatItWasIssuedForAlone() {
    byte[] ticket = tickets.issue("sign-in", "session");

    assertThat(tickets.holds(ticket, "sign-in", "session")).isTrue();
    assertThat(tickets.holds(ticket, "sign-in", "other")).isFalse();
    assertThat(tickets.holds(ticket, "sign-i", "nsession")).isFalse();
    assertThat(tickets.holds(ticket, "sign-in")).isFalse();
    assertThat(tickets.spend(ticket)).isTrue();
    assertThat(tickets.spend(ticket)).isFalse();
    assertThat(tickets.holds(ticket, "sign-in", "session")).isFalse();
  }

  @Test
  void endsInTimeAndCannotBeMadeToLastLonger() {
    byte[] ticket = tickets.issue("a");
    clock.advance(Duration.ofMinutes(5));

    assertThat(tickets.holds(ticket, "a")).isFalse();
    for (int i = 0; i < ticket.length; i++) {
      byte[] altered = ticket.clone();
      altered[i] ^= 1;
      assertThat(tickets.holds(altered, "a")).isFalse();
    }
  }

  @Test
  void doesNotTakeWhatAnotherProcessIssued() {
    byte[] foreign = new Tickets(Duration.ofMinutes(5), clock).issue("a");

    assertThat(tickets.holds(foreign, "a")).isFalse();
    assertThat(tickets.holds(new byte[0], "a")).isFalse();
  }

  @Test
  void keepsSecretsThatTheTicketDoesNotTell() {
    byte[] ticket = tickets.issue("a");

    assertThat(tickets.secret(ticket, "x")).hasSize(32).isEqualTo(tickets.secret(ticket, "x"))
        .isNotEqualTo(tickets.secret(ticket, "y")).isNotEqualTo(tickets.secret(tickets.issue("a"), "x"));
  }
}

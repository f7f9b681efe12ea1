package dev.weir.attacks;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.attacks.Besieged.Verdict;
import dev.weir.testkit.DnsStandIn.Question;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Targets that are spelled to be judged as one host and dialled as another. */
@Siege
class TargetsIT {

  /** Whatever has a name may be called, so that only its spelling and its addresses can be in the way. */
  private static final List<String> ANY = List.of("*.com", "*.net", "*.org", "*.test", "*.me", "*.de");

  private final Besieged besieged;

  TargetsIT(Besieged besieged) {
    this.besieged = besieged;
  }

  @TestFactory
  Stream<DynamicTest> urls() throws IOException {
    return Attacks.tests(List.of("url"), attack -> checkUrl(attack, attack.text("url")));
  }

  @TestFactory
  Stream<DynamicTest> authorities() throws IOException {
    return Attacks.tests(List.of("connect"), attack -> {
      String authority = attack.text("authority");
      check(attack, authority, () -> besieged.connect(authority));
    });
  }

  @TestFactory
  Stream<DynamicTest> hosts() throws IOException {
    return Attacks.tests(List.of("host_match"),
        attack -> checkUrl(attack, "http://" + attack.text("host") + "/"));
  }

  private void checkUrl(Attack attack, String url) {
    String sent = attack.expect() == Attack.Expect.ALLOW ? Besieged.ascii(url) : url;
    check(attack, sent, () -> besieged.get(sent));
  }

  @TestFactory
  Stream<DynamicTest> entries() throws IOException {
    return Attacks.tests(List.of("allow_entry"), attack -> {
      try {
        assertThat(besieged.allows(List.of(attack.text("entry")), true)).isFalse();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    });
  }

  /** Asks Weir something. */
  private interface Asking {
    Reply reply();
  }

  private void check(Attack attack, String named, Asking asking) {
    try {
      List<String> allow = attack.texts("allow");
      boolean allowed = besieged.allows(allow.isEmpty() ? ANY : allow, !allow.isEmpty());
      if (!allowed && attack.expect() == Attack.Expect.BLOCK) {
        return;
      }
      assertThat(allowed).as("a list that can be configured").isTrue();
      resolve(attack, named);
      int asked = besieged.names().questions().size();
      Reply reply = asking.reply();
      List<Question> questions = besieged.names().questions();
      check(attack, reply, questions.subList(asked, questions.size()));
      assertThat(besieged.recorder().taken()).isEmpty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whatever host these are for has the addresses that the attack wants, loopback where it does not say. */
  private void resolve(Attack attack, String named) {
    String[] addresses = attack.texts("dns").toArray(new String[0]);
    String host = Besieged.hostOf(named).replaceFirst(":.*", "");
    for (String name : List.of(host, attack.canonicalHost())) {
      if (!name.isEmpty()) {
        besieged.names().tell(name.toLowerCase(Locale.ROOT), 0,
            addresses.length == 0 ? new String[]{"127.0.0.1"} : addresses);
      }
    }
  }

  private void check(Attack attack, Reply reply, List<Question> questions) throws IOException {
    Verdict verdict = Besieged.verdict(reply);
    switch (attack.expect()) {
      case ALLOW -> assertThat(verdict).as(reply.text()).isEqualTo(Verdict.LET_OUT);
      case BLOCK -> assertThat(verdict).as(reply.text()).isNotEqualTo(Verdict.LET_OUT);
      case REJECT -> {
        assertThat(verdict).as(reply.text()).isNotEqualTo(Verdict.LET_OUT);
        assertThat(questions).isEmpty();
      }
      case REJECT_OR_CANONICALISE -> {
        if (verdict != Verdict.NO_REQUEST) {
          assertThat(bare(besieged.auditedHost(reply))).isEqualTo(bare(attack.canonicalHost()));
          assertThat(questions)
              .allSatisfy(question -> assertThat(question.name()).isEqualTo(attack.canonicalHost()));
        }
      }
      case EITHER -> {
      }
      case REJECT_OR_UNAMBIGUOUS, INCOMPLETE, CONFIG_REJECT ->
        throw new IllegalArgumentException("not due of a target: " + attack.expect());
    }
  }

  private static String bare(String host) {
    return host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
  }
}

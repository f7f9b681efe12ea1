package dev.weir.detect.pii;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The engine reads blocks of 64 bytes: what is found does not depend on where they begin. */
class EverywhereTest {

  private static final String TEXT = "write to jane.doe@example.org|card 4111 1111 1111 1111|from 203.0.113.7|"
      + "call +44 20 7946 0958 now|SSN: 536-22-1847|GB82 WEST 1234 5698 7654 32|00:1A:2B:3C:4D:5E|2001:db8::8a2e:370:7334|"
      + "a\\nDE89370400440532013000|born on 2/8/1935|nhsNumber|943 476 5919|L\u00fcbeck \\\\ plz 23552";

  @Test
  void findsTheSameWhereverABlockBegins() {
    List<String> found = Found.in(TEXT);
    assertThat(found).hasSizeGreaterThanOrEqualTo(10);
    for (int i = 0; i < 70; i++) {
      assertThat(Found.in(" ".repeat(i) + TEXT + " ".repeat(80))).as("%d bytes on", i).isEqualTo(found);
    }
  }

  @Test
  void passesOverTheGroupsOfAUuid() {
    assertThat(Found.in("nhs id 9434765919-4f50-6172-8394-a536221847f0 ssn"
        + " 0b1c2d3e-4f50-6172-8394-a536221847e9".repeat(3))).isEmpty();
  }
}

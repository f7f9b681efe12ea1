package dev.weir.detect;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.detect.engine.Findings;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A quarter of a megabyte of what looks like the start of a secret: where a look ahead were not bounded, this would take hours. */
class HostileTextTest {

  private static final int BYTES = 1 << 18;

  private final PayloadInspector inspector = new PayloadInspector(new byte[32], new MapTokens());

  @ParameterizedTest
  @ValueSource(strings = {"password=", "key:", "token ", "secret=\"", "api_key_", "key.", "Key",
    "\"token\", ", "sk-ant-", "glpat-",
    "SG.", "xoxb-", "eyJ.", "eyJhbGci.eyJ", "kind: Secret\n", "kind: Secret\ndata:\n  a: b\n", "curl ",
    "curl -u ", "Bearer ",
    "Basic ", "$2b$", "~", "Q~", "8Q~", "-----BEGIN ", "hooks.slack.com/services/", "datadog ", "datadog_",
    "-us1", ":AA", "\\n",
    "'", "\"x\" == password ", "<token>", "${", "pass (", "value", "aws:aws", "password= \n",
    "1a", "Aa ", "Aa'", "\u056dZ", "\u00e9A", "DE89 ", "call 555-1234 ", "12 Elm Road, ",
    "Unit 7, ", "5 rue de la ", "Am Weg 3 ", "No. 4, ", "Mrs. Ann ", "12345 Aa, ", "name,phone\n", "a|b|c\n",
    "N;~\n", "PID|\n",
    "NM1*IL*1*\n"})
  void isReadInLinearTime(String unit) {
    Examination seen = inspector.examine(unit.repeat(BYTES / unit.length()));
    assertThat(seen.findings()).hasSizeLessThanOrEqualTo(Findings.CAP);
  }
}

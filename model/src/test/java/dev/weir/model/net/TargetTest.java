package dev.weir.model.net;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource({"http://Example.com, http://example.com, /",
    "http://example.com:8080/a/b, http://example.com:8080, /a/b",
    "HTTPS://example.com:443/x, https://example.com, /x", "http://[::1]:80?q=1, http://[::1], /?q=1",
    "http://example.com/a?, http://example.com, /a?", "http://example.com/a//b, http://example.com, /a//b",
    "http://example.com/a...b/..c/.d, http://example.com, /a...b/..c/.d",
    "http://example.com/a?b=1#c?d/../e, http://example.com, /a?b=1",
    "http://example.com/#f, http://example.com, /"})
  void readsAbsoluteForm(String text, String origin, String originForm) {
    Target target = Target.absolute(text).orElseThrow();
    assertThat(target.origin()).hasToString(origin);
    assertThat(target.originForm()).isEqualTo(originForm);
  }

  @ParameterizedTest
  @ValueSource(strings = {"example.com/a", "//example.com/", "ftp://example.com/", "http:///a",
    "http://user@example.com/",
    "http://example.com:0/", "http://example.com:080/", "http://example.com:65536/", "http://example.com:/",
    "http://a b/",
    "http://example.com#f", "http://example.com/#\\@evil.test", "http://example.com/a#b#c",
    "http://example.com\\@evil.test/", "http://1.2.3.4:80#\\@5.6.7.8/",
    "http://example.com/a b",
    "http://example.com/%zz", "http://example.com/%2", "http://example.com/\u00e9"})
  void guessesNothing(String text) {
    assertThat(Target.absolute(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/..", "/a/../b", "/./a", "/a/%2e%2E/b", "/a/.%2e", "/a/..;x=1/b", "/a%2f..%2fb",
    "/a/%5c..%5c", "/..%2f", ""})
  void refusesDotSegmentsInEverySpelling(String originForm) {
    assertThat(Target.of(Origin.parse("https://example.com").orElseThrow(), originForm)).isEmpty();
  }

  @Test
  void headersCompareWithoutCaseAndPrintNoValue() {
    Headers headers = Headers.of("Authorization", "Bearer hidden", "A", "1", "a", "2");
    assertThat(headers.first("AUTHORIZATION")).contains("Bearer hidden");
    assertThat(headers.all("a")).containsExactly("1", "2");
    assertThat(headers.toBuilder().set("a", "3").remove("authorization").build()).hasToString("Headers[a]");
    assertThat(headers).hasToString("Headers[Authorization, A, a]");
  }
}

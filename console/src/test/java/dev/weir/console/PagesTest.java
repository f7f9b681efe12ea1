package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PagesTest {

  private final Pages pages = new Pages();

  @ParameterizedTest
  @ValueSource(strings = {"/", "/limits", "/alerts", "/sign-in", "/enrol", "/bootstrap"})
  void servesTheOnePageAtEachOfItsAddresses(String path) {
    Page page = pages.at(path).orElseThrow();

    assertThat(page.type()).isEqualTo("text/html; charset=utf-8");
    assertThat(page.headers()).containsEntry("Cache-Control", "no-cache")
        .containsEntry("X-Content-Type-Options", "nosniff");
    assertThat(page.headers().get("Content-Security-Policy")).startsWith("default-src 'none';")
        .doesNotContain("unsafe").doesNotContain("http").contains("frame-ancestors 'none'");
  }

  @Test
  void allThatThePageAsksForIsHereAndMayBeKept() {
    assertThat(asked()).hasSizeGreaterThan(2).allSatisfy(path -> assertThat(pages.at(path)).isPresent());
    assertThat(asked()).filteredOn(path -> path.startsWith("/assets/")).isNotEmpty().allSatisfy(
        path -> assertThat(pages.at(path).orElseThrow().headers().get("Cache-Control"))
            .contains("immutable"));
  }

  @Test
  void thePageHasNeitherScriptNorStyleOfItsOwnAndNamesNobodyElse() {
    assertThat(text("/")).doesNotContain("<style").doesNotContain("style=").doesNotContain("http")
        .doesNotContainPattern("<script(?![^>]*\\ssrc=)").doesNotContainPattern("\\son\\w+=");
  }

  @Test
  void theLicencesOfWhatIsInItLieBeside() {
    assertThat(text("/licences.md")).contains("## react - ", "## react-dom - ", "## uqr - ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "assets/", "/assets", "/assets/", "/assets/..", "/assets/../index.html",
    "/index.html",
    "/assets/%2e%2e/index.html", "//favicon.svg", "/static/favicon.svg", "/../Pages.class", "/Pages.class",
    "/.svg",
    "/assets/nothing.js", "/api/session", "/favicon.svg/", "/favicon.svg\0"})
  void servesNothingElse(String path) {
    assertThat(pages.at(path)).isEmpty();
  }

  private Iterable<String> asked() {
    return Pattern.compile("(?:src|href)=\"([^\"]+)\"").matcher(text("/")).results()
        .map((MatchResult found) -> found.group(1)).toList();
  }

  private String text(String path) {
    return new String(pages.at(path).orElseThrow().bytes(), StandardCharsets.UTF_8);
  }
}

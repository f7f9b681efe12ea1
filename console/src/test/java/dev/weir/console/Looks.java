package dev.weir.console;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.testkit.Browser;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/**
 * Looks at a page as it stands, light in a wide window and dark in one as narrow as a small phone or a window at 400%: no rule of
 * WCAG 2.2 AA that axe can judge is broken, and nothing has to be scrolled sideways. {@code -Dweir.pictures=FOLDER} keeps a picture of each.
 */
record Looks(Browser browser, String axe) {

  private static final @Nullable String PICTURES = System.getProperty("weir.pictures");
  private static final String JUDGE = """
      return axe.run(document, {runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']}).then(found =>
        found.violations.map(each => each.id + ': ' + each.nodes.map(node => node.html + ' ' + node.failureSummary).join('; '))
          .concat(document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : []).join('\\n'));
      """;

  static Looks by(Browser browser) throws IOException {
    return new Looks(browser, Files.readString(Path.of("node_modules/axe-core/axe.min.js")));
  }

  /** Looks at the page, which is called {@code name} in what is said of it. */
  void at(String name) throws IOException, InterruptedException {
    browser.run("if (!window.axe) {" + axe + "}");
    at(name, "light", 1000);
    at(name, "dark", 320);
    browser.devTools("Emulation.clearDeviceMetricsOverride", "{}");
  }

  private void at(String name, String scheme, int width) throws IOException, InterruptedException {
    browser.devTools("Emulation.setEmulatedMedia",
        """
            {"features": [{"name": "prefers-color-scheme", "value": "%s"}, {"name": "prefers-reduced-motion", "value": "reduce"}]}
            """
            .formatted(scheme));
    browser.devTools("Emulation.setDeviceMetricsOverride",
        "{\"width\": %d, \"height\": 800, \"deviceScaleFactor\": 1, \"mobile\": false}".formatted(width));
    keep(name + "-" + scheme + "-" + width);
    assertThat(browser.run(JUDGE)).as("%s, %s, %d pixels wide", name, scheme, width).isEqualTo("");
  }

  private void keep(String name) throws IOException, InterruptedException {
    if (PICTURES != null) {
      Object picture = browser.devTools("Page.captureScreenshot", "{\"captureBeyondViewport\": true}")
          .get("data");
      Files.write(Files.createDirectories(Path.of(PICTURES)).resolve(name + ".png"),
          Base64.getDecoder().decode(String.valueOf(picture)));
    }
  }
}

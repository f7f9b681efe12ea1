package dev.weir.scan.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.weir.scan.finding.Category;
import dev.weir.scan.knowledge.Recipients;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Keeps {@code docs/scan-rules.md} as the rules say it; {@code -Dweir.write=true} writes it anew. */
class RulePageTest {

  private static final Path PAGE = Path.of("..", "docs", "scan-rules.md");

  @Test
  void thePageSaysWhatTheRulesSay() throws IOException {
    var page = page();
    if (Boolean.getBoolean("weir.write"))
      Files.writeString(PAGE, page);
    assertThat(Files.readString(PAGE)).as("docs/scan-rules.md is stale: run this test with -Dweir.write=true")
        .isEqualTo(page);
  }

  private static String page() {
    var page = new StringBuilder(
        "# Rules of the scanner\n\n<!-- Made from what the rules say of themselves. -->\n");
    page.append(
        """

            Suppress one with `# weir: allow <rule> until=2027-01-01 reason=...` on the line, or turn it off in `weir-scan.yaml`.

            | rule | severity | finds |
            |---|---|---|
            """);
    for (var rule : Rules.docs()) {
      page.append("| [`%1$s`](#%1$s) | %2$s | %3$s |\n".formatted(rule.name(), rule.severity().label(),
          rule.title()));
    }
    for (var rule : Rules.all())
      section(rule.about(), page);
    page.append(verdicts());
    return page.append(categories()).toString();
  }

  private static void section(About about, StringBuilder page) {
    var doc = about.doc();
    page.append("\n## %s\n%s. Severity: %s.\n\n%s\n\nInstead: %s\n".formatted(doc.name(), doc.title(),
        doc.severity().label(), doc.why(),
        doc.mend()));
    for (var hit : about.hits())
      page.append("\nFinds something:\n```python\n").append(hit.strip()).append("\n```\n");
    for (var miss : about.misses())
      page.append("\nFinds nothing:\n```python\n").append(miss.strip()).append("\n```\n");
  }

  private static String verdicts() {
    return """

        ## Verdicts
        | verdict | a file |
        |---|---|
        | `none` | has no way out |
        | `capable` | imports a library that is there to talk to others, and calls nothing that does |
        | `download-only` | fetches, and gives away no more than an address and a plain query |
        | `sends` | sends something, or starts telemetry |
        | `sends-sensitive` | sends personal data, secrets, or rows of a database, readable, to somebody who is not local |
        | `opaque` | makes code of decoded text |
        | `failed` | was not read, or not wholly, and nothing was found in the rest |

        Not sensitive: what was hashed, encrypted or masked, of which a number is left, or what stays on local hosts; a key that is shown
        to the vendor whose key it is; the account's name beside a password; a host's name or address where it is only the address of the
        request. Text of users, files, messages, prompts and logs is named in findings, and does not make them sensitive: what is in it is
        not known.
        """;
  }

  private static String categories() {
    var recipients = Recipients.standard();
    var table = new StringBuilder("\n## Recipients\n| category | risk | vendors known |\n|---|---|---|\n");
    for (var category : Category.values()) {
      long vendors = recipients.all().stream().filter(vendor -> vendor.category() == category).count();
      table.append("| %s | %s | %s |\n".formatted(category.label(), category.risk().label(),
          vendors == 0 ? "" : vendors));
    }
    return table.toString();
  }
}

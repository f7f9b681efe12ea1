package dev.weir.scan.result;

import dev.weir.scan.finding.Call;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Datum;
import dev.weir.scan.finding.Finding;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.finding.Report;
import dev.weir.scan.finding.Risk;
import dev.weir.scan.finding.ScannedFile;
import dev.weir.scan.finding.Skipped;
import dev.weir.scan.finding.Step;
import dev.weir.scan.finding.Verdict;
import java.util.List;
import java.util.Optional;

/** A small program's findings, as a scan would tell them. */
public final class Samples {

  public static final String SENSITIVE = "sensitive-data-to-third-party";
  public static final String UNDECLARED = "undeclared-egress";

  public static final List<RuleDoc> RULES = List.of(
      new RuleDoc(SENSITIVE, "Personal data to a third party", "Whoever receives it can keep it.",
          "Send what the recipient needs and no more.", Risk.HIGH),
      new RuleDoc(UNDECLARED, "Egress that nobody declared", "What nobody knows of nobody guards.",
          "Declare the recipient in weir-scan.yaml.", Risk.MEDIUM),
      new RuleDoc("plaintext-http", "Sent without TLS", "Everybody on the way can read it.", "Use https.",
          Risk.MEDIUM));

  public static final Finding MAIL = new Finding(SENSITIVE, "shop/mail.py", 7, 3, 9, Verdict.SENDS_SENSITIVE,
      "EMAIL goes to OpenAI",
      new Call("openai.OpenAI().chat.completions.create", "POST",
          List.of("https://api.openai.com/v1/chat/completions")),
      Recipient.of("OpenAI", "api.openai.com", Category.AI),
      List.of(new Datum("EMAIL", "customer.email"), new Datum("PROMPT", "text")), List.of("str.strip"),
      List.of(new Step("shop/models.py", 3, "field Customer.email"), new Step("shop/mail.py", 5, "f-string"),
          new Step("shop/mail.py", 7, "sent by openai.OpenAI().chat.completions.create")),
      "f1");

  public static final Finding POST = new Finding(UNDECLARED, "shop/stats.py", 4, 1, 4, Verdict.SENDS,
      "data goes to stats.example.net",
      new Call("requests.post", "POST", List.of("http://stats.example.net/v1/*")),
      Recipient.of("Unknown", "stats.example.net", Category.UNKNOWN),
      List.of(new Datum("SYSTEM_INFO", "host")),
      List.of(), List.of(new Step("shop/stats.py", 4, "sent by requests.post")), "f2");

  private Samples() {}

  /** Returns a scan with {@link #MAIL}, {@link #POST}, a file that failed, one read in part and one skipped. */
  public static Report report() {
    return new Report(List.of("shop"),
        List.of(new ScannedFile("shop/mail.py", "python", Verdict.SENDS_SENSITIVE, Optional.empty(), 12),
            new ScannedFile("shop/models.py", "python", Verdict.NONE, Optional.empty(), 30),
            new ScannedFile("shop/odd \uD83D\uDE00.py", "python", Verdict.FAILED,
                Optional.of("not a text: a NUL byte at line 1"), 1),
            new ScannedFile("shop/stats.py", "python", Verdict.SENDS,
                Optional.of("lines 20 to 22 make no sense"),
                40)),
        List.of(new Skipped("shop/logo.png", "no source of a language that is read")), List.of(MAIL, POST));
  }

  /** Returns {@link #report} as it is shown where nothing excuses anything. */
  public static Result result() {
    return new Result(report(), List.of(entry(MAIL), entry(POST)), List.of(), List.of(), false, RULES);
  }

  /** Returns {@code finding} as it is shown where nothing is said of it. */
  public static Entry entry(Finding finding) {
    return new Entry(finding, Risk.HIGH, Optional.empty(), Optional.empty());
  }
}

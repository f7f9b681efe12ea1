package dev.weir.scan.result;

import dev.weir.scan.finding.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What a scan comes to, in two sentences for somebody who decides.
 *
 * @param tone how it is to be taken
 * @param headline the verdict
 * @param detail what it rests on, and what it leaves open
 */
public record Conclusion(Tone tone, String headline, String detail) {

  /** How a conclusion is to be taken. */
  public enum Tone {
    /** Nothing was found in what was read. */
    GOOD,
    /** Something to know: it could send, or it fetches, or not all was read. */
    NOTICE,
    /** Data can leave. */
    BAD
  }

  /** Returns what {@code result} comes to; never that all is well where something was not read. */
  public static Conclusion of(Result result) {
    Tally tally = Tally.of(result);
    if (tally.read() == 0) {
      return new Conclusion(Tone.NOTICE, "Nothing can be said: no file was read.", unread(tally));
    }
    boolean open = tally.failed() + tally.partly() > 0;
    if (tally.count(Verdict.SENDS) + tally.count(Verdict.SENDS_SENSITIVE) > 0) {
      return new Conclusion(Tone.BAD, leaves(tally), sent(result, tally));
    }
    if (tally.count(Verdict.OPAQUE) > 0) {
      return new Conclusion(Tone.BAD, "Data can leave unseen: part of this code is hidden.",
          "Code that is made at run time from decoded text cannot be audited. " + unread(tally));
    }
    if (tally.count(Verdict.DOWNLOAD_ONLY) > 0) {
      return new Conclusion(Tone.NOTICE,
          "Nothing is sent by what was read, but something is fetched from outside.",
          "A request that only fetches still tells its recipient who asks, and for what. " + unread(tally));
    }
    if (tally.count(Verdict.CAPABLE) > 0) {
      return new Conclusion(Tone.NOTICE, "No way out was found in what was read, though it has the means.",
          "It imports what could send, and no call that does so was found. " + unread(tally));
    }
    return new Conclusion(open ? Tone.NOTICE : Tone.GOOD,
        "No way out was found: nothing in what was read sends data elsewhere.", unread(tally));
  }

  private static String leaves(Tally tally) {
    return tally.count(Verdict.SENDS_SENSITIVE) > 0
        ? "Data can leave, personal data, secrets or what people wrote among it."
        : "Data can leave.";
  }

  private static String sent(Result result, Tally tally) {
    List<Receiver> receivers = Receiver.of(result.entries());
    String what = tally.findings() == 0
        ? "Every finding is excused by whoever keeps the code; see below."
        : count(tally.calls(), "call") + " to " + count(receivers.size(), "recipient") + ", in "
            + count(tally.paths(), "file") + ".";
    return what + " " + unread(tally);
  }

  private static String unread(Tally tally) {
    List<String> parts = new ArrayList<>();
    part(tally.failed(), " that could not be read", parts);
    part(tally.partly(), " read in part", parts);
    part(tally.skipped(), " skipped", parts);
    if (parts.isEmpty()) {
      return tally.read() == 0 ? "There was none." : "Every file was read whole.";
    }
    return "Not covered: " + String.join(", ", parts) + ".";
  }

  private static void part(int n, String what, List<String> into) {
    if (n > 0) {
      into.add(count(n, "file") + what);
    }
  }

  /** Returns {@code 1 file}, {@code 2 files}. */
  public static String count(int n, String noun) {
    return n + " " + noun + (n == 1 ? "" : "s");
  }
}

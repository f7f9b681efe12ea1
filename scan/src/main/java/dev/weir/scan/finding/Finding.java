package dev.weir.scan.finding;

import java.util.List;

/**
 * One place where data can leave, or where something is wrong with how it leaves.
 *
 * @param rule the rule's name: {@code sensitive-data-to-third-party}
 * @param path as it was named to the scan, with {@code /}; inside an archive {@code a.whl!/pkg/m.py}
 * @param line from 1, of the call that sends
 * @param column from 1, in code points
 * @param message one sentence for people
 * @param call what sends, with the method and addresses that a policy can be made of
 * @param sanitisers what was done to the data on its way: {@code hashlib.sha256}
 * @param trace from the source of the data to the call; never empty
 * @param recipient means nothing where there is none ({@link #hasRecipient})
 * @param fingerprint the same from run to run, and when lines move
 */
public record Finding(String rule, String path, int line, int column, int endLine, Verdict verdict,
    String message, Call call,
    Recipient recipient, List<Datum> data, List<String> sanitisers, List<Step> trace, String fingerprint)
    implements
      Comparable<Finding> {

  public Finding {
    data = List.copyOf(data);
    sanitisers = List.copyOf(sanitisers);
    trace = List.copyOf(trace);
  }

  /** Orders findings as reports list them: by where they are, then by rule. */
  @Override
  public int compareTo(Finding other) {
    int order = path.compareTo(other.path);
    order = order != 0 ? order : Integer.compare(line, other.line);
    order = order != 0 ? order : rule.compareTo(other.rule);
    order = order != 0 ? order : Integer.compare(column, other.column);
    return order != 0 ? order : fingerprint.compareTo(other.fingerprint);
  }

  /** Returns whether it is about a call, and so about somebody who receives; not of hidden code, or of a constant. */
  public boolean hasRecipient() {
    return !call.equals(Call.NONE);
  }
}

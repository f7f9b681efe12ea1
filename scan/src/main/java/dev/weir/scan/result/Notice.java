package dev.weir.scan.result;

/**
 * Something about the scan itself that whoever keeps the code should mend: a suppression that has run out.
 *
 * @param line from 1
 */
public record Notice(String path, int line, String what, String mend) {

  /** The rule that reports which know only findings give notices. */
  public static final String RULE = "suppression";
}

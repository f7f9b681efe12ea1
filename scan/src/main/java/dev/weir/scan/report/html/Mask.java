package dev.weir.scan.report.html;

/** Hides secrets in a line of source before it is shown. */
@FunctionalInterface
public interface Mask {

  /** What stands where a secret was. */
  String HIDDEN = "\u2022\u2022\u2022\u2022\u2022\u2022";

  /** Returns {@code line} with every secret in it replaced by {@link #HIDDEN}. */
  String hide(String line);

  /** Returns a mask that applies this one and then {@code next}. */
  default Mask then(Mask next) {
    return line -> next.hide(hide(line));
  }
}

package dev.weir.detect.engine;

/** What may speak against a candidate though its form fits: see {@link Text#clears}. */
public enum Doubt {
  CHECK("its check does not hold"), PART("it is a part of something longer"), UNISSUED(
      "no such number is given out"), TIME("it is as long as a time in milliseconds"), PLACEHOLDER(
          "it is a placeholder or an example"), STAND_IN(
              "it stands in for a value: a variable, a call, a path, a file"), WORDS(
                  "it reads like words or like the name of something"), UNSURE(
                      "it is below the threshold of the model of names"), CONTEXT(
                          "no word of its context is near");

  private final String because;

  Doubt(String because) {
    this.because = because;
  }

  /** Returns what is said of a candidate that is refused for it. */
  public String because() {
    return because;
  }
}

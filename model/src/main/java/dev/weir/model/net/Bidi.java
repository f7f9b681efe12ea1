package dev.weir.model.net;

/** Names with letters that run from right to left (RFC 5893 section 2): shown, their labels keep their order. */
final class Bidi {

  private Bidi() {}

  /** Returns whether {@code name} runs one way only, or each of its labels is one that cannot be mistaken. */
  static boolean fits(String name) {
    if (name.codePoints().noneMatch(c -> isRight(c) || isArabicNumber(c))) {
      return true;
    }
    for (String label : name.split("\\.", -1)) {
      if (!label.isEmpty() && !fits(label.codePoints().toArray())) {
        return false;
      }
    }
    return true;
  }

  private static boolean fits(int[] label) {
    boolean right = isRight(label[0]);
    if (!right && direction(label[0]) != Character.DIRECTIONALITY_LEFT_TO_RIGHT) {
      return false;
    }
    boolean arabic = false;
    boolean european = false;
    for (int c : label) {
      if (right ? direction(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT : isRight(c) || isArabicNumber(c)) {
        return false;
      }
      arabic |= isArabicNumber(c);
      european |= isEuropean(c);
    }
    return !(arabic && european) && endsWell(label, right);
  }

  private static boolean endsWell(int[] label, boolean right) {
    int last = label.length - 1;
    while (direction(label[last]) == Character.DIRECTIONALITY_NONSPACING_MARK) {
      last--;
    }
    int c = label[last];
    return isEuropean(c) || (right
        ? isRight(c) || isArabicNumber(c)
        : direction(c) == Character.DIRECTIONALITY_LEFT_TO_RIGHT);
  }

  private static boolean isRight(int c) {
    byte direction = direction(c);
    return direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT
        || direction == Character.DIRECTIONALITY_RIGHT_TO_LEFT_ARABIC;
  }

  private static boolean isArabicNumber(int c) {
    return direction(c) == Character.DIRECTIONALITY_ARABIC_NUMBER;
  }

  private static boolean isEuropean(int c) {
    return direction(c) == Character.DIRECTIONALITY_EUROPEAN_NUMBER;
  }

  private static byte direction(int c) {
    return Character.getDirectionality(c);
  }
}

package dev.weir.detect.prompt;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Map;

/**
 * What a character is read as: case, accents, widths and fonts do not count, nor does which of several alphabets a look-alike
 * letter was taken from. Source of the look-alikes: Unicode TR 39, the letters that fonts draw like Latin ones.
 */
final class Letters {

  /** The character is not seen: a zero-width mark, a variation selector, an accent. */
  static final String UNSEEN = "";

  /** The character parts words. */
  static final String GAP = " ";

  private static final int CACHED = 0x3000;

  private static final String[] FOLDED = new String[CACHED];

  /** What is read for a plain character, and above these seven bits what it was. */
  static final int LETTER = 0x7f;
  static final int SMALL = 0x100;
  static final int CAPITAL = 0x200;
  static final int DIGIT = 0x400;

  private static final short[] ASCII = new short[0x80];

  private static final String LEET_DIGITS = "oizeasgtbg";
  private static final String LEET_SIGNS = "@a$s!i+t|i€e";

  /** No script before this character is written without spaces. */
  static final int FIRST_ALONE = 0x0e00;

  private static final Map<Integer, String> LOOK_ALIKES = new HashMap<>();

  static {
    alike("авесһіјкмнорԛѕтухԝԁɡ", "abechijkmnopqstyxwdg");
    alike("αβγεηικνορτυχω", "abyeniknoptuxw");
    alike("ᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘǫʀꜱᴛᴜᴠᴡʏᴢ", "abcdefghijklmnopqrstuvwyz");
    alike("ıɑɩłøđħŧƅɫ", "iailodhtbl");
    alike("աոսօցհյ", "wnuogho");
    for (int c = 0; c < CACHED; c++) {
      FOLDED[c] = fold(c);
      if (c < ASCII.length && Character.isLetterOrDigit(c)) {
        char letter = FOLDED[c].charAt(0);
        int was = c <= '9' ? DIGIT : c <= 'Z' ? CAPITAL : SMALL;
        ASCII[c] = (short) ((letter == 'l' ? 'i' : letter) | was);
      }
    }
  }

  private Letters() {}

  private static void alike(String from, String to) {
    int[] letters = from.codePoints().toArray();
    for (int i = 0; i < letters.length; i++) {
      LOOK_ALIKES.put(letters[i], to.substring(i, i + 1));
    }
  }

  /** Returns the Latin letter that {@code letter} is drawn like; {@code letter} itself where there is none. */
  static char latin(char letter) {
    String alike = letter < 0x80 ? null : LOOK_ALIKES.get((int) letter);
    return alike == null ? letter : alike.charAt(0);
  }

  /** Returns the letter that a digit in a word stands for. */
  static char leet(char digit) {
    return LEET_DIGITS.charAt(digit - '0');
  }

  /** Returns what a sign within a word is read as: a letter, an apostrophe that is not read, or a space. */
  static char inside(int sign) {
    if (sign == '\'' || sign == 0x2019) {
      return '\'';
    }
    int at = sign < 0x10000 ? LEET_SIGNS.indexOf((char) sign) : -1;
    return at >= 0 && at % 2 == 0 ? LEET_SIGNS.charAt(at + 1) : ' ';
  }

  /** Returns whether {@code c} is of a script that is written without spaces between words. */
  static boolean standsAlone(int c) {
    return c >= FIRST_ALONE && (c <= 0x0eff || c >= 0x3040 && c <= 0x9fff || c >= 0x20000 && c <= 0x3ffff
        || c >= 0xf900 && c <= 0xfaff || c >= 0x1780 && c <= 0x17ff);
  }

  /**
   * Returns what {@code c} is read as, i for l, with one of {@link #SMALL}, {@link #CAPITAL} and {@link #DIGIT}; 0 where it is no
   * plain letter or digit.
   */
  static int ascii(char c) {
    return c < ASCII.length ? ASCII[c] : 0;
  }

  /** Returns the letters and digits that {@code c} is read as, {@link #UNSEEN} or {@link #GAP}. */
  static String of(int c) {
    return c < CACHED ? FOLDED[c] : fold(c);
  }

  private static String fold(int c) {
    if (c >= 0xe0020 && c <= 0xe007e) {
      return of(c - 0xe0000);
    }
    if (c >= 0x1f1e6 && c <= 0x1f1ff) {
      return String.valueOf((char) ('a' + c - 0x1f1e6));
    }
    if (c >= 0x1f130 && c <= 0x1f189) {
      return String.valueOf((char) ('a' + (c - 0x1f130) % 32 % 26));
    }
    int type = Character.getType(c);
    if (type == Character.FORMAT || type == Character.NON_SPACING_MARK || c >= 0xfe00 && c <= 0xfe0f
        || c == 0x115f || c == 0x3164) {
      return UNSEEN;
    }
    if (c < 0x80) {
      return Character.isLetterOrDigit(c) ? String.valueOf((char) Character.toLowerCase(c)) : GAP;
    }
    String plain = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    StringBuilder out = new StringBuilder(plain.length());
    plain.codePoints().filter(Character::isLetterOrDigit).map(Character::toLowerCase)
        .forEach(out::appendCodePoint);
    return out.isEmpty() ? GAP : out.toString();
  }
}

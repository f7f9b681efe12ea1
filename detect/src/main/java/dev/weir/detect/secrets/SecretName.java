package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a variable, member, header or option says of its value: its last word counts, as in English. */
enum SecretName {
  /** The value is drawn by a machine. */
  KEY,
  /** The value may be chosen by a person. */
  PASSWORD,
  /** The value may be words that a person remembers. */
  PASSPHRASE,
  /** The value is none. */
  NONE;

  private static final int LONGEST = 96;

  private static final Set<String> PASSWORDS = words(
      """
          password passwd passwort pwd pass passcode pw secret secrete userpass dbpass rootpass adminpass mysqlpass
          pgpass redispass smtppass mailpass ftppass sqlpass keypass storepass ldappass bindpass bindpw userpw dbpw sshpass
          requirepass masterauth
          passe mdp motdepasse contrase contrasena clave kennwort senha palavrapasse wachtwoord haslo losenord sifre parola
          salasana adgangskode kodeord passord heslo jelszo lozinka geslo slaptazodis
          """);

  private static final Set<String> KEYS = words(
      """
          key token apikey secretkey accesskey privatekey authkey encryptionkey signingkey masterkey licensekey credential
          credentials creds auth authorization bearer jwt pat seed
          """);

  private static final Set<String> PASSPHRASES = Set.of("passphrase", "phrase", "psk", "mnemonic");

  /** How names end that are written in one. */
  private static final List<String> PASSWORD_ENDS = List.of("password", "passwd", "secret");

  private static final List<String> KEY_ENDS = List.of("token", "apikey", "secretkey", "accesskey",
      "privatekey");

  /** Words that may follow the one that counts. */
  private static final Set<String> NEUTRAL = words(
      """
          value val string str prod production dev development live test testing staging stage sandbox secure base64 b64 plain
          plaintext text raw default new old current main admin root primary secondary read write rw ro v1 v2 v3 a b api env base
          """);

  /** Words before {@code key} and {@code token} that make it something else. */
  private static final Set<String> HARMLESS = words(
      """
          public pub primary foreign partition sort cache unique candidate index row object map dict translation i18n react
          registry hot shortcut up down left right arrow enter escape lookup group routing next page continuation pagination
          cursor cancellation sync start end stop bos eos pad unk mask sep cls host shard range composite natural surrogate join
          sorted json hash config message meta idempotency dedup metric label tag item column field localization resource event
          symbol syntax lexer parse parser current last prev previous first state storage query publishable s3 file image ssh
          csrf xsrf authenticity captcha recaptcha
          """);

  /** What a value is that carries a service's name and is no key of it. */
  private static final Set<String> OTHER = words(
      """
          hash sha sha1 sha256 sha512 md5 checksum digest etag commit revision rev url uri version color path file dir host
          hostname name email user username region bucket endpoint arn span trace integrity fingerprint domain type image link
          page title date css resolution resolved
          """);

  private static Set<String> words(String block) {
    return Set.of(block.strip().split("\\s+"));
  }

  /** Returns what the name from {@code from} to {@code to} promises. */
  static SecretName of(Text text, int from, int to) {
    int first = Math.max(from, to - LONGEST);
    int end = endOfWord(text, first, to);
    int start = startOfWord(text, first, end);
    String last = word(text, start, end);
    int endBefore = endOfWord(text, first, start);
    while (endBefore > first && (NEUTRAL.contains(last) || number(last))) {
      end = endBefore;
      start = startOfWord(text, first, end);
      last = word(text, start, end);
      endBefore = endOfWord(text, first, start);
    }
    if (PASSPHRASES.contains(last) || last.endsWith("passphrase")) {
      return PASSPHRASE;
    }
    if (PASSWORDS.contains(last) || ends(last, PASSWORD_ENDS)) {
      return PASSWORD;
    }
    boolean key = KEYS.contains(last) || ends(last, KEY_ENDS);
    return key && !HARMLESS.contains(word(text, startOfWord(text, first, endBefore), endBefore)) ? KEY : NONE;
  }

  private static boolean ends(String word, List<String> endings) {
    for (String ending : endings) {
      if (word.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** Returns whether a person may have chosen the value. */
  boolean chosen() {
    return this == PASSWORD || this == PASSPHRASE;
  }

  /** Returns whether the name from {@code from} to {@code to} is of a hash, an address or another thing that is not secret. */
  static boolean ofOtherThing(Text text, int from, int to) {
    int first = Math.max(from, to - LONGEST);
    int end = endOfWord(text, first, to);
    return OTHER.contains(word(text, startOfWord(text, first, end), end));
  }

  /** Returns where the name starts that goes on at {@code at}. */
  static int start(Text text, int at) {
    int start = at;
    while (start > at - LONGEST && Alphabet.DOTTED.has(text.at(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean number(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!Alphabet.DIGITS.has(word.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the end of the last word of {@code snake_case}, {@code kebab-case} or {@code camelCase} up to {@code to}; {@code first} for none. */
  private static int endOfWord(Text text, int first, int to) {
    int end = to;
    while (end > first && !Alphabet.ALNUM.has(text.at(end - 1))) {
      end--;
    }
    return end;
  }

  private static int startOfWord(Text text, int first, int end) {
    int start = end;
    while (start > first && Alphabet.ALNUM.has(text.at(start - 1)) && (start == end || !hump(text, start))) {
      start--;
    }
    return start;
  }

  private static boolean hump(Text text, int i) {
    int c = text.at(i);
    int before = text.at(i - 1);
    boolean upper = c >= 'A' && c <= 'Z';
    boolean afterLower = before >= 'a' || before >= '0' && before <= '9';
    boolean beforeLower = before >= 'A' && before <= 'Z' && text.at(i + 1) >= 'a' && text.at(i + 1) <= 'z'
        && text.at(i + 2) >= 'a';
    return upper && (afterLower || beforeLower);
  }

  private static String word(Text text, int from, int to) {
    return text.decoded(from, to).toLowerCase(Locale.ROOT);
  }
}

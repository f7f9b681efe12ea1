package dev.weir.detect.secrets;

import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** What the name of a variable, member, header or option says of its value: its last word counts, as in English. */
enum SecretName {
  /** The value is drawn by a machine. */
  KEY,
  /** The value may be chosen by a person. */
  PASSWORD,
  /** The value is none. */
  NONE;

  private static final int LONGEST = 96;

  private static final Set<String> PASSWORDS = words(
      """
          password passwd passwort pwd pass passphrase passcode pw secret secrete userpass dbpass rootpass adminpass mysqlpass
          pgpass redispass smtppass mailpass ftppass sqlpass keypass storepass ldappass bindpass bindpw userpw dbpw sshpass
          passe mdp motdepasse contrase contrasena clave kennwort senha palavrapasse wachtwoord haslo losenord sifre parola
          salasana adgangskode kodeord passord heslo jelszo lozinka geslo slaptazodis
          """);

  private static final Set<String> KEYS = words(
      """
          key token apikey secretkey accesskey privatekey authkey encryptionkey signingkey masterkey licensekey credential
          credentials creds auth authorization bearer jwt pat seed mnemonic
          """);

  /** How names end that are written in one. */
  private static final List<String> PASSWORD_ENDS = List.of("password", "passwd", "passphrase", "secret");

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
    List<String> words = words(text, from, to);
    while (words.size() > 1 && (NEUTRAL.contains(words.getLast()) || number(words.getLast()))) {
      words.removeLast();
    }
    if (words.isEmpty()) {
      return NONE;
    }
    String last = words.getLast();
    if (PASSWORDS.contains(last) || PASSWORD_ENDS.stream().anyMatch(last::endsWith)) {
      return PASSWORD;
    }
    String before = words.size() > 1 ? words.get(words.size() - 2) : "";
    boolean key = KEYS.contains(last) || KEY_ENDS.stream().anyMatch(last::endsWith);
    return key && !HARMLESS.contains(before) ? KEY : NONE;
  }

  /** Returns whether the name from {@code from} to {@code to} is of a hash, an address or another thing that is not secret. */
  static boolean ofOtherThing(Text text, int from, int to) {
    List<String> words = words(text, from, to);
    return !words.isEmpty() && OTHER.contains(words.getLast());
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
    return word.chars().allMatch(c -> c >= '0' && c <= '9');
  }

  /** Returns the words of {@code snake_case}, {@code kebab-case} and {@code camelCase}, in lower case. */
  private static List<String> words(Text text, int from, int to) {
    List<String> words = new ArrayList<>();
    int start = Math.max(from, to - LONGEST);
    for (int i = start; i <= to; i++) {
      boolean in = i < to && Alphabet.ALNUM.has(text.at(i));
      if (!in || hump(text, i, start)) {
        if (i > start) {
          words.add(word(text, start, i));
        }
        start = in ? i : i + 1;
      }
    }
    return words;
  }

  private static boolean hump(Text text, int i, int start) {
    int c = text.at(i);
    int before = text.at(i - 1);
    boolean upper = c >= 'A' && c <= 'Z';
    boolean afterLower = before >= 'a' || before >= '0' && before <= '9';
    boolean beforeLower = before >= 'A' && before <= 'Z' && text.at(i + 1) >= 'a' && text.at(i + 1) <= 'z'
        && text.at(i + 2) >= 'a';
    return i > start && upper && (afterLower || beforeLower);
  }

  private static String word(Text text, int from, int to) {
    StringBuilder word = new StringBuilder();
    for (int i = from; i < to; i++) {
      word.append((char) text.at(i));
    }
    return word.toString().toLowerCase(Locale.ROOT);
  }
}

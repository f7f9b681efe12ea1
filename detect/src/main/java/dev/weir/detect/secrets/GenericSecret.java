package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds values that are assigned to the name of a secret: of a key or token where they look drawn by a machine, of a
 * password also where a person may have chosen them. What stands in for a value (a variable, a call, a path, a sentence,
 * a placeholder) is passed over. Source: OWASP Secrets Management Cheat Sheet.
 */
final class GenericSecret implements Detector {

  private static final int LONGEST_NAME = 64;

  private static final String BETWEEN = " / ";

  /** How the words of names begin that mean a secret; those written in one are here since no word starts inside. */
  private static final String STEMS = """
      key token secret pass pwd pw auth cred jwt seed mnemonic apikey apitoken apisecret accesskey accesstoken privatekey
      clientsecret appsecret signingkey encryptionkey masterkey licensekey dbpass dbpw userpass userpw rootpass adminpass
      adminpw mysqlpass pgpass redispass smtppass mailpass ftppass sqlpass storepass ldappass bindpass bindpw sshpass
      requirepass masterauth dpassword dtoken dsecret psk mdp motdepasse contrase clave kennwort senha palavrapasse wachtwoord haslo losenord sifre parola salasana adgangskode
      kodeord heslo jelszo lozinka geslo slaptazodis
      """;

  @Override
  public About about() {
    return About.secret("generic-secret")
        .because("is called a secret by whoever wrote it down")
        .source("OWASP Secrets Management Cheat Sheet")
        .hits("api_key = \"" + "q7Zr2kP9mWx4Lt8VbN3c\"", "DB_PASSWORD=" + "Tr0ub4dor&3",
            "password: '" + "hunter2!'",
            "String refreshToken = \"" + "8f14e45fceea167a5a36dedd4bea2543\";",
            "<password>" + "s3cr3tPa55</password>",
            "{\"clientSecret\": \"" + "9Kd-2lsP0qX7vB\"}", "if (\"" + "s3cr3tPa55\" == password)",
            "{\"name\": \"DB_PASSWORD\", \"value\": \"" + "s3cr3tPa55\"}",
            "--api-token " + "q7Zr2kP9mWx4Lt8VbN3c", "My password is " + "Tr0ub4dor&3.",
            "PGPASSWORD=" + "Tr0ub4dor&3 psql", "with the password '" + "Tr0ub4dor&3'",
            "ENV API_KEY " + "q7Zr2kP9mWx4Lt8VbN3c",
            "contraseña = \"" + "Tr0ub4dor&3\"", "mot de passe : " + "Tr0ub4dor&3",
            "credentials: bob@example.org / " + "Tr0ub4dor&3", "its password was '" + "Tr0ub4dor&3'",
            "the wifi password is " + "GreyGoose-4471, by the way",
            "config.setPassword(\"" + "cobalt-Anvil-93\")",
            "builder.password(\"" + "Tr0ub4dor&3\")",
            "passphrase = \"" + "velvet-harpoon-cricket-lantern\"",
            "RESTIC_PASSWORD=" + "orbit-mustard-tundra-clarinet",
            "psk: \"" + "sommer regen fahrrad lampe\"", "gpg_passphrase: " + "Nine.Purple.Otters.Sing",
            "Das Passwort lautet " + "Hafen!Nebel42, bitte",
            "Le mot de passe provisoire est " + "Mq4-tuile-88.",
            "requirepass " + "q7Zr2kP9mWx4Lt8VbN3c", "mvn deploy -Dpassword=" + "Tr0ub4dor&3",
            "$pw = ConvertTo-SecureString \"" + "Tr0ub4dor&3\" -AsPlainText")
        .misses("password: ${PASSWORD}", "api_key = os.environ[\"API_KEY\"]", "token = getToken(request)",
            "secret: <your-secret>", "primary_key = \"user_id_2024\"", "password = \"\"",
            "API_KEY=your-api-key-1234",
            "token_count = 48211093", "nextPageToken: q7Zr2kP9mWx4Lt8VbN3c", "password: changeme1",
            "cache_key: 8f14e45fceea167a5a36dedd4bea2543", "The password must have 8 characters.",
            "key: /etc/ssl/key1.pem",
            "secret = \"https://vault.example/v1/kv\"", "api_key: xxxxxxxx1234xxxx", "token: string | null",
            "The key is base64-encoded.", "the password is required",
            "csrf_token: q7Zr2kP9mWx4Lt8VbN3c", "the password 'changeme' is weak", "password \"[FILTERED]\"",
            "a password longer than 12 characters", "the token \"expires_at\" is read",
            "the key Ctrl2Home opens it", "the password is sha256-hashed", "getPassword(\"db-main-2\")",
            "prompt.password(\"Enter it twice\")");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.words(STEMS.strip().split("\\s+"));
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int end = end(text, at);
    boolean closing = text.at(at - 1) == '/' && text.at(at - 2) == '<';
    if (closing || end - at > LONGEST_NAME) {
      return;
    }
    int start = SecretName.start(text, at);
    int value = Assigned.value(text, start, end);
    int word = Assigned.beside(text, end);
    if (value < 0 && word < 0) {
      return;
    }
    SecretName name = SecretName.of(text, start, end);
    int to = value < 0 ? -1 : Assigned.end(text, value);
    double score = value < 0 ? 0 : Guess.of(name, text, value, to);
    if (score > 0) {
      out.add(this, value, to, score);
    } else if (value >= 0 && name == SecretName.KEY && text.has(BETWEEN, to)) {
      beside(SecretName.PASSWORD, text, start, to + BETWEEN.length(), out);
    } else if (word >= 0 && word != value) {
      beside(name, text, start, word, out);
    }
  }

  /** What is given by nothing but its place: behind the name, or second of {@code credentials: name / password}. */
  private void beside(SecretName name, Text text, int start, int from, Findings out) {
    int to = Assigned.end(text, from);
    double score = Guess.beside(name, text, start, from, to);
    if (score > 0) {
      out.add(this, from, to, score);
    }
  }

  /** Returns the end of the name, over letters beyond ASCII too. */
  private static int end(Text text, int at) {
    int end = text.run(Alphabet.DOTTED, at);
    while (text.at(end) >= 0x80 && text.at(end) != Assigned.BREAK && end < at + LONGEST_NAME) {
      end = text.run(Alphabet.DOTTED, end + 1);
    }
    return end;
  }
}

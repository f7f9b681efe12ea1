package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords that a shell's line hands to a command that reads one: {@code echo v | sudo -S}. Source: the manuals of sudo,
 * chpasswd, Docker, passwd, GnuPG, OpenSSL, cryptsetup, Kerberos and Vault.
 */
final class PipedPassword implements Detector {

  private static final int LONGEST = 128;
  private static final int SHORTEST = 4;
  /** How far behind the bar what reads the password may stand. */
  private static final int REACH = 160;

  private static final List<String> READERS = List.of("sudo -S", "sudo -kS", "sudo -k -S", "sudo --stdin",
      "chpasswd",
      "--password-stdin", "passwd --stdin", "--passphrase-fd 0", "-pass stdin", "-passin stdin",
      "cryptsetup ",
      "kinit", "vault login -", "--with-token");

  /** Takes names and passwords, with a colon between. */
  private static final String PAIRS = "chpasswd";

  @Override
  public About about() {
    return About.secret("piped-password")
        .because("logs in to whatever the command calls")
        .source("sudo, chpasswd, Docker, passwd, GnuPG, OpenSSL, cryptsetup, Kerberos and Vault manuals")
        .hits("echo " + "s3cr3tPa55 | sudo -S apt update", "echo -n '" + "s3cr3tPa55' | sudo -S id",
            "echo \"" + "s3cr3tPa55\" | docker login -u bob --password-stdin reg.example",
            "echo bob:" + "s3cr3tPa55 | sudo chpasswd")
        .misses("echo $PASS | sudo -S id", "echo hello | sudo tee /etc/motd", "echo <password> | sudo -S id",
            "echo done; sudo -S id", "echo bob | chpasswd");
  }

  @Override
  public List<Trigger> triggers() {
    return Trigger.prefixes("echo ", "printf ");
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    int from = at + "echo ".length() + (text.at(at) == 'p' ? "printf ".length() - "echo ".length() : 0);
    while (text.at(from) == '-' && text.at(from + 2) == ' ') {
      from += 3;
    }
    boolean quoted = Assigned.quote(text.at(from));
    from += quoted ? 1 : 0;
    int to = quoted ? closing(text, from) : Bare.end(text, from, LONGEST, "|");
    int bar = quoted ? to + 1 : to;
    while (text.at(bar) == ' ') {
      bar++;
    }
    String reader = text.at(bar) == '|' ? reader(text, bar + 1) : "";
    if (reader.isEmpty()) {
      return;
    }
    int start = reader.equals(PAIRS) ? behindColon(text, from, to) : from;
    if (to - start >= SHORTEST && "$<%{`".indexOf(text.at(start)) < 0 && !Placeholder.in(text, start, to)) {
      out.add(this, start, to, 0.85);
    }
  }

  /** Returns what reads a password in the commands from {@code from} to the end of their line; nothing where none does. */
  private static String reader(Text text, int from) {
    for (int i = from; i < from + REACH && text.at(i) >= ' ' && text.at(i) != Assigned.BREAK; i++) {
      for (String reader : READERS) {
        if (text.at(i) == reader.charAt(0) && text.has(reader, i)) {
          return reader;
        }
      }
    }
    return "";
  }

  /** Returns the place of the quote that closes the one before {@code from}, or where what stands between is no password. */
  private static int closing(Text text, int from) {
    int to = from;
    while (to < from + LONGEST && text.at(to) >= ' ' && text.at(to) < 0x7f
        && text.at(to) != text.at(from - 1)) {
      to++;
    }
    return to;
  }

  private static int behindColon(Text text, int from, int to) {
    int i = from;
    while (i < to && text.at(i) != ':') {
      i++;
    }
    return Math.min(to, i + 1);
  }
}

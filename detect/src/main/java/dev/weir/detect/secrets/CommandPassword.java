package dev.weir.detect.secrets;

import dev.weir.detect.engine.About;
import dev.weir.detect.engine.Alphabet;
import dev.weir.detect.engine.Detector;
import dev.weir.detect.engine.Findings;
import dev.weir.detect.engine.Text;
import dev.weir.detect.engine.Trigger;
import java.util.List;

/**
 * Finds passwords given to commands by an option of one letter, which says nothing without its command. Source: the manuals of
 * MySQL, sshpass, Docker, Redis, MongoDB, sqlcmd, OpenSSL, OpenLDAP, Net-SNMP, Info-ZIP, RAR, the JDK, PuTTY, Samba, Cisco IOS and
 * the Azure CLI.
 */
final class CommandPassword implements Detector {

  private static final int REACH = 200;
  private static final int LONGEST = 128;
  private static final int SHORTEST = 4;

  /** The commands, and behind each the option as it is written: with a space where the password may not be glued to it. */
  private static final List<Command> COMMANDS = List.of(new Command("mysql", " -p"),
      new Command("mysqldump", " -p"),
      new Command("mysqladmin", " -p"), new Command("mariadb", " -p"), new Command("sshpass", " -p"),
      new Command("sshpass", " -p "), new Command("docker login", " -p "),
      new Command("podman login", " -p "),
      new Command("redis-cli", " -a "), new Command("mongosh", " -p "), new Command("mongo", " -p "),
      new Command("mongodump", " -p "), new Command("sqlcmd", " -P "), new Command("sqlcmd", " -P"),
      new Command("mongorestore", " -p "), new Command("mongoexport", " -p "), new Command("cqlsh", " -p "),
      new Command("openssl", " -k "), new Command("openssl", " pass:"), new Command("ldapsearch", " -w "),
      new Command("ldapmodify", " -w "), new Command("ldapadd", " -w "), new Command("snmpget", " -A "),
      new Command("snmpget", " -X "), new Command("snmpwalk", " -A "), new Command("snmpwalk", " -X "),
      new Command("zip", " -P "), new Command("unzip", " -P "), new Command("az login", " -p "),
      new Command("rar", " -p"),
      new Command("unrar", " -p"),
      new Command("bcp", " -P "),
      new Command("isql", " -P "),
      new Command("tsql", " -P "),
      new Command("ncftpput", " -p "),
      new Command("ncftpget", " -p "),
      new Command("psexec", " -p "),
      new Command("PsExec.exe", " -p "),
      new Command("psexec.exe", " -p "),
      new Command("evil-winrm", " -p "),
      new Command("ssh-keygen", " -N "),
      new Command("xfreerdp", " /p:"),
      new Command("wfreerdp", " /p:"),
      new Command("rdesktop", " -p "),
      new Command("ipmitool", " -P "),
      new Command("mosquitto_pub", " -P "),
      new Command("mosquitto_sub", " -P "),
      new Command("plink", " -pw "),
      new Command("pscp", " -pw "),
      new Command("keytool", " -storepass "),
      new Command("keytool", " -keypass "),
      new Command("jarsigner", " -storepass "),
      new Command("mariadb-dump", " -p"),
      new Command("username", " password 0 "),
      new Command("username", " secret 0 "),
      new Command("enable", " secret 0 "),
      new Command("enable", " password 0 "),
      new Command("snmp-server", " community "),
      new Command("smbclient", " -U ", '%'), new Command("rpcclient", " -U ", '%'),
      new Command("lftp", " -u ", ','));

  /** @param behind what stands between a name that the option takes too and the password; 0 where it takes none */
  private record Command(String name, String option, char behind) {
    Command(String name, String option) {
      this(name, option, (char) 0);
    }
  }

  @Override
  public About about() {
    return About.secret("command-password")
        .because("logs in to whatever the command calls")
        .source(
            "MySQL, sshpass, Docker, Redis, MongoDB, sqlcmd, OpenSSL, OpenLDAP, Net-SNMP, Info-ZIP, Azure CLI manuals")
        .hits("mysql -u root -p" + "s3cr3tPa55 app", "sshpass -p '" + "s3cr3t' ssh bob@host",
            "docker login -u bob -p " + "s3cr3tPa55 registry.example",
            "redis-cli -h cache -a " + "s3cr3tPa55 ping", "openssl enc -aes-256-cbc -k " + "s3cr3tPa55 -in a",
            "openssl rsa -in k.pem -passin pass:" + "s3cr3tPa55",
            "ldapsearch -D cn=app -w " + "s3cr3tPa55 uid=7", "keytool -list -storepass " + "s3cr3tPa55",
            "smbclient //h/s -U bob%" + "s3cr3tPa55", "username bob password 0 " + "s3cr3tPa55")
        .misses("mysql -u root -p app", "mysql -u root -p$PASSWORD app", "docker run -p 8080:80 image",
            "redis-cli -a \"$REDIS\"", "mysql -port 3306", "sshpass -p <password> ssh host",
            "openssl rsa -passin pass:$PASS", "zip -r site2.zip site2/",
            "smbclient //h/s -U bob", "snmp-server community public RO", "username bob password 7 again");
  }

  @Override
  public List<Trigger> triggers() {
    return COMMANDS.stream().map(Command::name).distinct()
        .<Trigger>map(name -> new Trigger.Prefix(name + " ")).toList();
  }

  @Override
  public void scan(Text text, int at, Findings out) {
    for (Command command : COMMANDS) {
      int end = at + command.name().length();
      if (text.has(command.name(), at) && text.at(end) == ' ') {
        option(text, end, command, out);
      }
    }
  }

  private void option(Text text, int from, Command command, Findings out) {
    String option = command.option();
    for (int i = from; i < from + REACH && text.at(i) >= ' ' && text.at(i) != Assigned.BREAK; i++) {
      if (text.has(option, i)) {
        password(text, behind(text, i + option.length(), command.behind()), out);
      }
    }
  }

  /** Returns the place behind the first {@code mark} of the word at {@code at}; {@code at} where there is no mark to look for. */
  private static int behind(Text text, int at, char mark) {
    int i = at;
    while (mark > 0 && i < at + LONGEST && text.at(i) > ' ' && text.at(i) != mark) {
      i++;
    }
    return mark == 0 ? at : i + 1;
  }

  private void password(Text text, int at, Findings out) {
    int from = Assigned.quote(text.at(at)) ? at + 1 : at;
    int to = Bare.end(text, from, LONGEST, "\"'`");
    boolean code = Randomness.count(text, Alphabet.LETTERS, from, to) < to - from || from > at;
    if (to - from >= SHORTEST && code && "$<%{-".indexOf(text.at(from)) < 0 && text.at(at) != ' '
        && !Placeholder.in(text, from, to)) {
      out.add(this, from, to, 0.85);
    }
  }
}

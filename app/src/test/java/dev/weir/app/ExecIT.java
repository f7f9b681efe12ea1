package dev.weir.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.testkit.Answer;
import dev.weir.testkit.FreePort;
import dev.weir.testkit.Request;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.TestAuthority;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Programs that nobody wrote for Weir: curl, Python, a Java program that can show no key. */
final class ExecIT {

  private static final String LETTER = "{\"to\": \"ann.lee@example.com\"}";

  @TempDir
  Path folder;

  private StandIn upstream;
  private Shell shell;

  @BeforeEach
  void start() throws IOException {
    TestAuthority authority = TestAuthority.create();
    authority.writePem(folder.resolve("stand-in.pem"));
    upstream = StandIn.https("api.letters.test", authority).on("POST", "*", _ -> Answer.text(200, "taken"))
        .on("GET", "*", _ -> Answer.text(200, "taken"));
    shell = new Shell(folder);
    configured("127.0.0.1:0");
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  private void configured(String proxy) throws IOException {
    shell.write("weir.yaml", """
        version: 1
        listen: {gateway: 127.0.0.1:0, proxy: "%s", admin: 127.0.0.1:0}
        dns: {hosts: {api.letters.test: 127.0.0.1}}
        callers: [{name: letters, team: post}]
        destinations:
          letters:
            hosts: [api.letters.test]
            ports: [%d]
            tls: {ca: stand-in.pem}
            addresses: {allow: [127.0.0.0/8]}
            allow: [{methods: [GET, POST], paths: ["/v1/**"]}]
        policies: [{name: names-stay, data: {EMAIL: mask, "*": keep}}]
        """.formatted(proxy, upstream.port()));
  }

  private String url(String path) {
    return "https://api.letters.test:" + upstream.port() + path;
  }

  private int exec(String... command) {
    String[] all = new String[command.length + 3];
    System.arraycopy(new String[]{"exec", "-c", shell.configuration().toString()}, 0, all, 0, 3);
    System.arraycopy(command, 0, all, 3, command.length);
    return shell.run(all);
  }

  /** Returns curl so that it ends with 22 where it is denied, and leaves the answer in {@code answer}. */
  private String curl(String path) {
    return "curl -sSf -m 30 -o '" + folder.resolve("answer") + "' -H 'content-type: application/json' -d '"
        + LETTER
        + "' " + url(path);
  }

  @Test
  void whatAProgramSendsIsJudgedAndItsExitCodeIsItsOwn() throws IOException {
    assertThat(exec("--", "sh", "-c", curl("/v1/letters") + "; exit 7")).as(shell.err()).isEqualTo(7);
    assertThat(shell.err()).contains("calls that left: 1, refused: 0");
    assertThat(folder.resolve("answer")).hasContent("taken");
    assertThat(upstream.requests().getFirst().text()).contains("\"to\"")
        .doesNotContain("ann.lee@example.com");
    assertThat(exec("--", "sh", "-c", curl("/v2/letters"))).isEqualTo(22);
    assertThat(shell.err()).contains("calls that left: 0, refused: 1");
    assertThat(upstream.requests()).hasSize(1);
  }

  @Test
  void pythonAndJavaAreLedThroughItAsWell() throws IOException {
    Path python = shell.write("send.py", "import urllib.request\nurllib.request.urlopen('" + url("/v1/python")
        + "', data=b'x').read()\n");
    assertThat(exec("python3", python.toString())).as(shell.err()).isZero();
    Path java = shell.write("Send.java", """
        void main() throws Exception {
          var answer = (java.net.HttpURLConnection) java.net.URI.create("%s").toURL().openConnection();
          System.exit(answer.getResponseCode() == 200 ? 0 : 1);
        }
        """.formatted(url("/v1/java")));
    String here = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    assertThat(exec(here, java.toString())).as(shell.err()).isZero();
    assertThat(upstream.requests()).extracting(Request::path).containsExactly("/v1/python", "/v1/java");
  }

  @Test
  void whatWasSentIsAllowedByWhatIsLearnedAndNothingElse() throws IOException {
    Path out = folder.resolve("learned.yaml");
    assertThat(
        exec("--learn", out.toString(), "--", "sh", "-c", curl("/v1/letters/4711") + "; " + curl("/v3")))
        .isEqualTo(22);
    assertThat(Files.readString(out)).contains("hosts: [\"api.letters.test\"]",
        "ports: [" + upstream.port() + "]",
        "{methods: [POST], paths: [\"/v1/letters/*\"]}", "data: {EMAIL: keep, \"*\": deny}",
        "# Not allowed here, since it was refused: POST api.letters.test:" + upstream.port());
    assertThat(shell.run("check", out.toString())).as(shell.err()).isZero();
  }

  @Test
  void inAJailThereIsNoOtherWayOut() throws Exception {
    assumeTrue(
        new ProcessBuilder("unshare", "--user", "--map-current-user", "--net", "true").start().waitFor() == 0,
        "this system has no user namespaces for everybody");
    String direct = "curl -s -m 10 --noproxy '*' --resolve api.letters.test:" + upstream.port()
        + ":127.0.0.1 -k "
        + url("/v1/direct");
    assertThat(exec("--jail", "--", "sh", "-c", direct + "; test $? = 7 && " + curl("/v1/letters")))
        .as(shell.err())
        .isZero();
    assertThat(upstream.requests()).extracting(Request::path).containsExactly("/v1/letters");
    assertThat(exec("--jail", "--", "sh", "-c",
        "unshare --net true; test $? = 1 && nsenter -t 1 -n true; test $? != 0 && exit 3")).isEqualTo(3);
  }

  @Test
  void aWeirThatRunsAlreadyIsUsedWithAKeyThatEndsWithTheProgram() throws Exception {
    configured("127.0.0.1:" + FreePort.find());
    try (Served _ = Served.start(shell.configuration())) {
      assertThat(exec("--", "sh", "-c",
          curl("/v1/letters") + " && printf %s \"$HTTPS_PROXY\" > " + folder.resolve("used")))
          .as(shell.err()).isZero();
      assertThat(shell.err()).contains("calls that left: 1, refused: 0");
      String proxy = Files.readString(folder.resolve("used"));
      assertThat(proxy).startsWith("http://weir:wk_");
      Served.await("the key to end", () -> connected(proxy).equals("407"));
    }
  }

  /** Returns the status of a CONNECT with what {@code proxy} says, as curl tells it. */
  private String connected(String proxy) {
    try {
      Process curl = new ProcessBuilder("curl", "-s", "-m", "10", "-o", "/dev/null", "-w", "%{http_connect}",
          "-x",
          proxy, url("/v1/late")).start();
      return new String(curl.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void saysWhatIsMissing() throws IOException {
    assertThat(shell.run("exec", "-c", folder.resolve("none.yaml").toString(), "true")).isEqualTo(2);
    assertThat(shell.err()).contains("cannot read the configuration").contains("--learn");
    assertThat(exec("--as", "leters", "--", "true")).isEqualTo(2);
    assertThat(shell.err()).contains("no caller is named leters").contains("letters");
    assertThat(exec("--", "no-such-program")).isEqualTo(2);
    assertThat(shell.err()).contains("cannot run no-such-program");
    shell.write("weir.yaml", "version: 1\ncallers: [{name: one}, {name: two}]\n");
    assertThat(exec("--", "true")).isEqualTo(2);
    assertThat(shell.err()).contains("there are several callers: one, two").contains("--as");
  }
}

package dev.weir.kafka;

import dev.weir.testkit.FreePort;
import dev.weir.testkit.TestAuthority;
import dev.weir.x509.Identity;
import dev.weir.x509.Pem;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.List;
import java.util.Properties;

/** A real broker on loopback, which speaks to nobody but by TLS and a password. */
final class Broker implements AutoCloseable {

  static final String PASSWORD = "s3cr3t-0f-kafka";
  private static final String LOGIN = "org.apache.kafka.common.security.plain.PlainLoginModule required user_weir=\""
      + PASSWORD + "\";";

  private final Path folder;
  private final int port;
  private final TestAuthority authority = TestAuthority.create();
  private final Path trusted;
  private Process process;

  private Broker(Path folder, int port, int controller) throws IOException {
    this.folder = folder;
    this.port = port;
    trusted = authority.writePem(folder.resolve("authority.pem"));
    StringWriter text = new StringWriter();
    properties(controller).store(text, null);
    Files.writeString(folder.resolve("broker.properties"), text.toString());
    process = begin();
  }

  static Broker start(Path folder) throws IOException {
    return new Broker(folder, FreePort.find(), FreePort.find());
  }

  private Properties properties(int controller) throws IOException {
    Identity identity = authority.server("127.0.0.1");
    Properties all = new Properties();
    all.put("process.roles", "broker,controller");
    all.put("node.id", "1");
    all.put("controller.quorum.voters", "1@127.0.0.1:" + controller);
    all.put("controller.listener.names", "CONTROLLER");
    all.put("inter.broker.listener.name", "INSIDE");
    all.put("listeners",
        "SASL_SSL://127.0.0.1:" + port + ",INSIDE://127.0.0.1:0,CONTROLLER://127.0.0.1:" + controller);
    all.put("advertised.listeners", "SASL_SSL://127.0.0.1:" + port + ",INSIDE://127.0.0.1:0");
    all.put("listener.security.protocol.map", "SASL_SSL:SASL_SSL,INSIDE:PLAINTEXT,CONTROLLER:PLAINTEXT");
    all.put("log.dirs", folder.resolve("log").toString());
    all.put("num.partitions", "3");
    all.put("offsets.topic.replication.factor", "1");
    all.put("transaction.state.log.replication.factor", "1");
    all.put("min.insync.replicas", "1");
    // One that was killed may come back as soon as its session is over.
    all.put("broker.session.timeout.ms", "1000");
    all.put("broker.heartbeat.interval.ms", "250");
    all.put("sasl.enabled.mechanisms", "PLAIN");
    all.put("listener.name.sasl_ssl.plain.sasl.jaas.config", LOGIN);
    all.put("ssl.keystore.type", "PEM");
    all.put("ssl.keystore.certificate.chain", pem(identity));
    all.put("ssl.keystore.key", Pem.ofUnencrypted(identity.key()));
    return all;
  }

  private static String pem(Identity identity) throws IOException {
    try {
      return Pem.of(identity.certificate());
    } catch (CertificateException e) {
      throw new IOException(e);
    }
  }

  private Process begin() throws IOException {
    return new ProcessBuilder(List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xmx256m", "-cp",
        System.getProperty("java.class.path"),
        BrokerProcess.class.getName(), folder.resolve("broker.properties").toString()))
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("broker.txt").toFile())).start();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() {
    process.destroyForcibly().onExit().join();
  }

  /** Starts it again, with what it has on its disk. */
  void again() throws IOException {
    process = begin();
  }

  int port() {
    return port;
  }

  /** Returns the file with whom its certificate comes from. */
  Path trusted() {
    return trusted;
  }

  @Override
  public void close() {
    kill();
  }
}

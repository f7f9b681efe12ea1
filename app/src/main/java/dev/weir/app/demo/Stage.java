package dev.weir.app.demo;

import dev.weir.app.Wiring;
import dev.weir.app.command.CannotRun;
import dev.weir.model.net.HostPattern;
import dev.weir.testkit.AiStandIn;
import dev.weir.testkit.LogStandIn;
import dev.weir.testkit.PaymentStandIn;
import dev.weir.testkit.StandIn;
import dev.weir.testkit.TelemetryStandIn;
import dev.weir.testkit.TestAuthority;
import dev.weir.vault.MasterKeySource;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Everything that the demo plays with: stand-ins with certificates of their own, a vault with their real keys, and Weir before them. */
final class Stage implements AutoCloseable {

  /** What the payment service really asks for; made up, and nowhere but in the vault. */
  static final String REAL_PAYMENT_KEY = "demo-payment-key-5f21";
  static final String REAL_AI_KEY = "demo-ai-key-93ac";

  private final Path folder;
  private final StandIn pay;
  private final StandIn ai;
  private final StandIn traces;
  private final StandIn logs;
  private final Wiring weir;
  private final Applications applications;
  private final String checkoutKey;
  private final String assistantKey;
  private final String workerKey;

  private Stage(Path folder) throws IOException, CannotRun {
    this.folder = folder;
    TestAuthority authority = TestAuthority.create();
    authority.writePem(folder.resolve("stand-ins.pem"));
    pay = StandIn.https("api.pay.test", authority).with(new PaymentStandIn(REAL_PAYMENT_KEY));
    ai = StandIn.https("api.ai.test", authority).with(new AiStandIn(REAL_AI_KEY));
    traces = StandIn.https("traces.metrics.test", authority).with(new TelemetryStandIn());
    logs = StandIn.http("ingest.logs.test").with(new LogStandIn());
    weir = Wiring.start(writeConfiguration(), MasterKeySource.beside(folder.resolve("weir-data")),
        loaded -> {});
    weir.vault().secrets().set("pay-live", REAL_PAYMENT_KEY.getBytes(StandardCharsets.UTF_8),
        only("api.pay.test"));
    weir.vault().secrets().set("ai-live", REAL_AI_KEY.getBytes(StandardCharsets.UTF_8), only("api.ai.test"));
    checkoutKey = mint("checkout");
    assistantKey = mint("assistant");
    workerKey = mint("worker");
    applications = new Applications(weir.gateway(), weir.proxy(), TestAuthority.trusting(weir.authority()));
  }

  /** Sets the stage in {@code folder}, which must be empty. */
  static Stage in(Path folder) throws IOException, CannotRun {
    return new Stage(folder);
  }

  private Path writeConfiguration() throws IOException {
    try (InputStream template = Stage.class.getResourceAsStream("weir.yaml")) {
      if (template == null) {
        throw new IOException("the demo's configuration is not in this build");
      }
      String text = new String(template.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@PAY@", Integer.toString(pay.port())).replace("@AI@", Integer.toString(ai.port()))
          .replace("@TRACES@", Integer.toString(traces.port()))
          .replace("@LOGS@", Integer.toString(logs.port()));
      return Files.writeString(folder.resolve("weir.yaml"), text);
    }
  }

  private String mint(String caller) throws IOException {
    return weir.keys().mint(caller, "demo", Optional.empty()).text();
  }

  private static List<HostPattern> only(String host) {
    return HostPattern.parse(host).stream().toList();
  }

  Path folder() {
    return folder;
  }

  StandIn pay() {
    return pay;
  }

  StandIn ai() {
    return ai;
  }

  StandIn traces() {
    return traces;
  }

  StandIn logs() {
    return logs;
  }

  Wiring weir() {
    return weir;
  }

  Applications applications() {
    return applications;
  }

  String checkoutKey() {
    return checkoutKey;
  }

  String assistantKey() {
    return assistantKey;
  }

  String workerKey() {
    return workerKey;
  }

  @Override
  public void close() {
    applications.close();
    weir.close();
    for (StandIn standIn : List.of(pay, ai, traces, logs)) {
      standIn.close();
    }
  }
}

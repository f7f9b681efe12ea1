package dev.weir.app;

import dev.weir.admin.AdminServer;
import dev.weir.admin.Administration;
import dev.weir.admin.AlertsApi;
import dev.weir.admin.CallMetrics;
import dev.weir.admin.Health;
import dev.weir.admin.Numbers;
import dev.weir.admin.account.Accounts;
import dev.weir.admin.debug.Debug;
import dev.weir.admin.limits.LimitsApi;
import dev.weir.app.analyser.Presidio;
import dev.weir.app.api.KeysApi;
import dev.weir.app.command.CannotRun;
import dev.weir.app.handover.Bequest;
import dev.weir.app.handover.Heir;
import dev.weir.app.handover.PassedLog;
import dev.weir.app.log.Log;
import dev.weir.app.watch.AuditNumbers;
import dev.weir.app.watch.CountedLimiter;
import dev.weir.app.watch.OwnNumbers;
import dev.weir.app.watch.PolicyGauges;
import dev.weir.app.watch.Posted;
import dev.weir.app.watch.Reloads;
import dev.weir.app.watch.WireNumbers;
import dev.weir.audit.SegmentLog;
import dev.weir.audit.export.Exports;
import dev.weir.audit.index.shared.Shipping;
import dev.weir.audit.payload.Payloads;
import dev.weir.audit.tree.LogKey;
import dev.weir.detect.PayloadInspector;
import dev.weir.detect.TokenRestorer;
import dev.weir.detect.ai.Interpreter;
import dev.weir.detect.answer.AnswerReviews;
import dev.weir.gateway.OwnPorts;
import dev.weir.gateway.Rooms;
import dev.weir.gateway.StraightLine;
import dev.weir.gateway.Traces;
import dev.weir.gateway.VettedCalls;
import dev.weir.limit.ReadableLimiter;
import dev.weir.limit.abuse.LocalWatch;
import dev.weir.limit.abuse.Webhooks;
import dev.weir.limit.budget.ReadableBudgets;
import dev.weir.model.Limiter;
import dev.weir.model.settings.Listen;
import dev.weir.model.settings.Settings;
import dev.weir.model.talk.Budgets;
import dev.weir.policy.Loaded;
import dev.weir.policy.PolicyWatch;
import dev.weir.trace.OtlpTraces;
import dev.weir.vault.Keys;
import dev.weir.vault.MasterKeySource;
import dev.weir.vault.TokenVault;
import dev.weir.vault.Vault;
import dev.weir.vault.VaultSite;
import dev.weir.vault.jwt.DpopProofs;
import dev.weir.vault.jwt.JsonGrants;
import dev.weir.vault.jwt.SignedTokens;
import dev.weir.vault.outside.OutsideSecrets;
import dev.weir.wire.WireConfig;
import dev.weir.wire.WireServer;
import dev.weir.wire.dns.NettyResolver;
import dev.weir.wire.errand.Means;
import dev.weir.wire.handover.Post;
import dev.weir.wire.tls.Authority;
import dev.weir.wire.tls.VerifyingTls;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** Says every {@code new}: one running Weir, put together from its rooms, and taken apart in the opposite order. */
public final class Wiring implements AutoCloseable {

  /** What a start waits for secrets that are kept elsewhere. */
  private static final Duration SECRETS_PATIENCE = Duration.ofSeconds(5);

  private final Parts parts = new Parts();
  private final OwnPorts ports = new OwnPorts();
  private final Clock clock = Clock.systemUTC();
  private final PolicyWatch watch;
  private final Vault vault;
  private final SegmentLog audit;
  private final Signing signing;
  private final WireServer wire;
  private final AdminServer admin;
  private final Accounts accounts;
  private final PassedLog log;
  private final Bequest bequest;
  private final Optional<Post> post;
  private final Optional<OtlpTraces> traces;
  private volatile boolean draining;

  /**
   * Returns a Weir that listens, and takes over from no other.
   *
   * @see #start(Path, MasterKeySource, Consumer, boolean, Runnable)
   */
  public static Wiring start(Path configuration, MasterKeySource key, Consumer<Loaded> reloaded)
      throws CannotRun, IOException {
    return start(configuration, key, reloaded, false, () -> {});
  }

  /**
   * Returns a Weir that listens.
   *
   * @param key where the vault's master key comes from
   * @param reloaded is told of every attempt to take in a changed configuration
   * @param takeOver whether to take over from the Weir that runs with the same data, if there is one
   * @param given is run once a successor has taken over from this one
   * @throws CannotRun where the configuration is wrong, with all that is wrong about it
   * @throws IOException where a folder, a file or a port is not to be had; nothing keeps running then
   */
  public static Wiring start(Path configuration, MasterKeySource key, Consumer<Loaded> reloaded,
      boolean takeOver, Runnable given) throws CannotRun, IOException {
    return new Wiring(configuration, Configurations.load(configuration), key, reloaded, takeOver, given);
  }

  private Wiring(Path file, Loaded.Ok first, MasterKeySource key, Consumer<Loaded> reloaded,
      boolean takeOver, Runnable given) throws IOException {
    Settings settings = first.inForce().settings();
    try {
      DataFolder.prepare(settings.data());
      vault = parts.add(Vault.open(VaultSite.of(settings), key, clock));
      Authority authority = Authority.open(settings.data(), clock);
      NettyResolver resolver = parts.add(new NettyResolver(settings.dns()));
      SignedTokens issuers = parts.add(SignedTokens.at(clock));
      issuers.update(settings.callers());
      OutsideSecrets secrets = parts
          .add(OutsideSecrets.of(vault.secrets(), settings, clock, SECRETS_PATIENCE));
      Reloads reloads = new Reloads();
      watch = parts.add(PolicyWatch.over(file, first, loaded -> {
        if (loaded instanceof Loaded.Ok ok) {
          resolver.update(ok.inForce().settings().dns());
          issuers.update(ok.inForce().settings().callers());
          secrets.update(ok.inForce().settings());
        }
        reloads.accept(loaded);
        reloaded.accept(loaded);
      }));
      CallMetrics metrics = new CallMetrics();
      traces = settings.telemetry().traces().map(rule -> parts.add(OtlpTraces.open(rule, Version.number())));
      // From here to where the wire is started, whoever connects waits in the sockets' own queue.
      Heir heir = parts.add(takeOver ? heir(settings) : new Heir());
      audit = parts.add(SegmentLog.open(settings.data(), clock, LogKey.of(vault.logSeed())));
      heir.keepIn(audit);
      log = new PassedLog(audit);
      InboxReader inbox = parts.add(InboxReader.start(settings.data(), log));
      AuditCare care = parts.add(AuditCare.start(settings.data(), () -> watch.inForce().settings().audit(),
          new Exports.Parts(secrets, log, clock)));
      Sharing sharing = Sharing.open(settings, vault, clock, parts);
      ReadableLimiter rates = sharing.limiter();
      ReadableBudgets budgets = sharing.budgets(settings, clock, parts);
      CountedLimiter limiter = new CountedLimiter(rates);
      Payloads payloads = parts.add(Payloads.start(data(), vault.payloads(), log, clock));
      Webhooks webhooks = parts.add(new Webhooks(vault.secrets(), clock, data().resolve("alerts")));
      Rooms rooms = rooms(issuers, resolver, limiter, budgets, metrics, payloads, webhooks);
      signing = parts.add(new Signing(settings.data(), authority, clock, log));
      wire = parts
          .add(WireServer.start(WireConfig.of(settings), new StraightLine(rooms, ports), signing.leaves(),
              new VerifyingTls(secrets),
              new Means(secrets, new JsonGrants(), new VettedCalls(rooms, ports), clock),
              heir.sockets()));
      parts.add(ShedReport.start(wire.guard(), log, clock));
      Administration administration = new Desk(vault, watch::inForce, clock).administration();
      List<Numbers> limits = Stream
          .concat(limiter.numbers().stream(), sharing.numbers().stream()).toList();
      administration.add(new Debug(watch::inForce, WireNumbers.of(wire), limits, Log.ofProcess(),
          ChangeInbox.of(settings.data())::put).routes());
      administration
          .add(new LimitsApi(() -> watch.inForce().settings(), new PolicyGauges(watch::inForce, rates,
              budgets, () -> sharing.stores(settings.shared()), clock), metrics::heldBack, clock).routes());
      administration
          .add(new AlertsApi(data(), () -> watch.inForce().settings(), new Posted(webhooks.deliveries()))
              .routes());
      accounts = administration.accounts();
      administration.add(Health.routes(
          Map.of(
              "audit", this::auditFailure, "draining", this::whyNotReady, "revocations", vault.keys()::deaf,
              "vault", vault::closed),
          metrics,
          Stream
              .of(WireNumbers.of(wire), limits, AuditNumbers.of(audit, settings.data(), payloads),
                  reloads.numbers(),
                  care.numbers(),
                  OwnNumbers.of(Version.number(), () -> authority().getNotAfter().toInstant(), traces))
              .flatMap(List::stream).toList()));
      admin = parts.add(AdminServer.open(administration));
      Stream.of(gateway().getPort(), proxy().getPort(), admin.bound().port()).forEach(ports::opened);
      admin.serveCallers("/api/keys",
          new KeysApi(vault.keys(), () -> watch.inForce().settings(), ChangeInbox.of(settings.data()),
              rooms.possession(), clock));
      bequest = new Bequest(log,
          new Estate(given, () -> draining = true, wire::leaveToAnother, admin::close, inbox::close,
              care::close, log::hold, () -> sharing.shipping().ifPresent(Shipping::close),
              () -> parts.leave(audit), audit::close, () -> vault.tokens().close(), this::yieldPath));
      post = wire.sockets().isPresent()
          ? Post.open(meeting(settings), wire.sockets().get(), bequest).map(parts::add)
          : Optional.empty();
    } catch (IOException | RuntimeException e) {
      close();
      throw e;
    }
  }

  private static Path meeting(Settings settings) {
    return settings.data().resolve("takeover");
  }

  /** What can be loaded beforehand is, so that nobody waits for it once the predecessor has stopped. */
  private static Heir heir(Settings settings) throws IOException {
    LoneDetectors.load();
    return Heir.of(meeting(settings), settings.listen());
  }

  private void yieldPath() throws IOException {
    if (post.isPresent()) {
      post.get().yieldPath();
    }
  }

  private Rooms rooms(SignedTokens issuers, NettyResolver resolver, Limiter limiter, Budgets budgets,
      CallMetrics metrics, Payloads payloads, Webhooks webhooks) throws IOException {
    TokenVault tokens = vault.tokens();
    PayloadInspector inspector = new PayloadInspector(vault.payloadKey(), tokens);
    LocalWatch habits = new LocalWatch(webhooks);
    parts.add(habits.lasting(data().resolve("habits")));
    return new Rooms(watch::inForce, vault.keys(), issuers, resolver, limiter, habits, budgets, inspector,
        new Interpreter(vault.payloadKey()), new AnswerReviews(inspector, vault.payloadKey()),
        new TokenRestorer(tokens), log, metrics, clock,
        new KeyWarden(vault.keys(), () -> watch.inForce().settings().keys(), webhooks, log),
        new DpopProofs(clock), traces.<Traces>map(following -> following).orElse(Traces.NONE), payloads,
        parts.add(new Presidio()));
  }

  private Optional<String> whyNotReady() {
    return draining
        ? Optional.of("Weir was told to end: the calls in flight are its last")
        : Optional.empty();
  }

  private Optional<String> auditFailure() {
    return audit.failure().map(failure -> "the audit log cannot be written: no call leaves");
  }

  /** Returns where the gateway listens, with the port that the system chose. */
  public InetSocketAddress gateway() {
    return (InetSocketAddress) wire.gatewayAddress();
  }

  /** Returns where the forward proxy listens. */
  public InetSocketAddress proxy() {
    return (InetSocketAddress) wire.proxyAddress();
  }

  /**
   * Opens a port of the forward proxy that is {@code caller}'s alone, on loopback and in the plain.
   *
   * @throws IOException where no port is to be had
   */
  public InetSocketAddress portOf(String caller) throws IOException {
    InetSocketAddress own = wire.portOf(caller);
    ports.opened(own.getPort());
    return own;
  }

  /** Returns who administers; while nobody does, the audit log is open on loopback. */
  public Accounts accounts() {
    return accounts;
  }

  /** Returns where the admin API listens. */
  public Listen.Socket admin() {
    return admin.bound();
  }

  public Vault vault() {
    return vault;
  }

  public Keys keys() {
    return vault.keys();
  }

  public SegmentLog audit() {
    return audit;
  }

  /** Returns the certificate that clients of the proxy have to trust now. */
  public X509Certificate authority() {
    return signing.certificate();
  }

  /** Returns the folder with vault, authority and audit log. */
  public Path data() {
    return watch.inForce().settings().data();
  }

  /** Reads the configuration again, now. */
  public Loaded reload() {
    return watch.reload();
  }

  /**
   * Takes no more connections, says so at {@code /readyz} at once, and returns when the calls in flight have ended, or were
   * ended since their time of grace was over.
   */
  public void drain() throws InterruptedException {
    draining = true;
    wire.close();
    bequest.settle();
  }

  /** Stops accepting, lets calls in flight end, and closes every room; what cannot be closed does not keep the rest open. */
  @Override
  public void close() {
    parts.close();
  }
}

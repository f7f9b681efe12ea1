package dev.weir.audit.index.shared;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.audit.Events;
import dev.weir.audit.Logs;
import dev.weir.audit.Period;
import dev.weir.audit.index.Counting;
import dev.weir.audit.index.Index;
import dev.weir.audit.index.Site;
import dev.weir.audit.search.Field;
import dev.weir.audit.search.Hit;
import dev.weir.audit.search.Query;
import dev.weir.audit.search.Search;
import dev.weir.audit.search.Term;
import dev.weir.model.net.Host;
import dev.weir.model.settings.Shared;
import dev.weir.store.Database;
import dev.weir.testkit.PostgresServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SharedIndexIT {

  private static final Duration PATIENCE = Duration.ofSeconds(90);
  private static final int CALLS = 300;
  private static final int ALL = 100_000;
  private static final Comparator<Hit> BY_TIME = Comparator
      .<Hit>comparingLong(hit -> hit.stored().event().at().toEpochMilli())
      .thenComparingLong(hit -> hit.stored().sequence());
  private static final List<String> VALUES = List.of("caller-1", "caller-*", "team-3", "EMAIL", "deny",
      "allow",
      "200", "5xx", "destination-1", "*items-7", "post", "*timed*", "rule-1", "fair-use", "minted", "root",
      "items",
      "nothing", "10.0.0.3", "wk_4");

  @TempDir
  Path folder;
  private PostgresServer server;
  private Path password;

  @BeforeEach
  void begin() throws Exception {
    assumeTrue(PostgresServer.isHere(), "no postgres on this machine");
    password = Files.writeString(folder.resolve("password"), PostgresServer.PASSWORD);
    server = PostgresServer.start();
  }

  @AfterEach
  void end() throws IOException {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void findsWhatTheIndexBesideTheLogFindsWhateverIsAsked(@TempDir Path data) throws Exception {
    Site.write(data, 0, CALLS);
    Random random = new Random(17);
    try (Shipping _ = shippedWhole(data, "weir-audit/first");
        SharedIndex shared = SharedIndex.open(postgres());
        Index local = Index.open(data)) {
      local.catchUp(_ -> true);
      for (int i = 0; i < 150; i++) {
        Query query = query(random);
        List<Hit> expected = new ArrayList<>(local.search(query).hits());
        expected.sort(query.newestFirst() ? BY_TIME.reversed() : BY_TIME);
        assertThat(shared.search(query).hits()).as(query.toString()).isEqualTo(expected);
      }
      countsAlike(shared, local);
    }
    try (Database before = SharedIndex.database(postgres())) {
      before.inTransaction(SharedIndexIT::asOfTheFirstForm);
    }
    try (SharedIndex shared = SharedIndex.open(postgres()); Index local = Index.open(data)) {
      countsAlike(shared, local);
    }
  }

  private static void countsAlike(SharedIndex shared, Index local) throws IOException {
    for (Field by : Counting.FIELDS) {
      for (List<Term> terms : List.of(List.<Term>of(), List.of(Term.is(Field.DECISION, "deny")),
          List.of(new Term(Field.DECISION, List.of("allow", "redact"), true)),
          List.of(Term.is(Field.KIND, "email")),
          List.of(new Term(Field.CALLER, List.of("nobody"), true)))) {
        assertThat(shared.top(by, terms, Period.ALL, false, ALL)).as(by + " " + terms)
            .isEqualTo(local.top(by, terms, Period.ALL, false, ALL));
      }
    }
  }

  /** Its totals were of all decisions together. */
  private static boolean asOfTheFirstForm(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(
          "DROP TABLE total; CREATE TABLE total (field text, hour bigint, value integer, calls bigint,"
              + " findings bigint, bytes bigint, first bigint, last bigint, PRIMARY KEY (field, hour, value));"
              + " ALTER TABLE tally DROP CONSTRAINT tally_pkey,"
              + " ADD PRIMARY KEY (hour, kind, caller, team, destination, decision, rule); UPDATE form SET number = 1");
      return true;
    }
  }

  @Test
  void goesOnBehindAHitPageByPage(@TempDir Path data) throws Exception {
    Site.write(data, 0, 100);
    try (Shipping _ = shippedWhole(data, "weir-audit/paged");
        SharedIndex shared = SharedIndex.open(postgres())) {
      for (boolean newestFirst : new boolean[]{true, false}) {
        List<Hit> whole = shared.search(new Query(List.of(), Period.ALL, ALL, newestFirst, Optional.empty()))
            .hits();
        List<Hit> paged = new ArrayList<>();
        Optional<Long> behind = Optional.empty();
        for (List<Hit> page = whole; !page.isEmpty();) {
          page = shared.search(new Query(List.of(), Period.ALL, 7, newestFirst, behind)).hits();
          paged.addAll(page);
          behind = paged.isEmpty() ? behind : Optional.of(paged.getLast().stored().sequence());
        }
        assertThat(paged).isEqualTo(whole);
      }
    }
  }

  @Test
  void holdsEveryRecordOfSeveralWeirsOnceThroughKillsOfPostgres(@TempDir Path one, @TempDir Path two)
      throws Exception {
    Site.write(one, 0, 200);
    try (Shipping first = ship(one, "weir-audit/one"); Shipping second = ship(two, "weir-audit/two")) {
      for (int i = 1; i <= 3; i++) {
        Site.write(one, 200 * i, 200);
        Site.write(two, 200 * i, 200);
        server.kill();
        server.restart();
      }
      await(() -> first.shipped() == records(one) && second.shipped() == records(two));
    }
    Site.write(two, 5_000, 50);
    try (Shipping _ = shippedWhole(two, "weir-audit/two");
        SharedIndex shared = SharedIndex.open(postgres())) {
      List<Hit> expected = new ArrayList<>(Search.in(one, Query.newest(ALL)).hits());
      expected.addAll(Search.in(two, Query.newest(ALL)).hits());
      List<Hit> hits = all(shared);
      assertThat(hits.stream().map(SharedIndexIT::what).toList())
          .containsExactlyInAnyOrderElementsOf(expected.stream().map(SharedIndexIT::what).toList());
      assertThat(hits).extracting(hit -> hit.stored().sequence()).doesNotHaveDuplicates();
      assertThat(shared.top(Field.DECISION, List.of(), Period.ALL, false, 9).calls())
          .isEqualTo(800 + 600 + 50);
    }
  }

  private static String what(Hit hit) {
    return hit.stored().event() + " " + hit.outcome();
  }

  @Test
  void dropsDaysThatAreOverAndKeepsTheirNumbers(@TempDir Path data) throws Exception {
    Site.write(data, 0, 50);
    shippedWhole(data, "weir-audit/kept").close();
    InstantSource later = InstantSource.fixed(Events.START.plus(Duration.ofDays(31)));
    try (Shipping _ = Shipping.start(data, "weir-audit/kept", postgres(), Duration.ofDays(30), later);
        SharedIndex shared = SharedIndex.open(postgres())) {
      assertThat(shared.top(Field.DECISION, List.of(), Period.ALL, false, 9).calls()).isEqualTo(50);
      await(() -> all(shared).isEmpty());
      assertThat(shared.top(Field.DECISION, List.of(), Period.ALL, false, 9).calls()).isEqualTo(50);
    }
  }

  @Test
  void refusesToShipALogThatDoesNotGoOnFromWhereItIs(@TempDir Path data, @TempDir Path other)
      throws Exception {
    Site.write(data, 0, 20);
    Site.write(other, 50, 30);
    try (Shipping _ = shippedWhole(data, "weir-audit/same")) {
      try (Shipping wrong = ship(other, "weir-audit/same")) {
        await(() -> !wrong.up());
        assertThat(wrong.shipped()).isZero();
      }
    }
  }

  private static Query query(Random random) {
    List<Term> terms = new ArrayList<>();
    Field[] fields = Field.values();
    for (int i = random.nextInt(3); i > 0; i--) {
      String value = VALUES.get(random.nextInt(VALUES.size()));
      List<String> any = random.nextInt(3) == 0
          ? List.of(value, VALUES.get(random.nextInt(VALUES.size())))
          : List.of(value);
      terms.add(new Term(fields[random.nextInt(fields.length)], any, random.nextInt(4) == 0));
    }
    if (random.nextInt(10) == 0) {
      terms.add(Term.is(Field.CALL, Events.call(random.nextInt(CALLS)).text()));
    }
    Instant since = random.nextBoolean() ? Instant.MIN : Events.at(random.nextInt(CALLS));
    Instant until = random.nextBoolean() ? Instant.MAX : Events.at(random.nextInt(CALLS));
    return new Query(terms, since.isBefore(until) ? new Period(since, until) : Period.ALL, ALL,
        random.nextBoolean(),
        Optional.empty());
  }

  private Shared.Postgres postgres() {
    Shared.Base base = new Shared.Base(Host.parse("127.0.0.1").orElseThrow(), server.port(), "postgres",
        false,
        Optional.empty());
    Shared.Login login = new Shared.Login(Optional.of(PostgresServer.USER),
        Optional.of(new Shared.Password.InFile(password)));
    return new Shared.Postgres(base, login, Duration.ofSeconds(5), Optional.empty());
  }

  private Shipping ship(Path data, String name) {
    return Shipping.start(data, name, postgres(), Shared.Postgres.FOREVER, InstantSource.system());
  }

  private Shipping shippedWhole(Path data, String name) throws IOException {
    Shipping shipping = ship(data, name);
    await(() -> shipping.shipped() == records(data));
    return shipping;
  }

  private static long records(Path data) {
    try {
      return Logs.read(data).size();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Hit> all(SharedIndex shared) {
    try {
      return shared.search(Query.newest(ALL)).hits();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void await(BooleanSupplier done) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!done.getAsBoolean()) {
      assertThat(System.nanoTime()).as("in time").isLessThan(end);
      LockSupport.parkNanos(20_000_000);
    }
  }
}

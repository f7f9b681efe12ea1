package dev.weir.policy;

import dev.weir.model.Kind;
import dev.weir.model.Kinds;
import dev.weir.model.RuleRef;
import dev.weir.model.net.Bytes;
import dev.weir.model.net.Headers;
import dev.weir.model.net.Ip;
import dev.weir.model.net.Target;
import dev.weir.model.settings.CallerRule;
import dev.weir.model.settings.Settings;
import dev.weir.policy.InFileTest.Expect;
import dev.weir.policy.InFileTest.Send;
import dev.weir.policy.rule.Rule;
import dev.weir.policy.yaml.Nearest;
import dev.weir.policy.yaml.Table;
import dev.weir.policy.yaml.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reads {@code tests}, with every name in them resolved. */
final class ReadTests {

  private final List<String> callers;
  private final Set<String> rules;
  private final List<InFileTest> tests = new ArrayList<>();

  private ReadTests(Settings settings, List<Rule> rules) {
    this.callers = settings.callers().stream().map(CallerRule::name).toList();
    this.rules = Stream.concat(rules.stream().map(Rule::ref),
        Stream.of(RuleRef.DESTINATION, RuleRef.ALLOW, RuleRef.COVERAGE, RuleRef.OWN_KEYS, RuleRef.FAULT,
            RuleRef.DEFAULT))
        .map(RuleRef::name).collect(Collectors.toCollection(TreeSet::new));
  }

  static List<InFileTest> read(Optional<Value> tests, Settings settings, List<Rule> rules) {
    ReadTests reader = new ReadTests(settings, rules);
    tests.ifPresent(value -> value.list().forEach(reader::test));
    return reader.tests;
  }

  /** Returns the request of {@code table}; its name and what it expects may be there, since a whole test can be asked about. */
  static Optional<InFileTest> request(Table table, Settings settings) {
    ReadTests reader = new ReadTests(settings, List.of());
    String name = table.find("name").flatMap(Value::text).orElse("request");
    table.find("expect");
    Optional<String> as = table.need("as", "name the caller").flatMap(reader::caller);
    Optional<Send> send = table.need("send", "say what is sent").flatMap(Value::table)
        .flatMap(ReadTests::send);
    Expect nothing = new Expect(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());
    return as.flatMap(
        caller -> send.map(sent -> new InFileTest(name, caller, sent, nothing, table.owner().line())));
  }

  private void test(Value value) {
    Optional<Table> found = value.table();
    if (found.isEmpty()) {
      return;
    }
    try (Table table = found.get()) {
      Optional<String> name = table.need("name", "give every test a name").flatMap(Value::text);
      Optional<String> as = table.need("as", "name the caller").flatMap(this::caller);
      Optional<Send> send = table.need("send", "say what is sent").flatMap(Value::table)
          .flatMap(ReadTests::send);
      Optional<Expect> expect = table.need("expect", "say what must become of it").flatMap(Value::table)
          .map(this::expect);
      if (name.isPresent() && as.isPresent() && send.isPresent() && expect.isPresent()) {
        tests.add(new InFileTest(name.get(), as.get(), send.get(), expect.get(), value.line()));
      }
    }
  }

  private Optional<String> caller(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !callers.contains(name.get())) {
      value.flaw("no caller is named " + name.get(), callers.isEmpty()
          ? "list it under callers"
          : Nearest.mend(name.get(), callers));
    }
    return name;
  }

  private static Optional<Send> send(Table keys) {
    try (Table table = keys) {
      String method = table.find("method").flatMap(Value::text).orElse("GET");
      Optional<Target> target = table.need("url", "write the whole URL").flatMap(value -> value.as(
          Target::absolute,
          "URL",
          "write it with scheme and host, such as https://api.example.com/v1, and without fragment or .."));
      Headers.Builder headers = Headers.builder();
      table.find("headers").flatMap(Value::table)
          .ifPresent(
              fields -> fields.all().forEach((name, value) -> value.text().ifPresent(text -> headers.add(name,
                  text))));
      Bytes body = table.find("body").map(value -> body(value, headers)).orElse(Bytes.EMPTY);
      Optional<Ip> from = table.find("from").flatMap(ReadTests::ip);
      Optional<Ip> address = table.find("address").flatMap(ReadTests::ip);
      return target.map(to -> new Send(method, to, headers.build(), body, from, address));
    }
  }

  private static Optional<Ip> ip(Value value) {
    return value.as(Ip::parse, "IP address", "write one such as 10.0.0.2");
  }

  /** Text goes out as it is, everything else as JSON; both say so unless the test does. */
  private static Bytes body(Value value, Headers.Builder headers) {
    boolean typed = headers.build().has("Content-Type");
    if (!typed) {
      headers.add("Content-Type", value.isText() ? "text/plain; charset=utf-8" : "application/json");
    }
    return Bytes.utf8(value.isText() ? value.text().orElse("") : value.json());
  }

  private Expect expect(Table keys) {
    try (Table table = keys) {
      Optional<Outcome> decision = table.find("decision").flatMap(value -> value.oneOf(Outcome.WORDS));
      Optional<Set<Kind>> redacted = table.find("redacted").map(value -> value.list().stream()
          .flatMap(kind -> kind.as(Kinds::named, "kind of data", "write one such as EMAIL").stream())
          .collect(Collectors.toSet()));
      Optional<String> rule = table.find("rule").flatMap(this::rule);
      Optional<Integer> status = table.find("status").flatMap(value -> value.number(100, 599))
          .map(Long::intValue);
      if (Stream.of("decision", "redacted", "rule", "status").noneMatch(table::has)) {
        table.owner().flaw("expects nothing", "give it decision, redacted, rule or status");
      }
      return new Expect(decision, redacted, rule, status);
    }
  }

  private Optional<String> rule(Value value) {
    Optional<String> name = value.text();
    if (name.isPresent() && !rules.contains(name.get())) {
      value.flaw("no policy is named " + name.get(), Nearest.mend(name.get(), rules));
    }
    return name;
  }
}

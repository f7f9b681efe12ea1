package dev.weir.bench.prompt;

import dev.weir.detect.prompt.Document;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Plants orders in documents: in the project's own of {@code documents/carriers.txt}, in those of the grammar, in those of another
 * {@link Hands hand}, and in what others have written; the same ones for the same seed.
 */
final class Carriers {

  static final int PARTS = 3;

  /** Of each of the project's own documents, so many get an order. */
  private static final int PLANTED = 12;

  /** Of each document of others, so many get an order. */
  private static final int OTHERS = 3;

  /** Texts of each rule of the grammar. */
  private static final int TEXTS = 200;

  /** One order in so many is what others have asked. */
  private static final int ASKED_SELDOM = 3;

  private static final int LONGEST_ORDER = 160;

  /** Where lines are broken, in UTF-16 units. */
  private static final int WIDTH = 72;

  /** What the project's own texts count for, and the more of those without an order, of which there are few. */
  private static final double OWN = 0.5;
  private static final double OWN_CLEAN = 4;

  /** The same of what another hand wrote. */
  private static final double HAND = 0.7;
  private static final double HAND_CLEAN = 3;

  /** Of each document of another hand, so many get an order of it, and so many another. */
  private static final int HAND_PLANTED = 4;
  private static final int HAND_OTHERS = 2;

  /** Of all other documents of a part, one in so many gets an order of another hand. */
  private static final int HAND_SELDOM = 3;

  /** Rules of the grammar that write documents, such that write those of handbooks, and such that write orders. */
  private static final List<String> GRAMMAR = List.of("email", "benign.mail2", "benign.mail", "table",
      "benign.tool2", "account", "account");
  private static final List<String> HANDBOOKS = List.of("hb.changes", "hb.readme", "hb.man", "hb.todo",
      "hb.script",
      "manual");
  private static final List<String> ORDERS = List.of("oddjob", "Chore", "order", "deed", "toward", "mark2");

  /**
   * Where the project's own texts come from. Each has a seed of its own, so that what is added to one leaves the other as it is.
   *
   * @param documents files of documents
   * @param orders files of orders
   * @param rules of the grammar that write documents
   * @param request the rule of the grammar that has most verbs
   * @param requests how many texts of it
   * @param wrapped one document in so many, of the grammar's and of others, has its lines broken at a width
   * @param hands whether another hand's are among them
   */
  record Stock(List<String> documents, List<String> orders, List<String> rules, String request, int requests,
      int wrapped, boolean hands, long seed) {
    static final Stock DRAFT = new Stock(List.of("carriers"), List.of("orders"), GRAMMAR, "rqm", 4000,
        Integer.MAX_VALUE, false, Train.SEED);
    static final Stock ALL = new Stock(List.of("carriers", "letters", "handbooks"),
        List.of("orders", "errands"), both(GRAMMAR, HANDBOOKS), "erm", 8000, 3, true, 8);

    private static List<String> both(List<String> some, List<String> others) {
      List<String> both = new ArrayList<>(some);
      both.addAll(others);
      return both;
    }
  }

  /** Sources of documents that order nothing, and of what is asked of assistants. */
  private static final List<String> WRITTEN = List.of("GPTeacher/roleplay-answers",
      "GPTeacher/codegen-answers", "self-instruct/t0-doc", "ASB/normal-tools");
  private static final List<String> ASKED = List.of("self-instruct/seed", "FuzzyAI/benign",
      "GPTeacher/roleplay", "GPTeacher/codegen", "ASB+own", "neuralchemy");

  /** Kinds of documents whose segments stand on lines of their own. */
  private static final Set<String> LINES = Set.of("mail", "table", "code", "chat");

  /** How the names of the project's own documents begin. */
  static final String OWN_CARRIER = "own/";

  /** How the names of the documents and the kinds of orders of another hand begin. */
  static final String BY_HAND = "hand/";

  /** The kind of an order that is of no kind of the project's own. */
  static final String OTHER = "other";

  /** What is put before an order among code. */
  private static final List<String> MARKS = List.of("", "", "# ", "// ");

  private final Random random;
  private final Grammar grammar;
  private final List<Planted> cases = new ArrayList<>();
  /** Orders of the grammar, and what others ask of assistants. */
  private final List<String> orders = new ArrayList<>();
  private final List<String> asked;

  private record Section(String kind, List<String> lines) {}

  private Carriers(Random random, Grammar grammar, Stock stock, List<Example> examples) {
    this.random = random;
    this.grammar = grammar;
    ORDERS.forEach(rule -> orders.addAll(grammar.texts(rule, TEXTS)));
    orders.addAll(grammar.texts(stock.request(), stock.requests()));
    asked = examples.stream()
        .filter(example -> ASKED.contains(example.source()) && example.label() != Example.Label.JAILBREAK
            && example.text().length() <= LONGEST_ORDER)
        .map(Example::text).toList();
  }

  /** Returns an order of those that are in all parts. */
  private String order() {
    return random.nextInt(ASKED_SELDOM) == 0 && !asked.isEmpty() ? any(asked) : any(orders);
  }

  /** Returns documents with orders and without, of which {@code examples} are those that others wrote. */
  static List<Planted> planted(List<Example> examples, Stock stock) throws IOException {
    List<String> prose = Train.documents(examples);
    Grammar grammar = stock.equals(Stock.DRAFT)
        ? new Grammar(prose, stock.seed())
        : Grammar.ofOrders(prose, stock.seed());
    Carriers carriers = new Carriers(new Random(stock.seed()), grammar, stock, examples);
    carriers.own(stock);
    carriers.grammar(stock);
    carriers.written(examples, stock);
    if (stock.hands()) {
      carriers.hands();
    }
    return carriers.cases;
  }

  private void own(Stock stock) throws IOException {
    List<Section> documents = sections(stock.documents());
    List<Section> orders = sections(stock.orders());
    for (int i = 0; i < documents.size(); i++) {
      Section document = documents.get(i);
      int part = i % PARTS;
      String gap = LINES.contains(document.kind()) ? "\n" : " ";
      String name = OWN_CARRIER + document.kind();
      cases.add(Planted.clean(String.join(gap, document.lines()), name, part, OWN_CLEAN));
      for (int n = 0; n < PLANTED; n++) {
        Section kind = orders.get(part + PARTS * random.nextInt((orders.size() - part + PARTS - 1) / PARTS));
        String mark = document.kind().equals("code") ? any(MARKS) : "";
        plant(document.lines(), mark + any(kind.lines()), gap, name, kind.kind(), part, OWN);
        plant(document.lines(), mark + order(), gap, name, OTHER, part, OWN);
      }
    }
  }

  private void grammar(Stock stock) {
    for (String rule : stock.rules()) {
      List<String> texts = List.copyOf(grammar.texts(rule, TEXTS));
      for (int i = 0; i < texts.size(); i++) {
        both(wrapped(texts.get(i), i, stock), "grammar/" + rule, i % PARTS, OWN);
      }
    }
  }

  private void written(List<Example> examples, Stock stock) {
    List<Example> documents = examples.stream().filter(example -> WRITTEN.contains(example.source()))
        .toList();
    for (int i = 0; i < documents.size(); i++) {
      both(wrapped(documents.get(i).text(), i, stock), documents.get(i).source(), i % PARTS, 1);
    }
  }

  /** Returns a text with its lines broken where it is one of those that have them so. */
  private static String wrapped(String text, int index, Stock stock) {
    if (index / PARTS % stock.wrapped() != stock.wrapped() - 1) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    int line = 0;
    int space = -1;
    for (int at = 0; at < out.length(); at++) {
      line = out.charAt(at) == '\n' ? at : line;
      space = out.charAt(at) == ' ' ? at : space;
      if (at - line > WIDTH && space > line) {
        out.setCharAt(space, '\n');
        line = space;
      }
    }
    return out.toString();
  }

  private void both(String text, String carrier, int part, double weight) {
    Planted clean = Planted.clean(text, carrier, part, weight);
    cases.add(clean);
    for (int n = 0; n < OTHERS; n++) {
      plant(clean, order(), OTHER, weight / OTHERS);
    }
  }

  /** Documents of another hand with its orders and others, and its orders in all documents: of each part apart. */
  private void hands() throws IOException {
    List<Planted> others = cases.stream().filter(planted -> !planted.abuse()).toList();
    List<List<Hands>> orders = parts(Hands.orders());
    List<Hands> documents = Hands.documents();
    for (int i = 0; i < documents.size(); i++) {
      Planted clean = Planted.clean(documents.get(i).text(), BY_HAND + documents.get(i).kind(), i % PARTS,
          HAND_CLEAN);
      cases.add(clean);
      for (int n = 0; n < HAND_PLANTED; n++) {
        plant(clean, any(orders.get(clean.part())));
      }
      for (int n = 0; n < HAND_OTHERS; n++) {
        plant(clean, order(), OTHER, HAND);
      }
    }
    for (int i = 0; i < others.size(); i++) {
      if (i / PARTS % HAND_SELDOM == 0) {
        plant(others.get(i), any(orders.get(others.get(i).part())));
      }
    }
  }

  /** Returns the texts by part: those of one kind are in one part. */
  private static List<List<Hands>> parts(List<Hands> texts) {
    List<String> kinds = texts.stream().map(Hands::kind).distinct().toList();
    return IntStream.range(0, PARTS)
        .mapToObj(part -> texts.stream().filter(text -> kinds.indexOf(text.kind()) % PARTS == part).toList())
        .toList();
  }

  private void plant(Planted clean, Hands order) {
    plant(clean, order.text(), BY_HAND + order.kind(), HAND);
  }

  /** Plants an order between two segments of a document that has none. */
  private void plant(Planted clean, String order, String kind, double weight) {
    String text = clean.text();
    List<String> pieces = new ArrayList<>();
    int from = 0;
    for (int segment = 1; segment < clean.document().segments(); segment++) {
      pieces.add(text.substring(from, clean.document().start(segment)));
      from = clean.document().start(segment);
    }
    pieces.add(text.substring(from));
    plant(pieces, order + (random.nextBoolean() ? " " : "\n"), "", clean.carrier(), kind, clean.part(),
        weight);
  }

  /** Plants an order in front, behind or between some pieces. */
  private void plant(List<String> pieces, String order, String gap, String carrier, String kind, int part,
      double weight) {
    int at = switch (random.nextInt(4)) {
      case 0 -> 0;
      case 1 -> pieces.size();
      default -> random.nextInt(pieces.size() + 1);
    };
    String before = at == 0 ? "" : String.join(gap, pieces.subList(0, at)) + (gap.isEmpty() ? "\n" : gap);
    String behind = at == pieces.size() ? "" : gap + String.join(gap, pieces.subList(at, pieces.size()));
    String text = before + order + behind;
    cases.add(new Planted(text, Document.of(text), before.length(), before.length() + order.length(), carrier,
        kind, part, weight));
  }

  private <T> T any(List<T> some) {
    return some.get(random.nextInt(some.size()));
  }

  private static List<Section> sections(List<String> files) throws IOException {
    List<Section> sections = new ArrayList<>();
    for (String file : files) {
      read("documents/" + file + ".txt", sections);
    }
    return sections;
  }

  private static void read(String file, List<Section> sections) throws IOException {
    try (InputStream in = Objects.requireNonNull(Carriers.class.getResourceAsStream(file), file);
        var lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("= ")) {
          sections.add(new Section(line.substring(2), new ArrayList<>()));
        } else if (!sections.isEmpty()) {
          sections.getLast().lines().add(line);
        }
      }
    }
  }
}

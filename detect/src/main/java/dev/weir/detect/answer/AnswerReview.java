package dev.weir.detect.answer;

import dev.weir.detect.Examination;
import dev.weir.detect.PayloadInspector;
import dev.weir.detect.PayloadInspector.Told;
import dev.weir.detect.ai.Said;
import dev.weir.detect.body.Delimiter;
import dev.weir.detect.body.MediaType;
import dev.weir.model.Content;
import dev.weir.model.Coverage;
import dev.weir.model.Finding;
import dev.weir.model.Inspection.CannotRewrite;
import dev.weir.model.Kind;
import dev.weir.model.Operator;
import dev.weir.model.Rewrite;
import dev.weir.model.net.Bytes;
import dev.weir.model.talk.AnswerTerms;
import dev.weir.model.talk.Breach;
import dev.weir.model.talk.Reach;
import dev.weir.model.talk.Remark;
import dev.weir.model.talk.Review;
import dev.weir.model.talk.Reviews.Asked;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Looks at one answer: at a whole one as the document that it is, at events as they come. */
final class AnswerReview implements Review {

  /** JSON is known behind any type, and what is none is text. */
  private static final String EVENT = "text/plain";
  private static final String NAMES = "/";
  /** Characters: judging more would hold up others on the loop for milliseconds. */
  private static final int MOST_JUDGED = 128 << 10;
  private static final int LONGEST_IDENTIFIER = 64;
  private static final int LONGEST_ASIDE = 128;
  private static final int MOST_ASIDE = 256;
  /** What stands in any address. */
  private static final Set<String> EVERYWHERE = Set.of("PERSON", "LOCATION", "ADDRESS", "IP_ADDRESS",
      "DATE_OF_BIRTH");

  private final PayloadInspector inspector;
  private final Asked asked;
  private final List<AnswerTerms> terms;
  private final Predicate<String> orders;
  private final Remarks remarks;
  private final Fates fates;
  private final Conversation conversation;
  private final Checks checks;
  /** Texts of one name say one thing in pieces, and so do names. */
  private final Map<String, Checks.Trail> trails = new HashMap<>();
  private final Set<Told> aside = new HashSet<>();
  /** What an event says again is not judged again. */
  private final Set<String> judgedTexts = new HashSet<>();
  private Flow flow;
  private long judged;

  /**
   * Begins to look.
   *
   * @param canaries what no answer may say, Weir's own among them
   * @param orders whether a text gives orders to a model that reads it
   */
  AnswerReview(PayloadInspector inspector, Asked asked, List<AnswerTerms> terms, List<String> canaries,
      Reach reach, Predicate<String> orders) {
    this.inspector = inspector;
    this.asked = asked;
    this.terms = List.copyOf(terms);
    this.orders = orders;
    remarks = new Remarks(this.terms, asked.content().allowOpaque());
    fates = new Fates(this.terms, remarks,
        said -> inspector.inspect(asked.head(), said, asked.content().maxBytes(), asked.own()));
    fates.said(asked.body());
    conversation = new Conversation(Said.of(asked.body(), asked.api()),
        remarks.look(Breach.SYSTEM_PROMPT));
    checks = new Checks(remarks, reach, conversation, new Cargo(conversation, this::isSensitive), canaries,
        new Coded(inspector, asked.own(), asked.content().maxBytes())::in);
    flow = events(Delimiter.BLANK_LINE);
  }

  private EventFlow events(Delimiter delimiter) {
    return new EventFlow(delimiter, remarks,
        tool -> new Strand(checks, fates, text -> inspector.examine(text, asked.own()), asked.scope(), tool),
        (data, beside) -> document(EVENT, data, beside), new Farewell(asked.api(), asked.body()),
        terms.stream().anyMatch(AnswerTerms::holdsBack));
  }

  private boolean isSensitive(String text) {
    return inspector.examine(text, asked.own()).findings().stream()
        .anyMatch(finding -> !EVERYWHERE.contains(finding.kind().name()));
  }

  @Override
  public boolean begin(String contentType) {
    MediaType type = MediaType.of(contentType);
    EventFlow events = events(switch (type) {
      case JSON_LINES -> Delimiter.LINE;
      case AMAZON_EVENTS -> Delimiter.TRANSLATED;
      default -> Delimiter.BLANK_LINE;
    });
    flow = type == MediaType.AMAZON_EVENTS ? new MessageFlow(events) : events;
    return type == MediaType.EVENTS || type == MediaType.AMAZON_EVENTS || type == MediaType.JSON_LINES;
  }

  @Override
  public Bytes whole(String contentType, Bytes body) {
    return begin(contentType) ? next(body).and(end()) : document(contentType, body, false);
  }

  /** @param beside whether it is no part of what is said, but stands beside it */
  private Bytes document(String contentType, Bytes body, boolean beside) {
    if (body.isEmpty()) {
      return body;
    }
    List<Told> texts = new ArrayList<>();
    Examination seen = inspector.examine(contentType, body, asked.content().maxBytes(), asked.own(), texts);
    boolean wholly = seen.content() instanceof Content.Inspected inspected
        && inspected.coverage() == Coverage.FULL;
    if (!wholly) {
      remarks.unreadable(Breach.UNREADABLE.toString());
    }
    for (Told told : texts) {
      if (!beside || isNew(told)) {
        read(told, beside);
      }
    }
    // What nobody sees is left out of what is read, and is looked for in all of the body at once.
    checks.unseen(Unseen.unescaped(body.utf8()), trails.computeIfAbsent(NAMES, _ -> new Checks.Trail()),
        false);
    return fates.any() ? changed(seen, body) : body;
  }

  /** Returns whether no event has said this in this place beside what it adds, as far as that is remembered. */
  private boolean isNew(Told told) {
    return !aside.contains(told)
        && (told.text().length() > LONGEST_ASIDE || aside.size() >= MOST_ASIDE || aside.add(told));
  }

  private void read(Told told, boolean beside) {
    String name = told.isName() ? NAMES : told.pointer().substring(told.pointer().lastIndexOf('/') + 1);
    Checks.Trail trail = trails.computeIfAbsent(name, _ -> new Checks.Trail());
    boolean tool = Tools.areCalled(told.pointer());
    if (beside) {
      checks.aside(told.text(), trail, tool);
    } else {
      checks.read(told.text(), trail, tool);
    }
    if (tool) {
      checks.argument(place(told.pointer()), told.text());
    }
    if (remarks.look(Breach.INJECTION) && judged <= MOST_JUDGED && !isIdentifier(told.text())
        && judgedTexts.add(told.text())) {
      judge(told.text());
    }
  }

  /** Returns the name that a value has, or that the list has in which it stands. */
  private static String place(String pointer) {
    String name = pointer.substring(pointer.lastIndexOf('/') + 1);
    boolean number = !name.isEmpty() && name.chars().allMatch(Character::isDigit);
    return number ? place(pointer.substring(0, pointer.length() - name.length() - 1)) : name;
  }

  /** Names and marks of programs order nothing. */
  private static boolean isIdentifier(String text) {
    return text.length() <= LONGEST_IDENTIFIER && text.chars().noneMatch(c -> Plain.parts((char) c));
  }

  private void judge(String text) {
    judged += text.length();
    if (judged > MOST_JUDGED) {
      remarks.unreadable("the answer has too much text to be judged for an injection");
    } else if (orders.test(text)) {
      remarks.found(Breach.INJECTION);
    }
  }

  private Bytes changed(Examination seen, Bytes body) {
    Map<Kind, Operator> operators = new HashMap<>();
    BitSet spared = new BitSet();
    List<Finding> findings = seen.findings();
    for (int i = 0; i < findings.size(); i++) {
      Operator operator = fates.of(findings.get(i));
      spared.set(i, operator == Operator.KEEP);
      operators.merge(findings.get(i).kind(), operator,
          (one, other) -> one.compareTo(other) > 0 ? one : other);
    }
    List<Rewrite> rewrites = operators.entrySet().stream().filter(each -> each.getValue() != Operator.KEEP)
        .map(each -> new Rewrite(each.getKey(), each.getValue(), terms.getFirst().by())).toList();
    try {
      return rewrites.isEmpty() ? body : seen.without(spared).rewrite(rewrites, asked.scope()).body();
    } catch (CannotRewrite e) {
      remarks.unreadable("the answer cannot be changed: " + e.getMessage());
      return body;
    }
  }

  @Override
  public Bytes next(Bytes piece) {
    return flow.next(piece);
  }

  @Override
  public Bytes end() {
    return flow.end();
  }

  @Override
  public void said(Bytes message) {
    Said more = Said.of(message, asked.api());
    if (!more.isSilent()) {
      conversation.also(more);
      fates.said(message);
    }
  }

  @Override
  public Optional<Remark> denied() {
    return remarks.denied();
  }

  @Override
  public List<Remark> remarks() {
    return remarks.all();
  }
}

package dev.weir.gateway;

import dev.weir.model.Content;
import dev.weir.model.Decision;
import dev.weir.model.Destination;
import dev.weir.model.Entry;
import dev.weir.model.Facts;
import dev.weir.model.InForce;
import dev.weir.model.Inspection.Rewritten;
import dev.weir.model.Prepared;
import dev.weir.model.Principal;
import dev.weir.model.RuleRef;
import dev.weir.model.Scope;
import dev.weir.model.Status;
import dev.weir.model.Upgrade;
import dev.weir.model.net.Bytes;
import dev.weir.model.settings.ContentRule;
import dev.weir.model.settings.DestinationRule;
import dev.weir.model.talk.Meter;
import dev.weir.model.talk.Talk;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/**
 * One request from its head to its recorded outcome. The methods stand in the order in which they run: identify, route,
 * decide on the head, read, inspect; then the {@link Passage} decides on the content, rewrites and records the intent; then
 * {@link Forwarding} sends it, checks and restores the answer, and the {@link Reckoning} records the outcome.
 */
final class Call implements Passage.Exit {

  /** From this many bytes on, what is said to a model is judged elsewhere: it would hold up others on the loop for milliseconds. */
  private static final int LONG_TALK = 64 << 10;

  private final Rooms rooms;
  private final Identify identify;
  private final Whereabouts whereabouts;
  private final InFlight inFlight;
  private final Courtesy courtesy;
  private final Turns turns;
  private final Exchange exchange;
  private final Incoming incoming;
  private final InForce inForce;
  private final CallRecord record;
  private final Passage passage;
  private final Reckoning reckoning;
  private final Optional<String> upgrade;
  private Optional<DestinationRule> rule = Optional.empty();
  private Optional<Passage.Course> course = Optional.empty();
  private boolean converses;
  private long read;

  Call(Rooms rooms, Identify identify, Whereabouts whereabouts, InFlight inFlight, Courtesy courtesy,
      Turns turns,
      Exchange exchange) {
    this.rooms = rooms;
    this.identify = identify;
    this.whereabouts = whereabouts;
    this.inFlight = inFlight;
    this.courtesy = courtesy;
    this.turns = turns;
    this.exchange = exchange;
    this.incoming = exchange.incoming();
    this.inForce = rooms.inForce().get();
    this.record = new CallRecord(rooms, inForce, incoming, exchange.loop());
    this.passage = new Passage(rooms, inForce, record, this);
    this.reckoning = new Reckoning(record, passage);
    this.upgrade = Upgrade.of(incoming.headers());
  }

  CompletionStage<Void> run() {
    return passage.guarded(() -> {
      Principal who = identify.who(inForce.settings(), incoming, record::challenged);
      Routed routed = whereabouts.route(inForce.settings(), incoming);
      record.asked(who, routed);
      if (incoming.flaw().isPresent()) {
        Incoming.Flaw flaw = incoming.flaw().get();
        return passage.refuse(new Decision.Deny(RuleRef.REQUEST, flaw.why(), flaw.status()));
      }
      rule = routed instanceof Routed.To to ? to.rule() : Optional.empty();
      int most = inForce.settings().limits().crowd().callsPerCaller();
      return inFlight.enter(who, most)
          ? counted(who, routed)
          : passage.refuse(later(Status.LIMITED,
              "the caller has " + most + " calls in flight, and may have no more"));
    });
  }

  private CompletionStage<Void> counted(Principal who, Routed routed) {
    record.trace().enter(Room.RESOLVE);
    try {
      return located(who, routed).whenComplete((_, _) -> gone(who));
    } catch (RuntimeException e) {
      inFlight.leave(who);
      throw e;
    }
  }

  private void gone(Principal who) {
    inFlight.leave(who);
    reckoning.over();
  }

  /** Returns a denial for now only: there is too much to do already. */
  private Decision.Deny later(Status status, String why) {
    record.retryAfter(Passage.SOON);
    return new Decision.Deny(RuleRef.LIMITS, why, status);
  }

  /** No name server hears of a host whose name the caller has made up until it may call it. */
  private CompletionStage<Void> located(Principal who, Routed routed) {
    Optional<Destination> hoped = whereabouts.hoped(inForce.settings(), incoming, routed);
    if (hoped.isPresent()) {
      Facts facts = facts(who, hoped.get(), routed);
      if (inForce.policy().decide(facts) instanceof Decision.Deny deny) {
        return denied(facts, deny);
      }
    }
    return whereabouts.find(inForce.settings(), who, routed, exchange.loop())
        .thenCompose(where -> decideOnTheHead(who, where, routed));
  }

  private CompletionStage<Void> decideOnTheHead(Principal who, Destination where, Routed routed) {
    record.trace().enter(Room.DECIDE);
    Facts facts = facts(who, where, routed);
    return switch (inForce.policy().decide(facts)) {
      case Decision.Deny deny -> denied(facts, deny);
      case Decision.Allow allow when where instanceof Destination.Vetted to ->
        allowed(new Passage.Course(facts, to, rule, facts.head()), allow);
      case Decision.Allow _ -> passage.refuse(
          new Decision.Deny(RuleRef.DESTINATION, "the destination was not vetted", Status.FORBIDDEN));
    };
  }

  private Facts facts(Principal who, Destination where, Routed routed) {
    return new Facts(who, incoming.peer(), incoming.entry(), where, Heads.judged(incoming, routed),
        new Content.Unread(), record.began());
  }

  private CompletionStage<Void> denied(Facts facts, Decision.Deny deny) {
    passage.lostKeys().misused(facts);
    return passage.refuse(deny);
  }

  private CompletionStage<Void> allowed(Passage.Course known, Decision.Allow allow) {
    course = Optional.of(known);
    Facts facts = known.facts();
    if (incoming.entry() == Entry.CONNECT && content().intercept()) {
      record.opened(allow);
      exchange.intercept(new Incoming.Tunnel(facts.who(), facts.head().target().origin()),
          record.weirHeaders());
      return CompletableFuture.completedFuture(null);
    }
    Optional<Decision.Deny> later = reckoning.visit(courtesy, known);
    return later.isPresent()
        ? passage.refuse(later.get())
        : passage.limited(allow, () -> onward(known, allow));
  }

  private CompletionStage<Void> onward(Passage.Course known, Decision.Allow allow) {
    if (incoming.entry() == Entry.CONNECT) {
      record.seen(new Content.Opaque("a tunnel"), -1);
    }
    if (incoming.entry() == Entry.CONNECT || !content().inspect()) {
      Optional<Decision.Deny> held = passage.heeded(known, allow, Bytes.EMPTY);
      return held.isPresent()
          ? passage.refuse(held.get())
          : passage.held(allow, Talk.UNREAD, () -> passage.recordIntent(known, allow,
              new Rewritten(known.facts().head(), Bytes.EMPTY, 0), Optional.empty()));
    }
    record.trace().enter(Room.READ);
    if (mayConverse()) {
      return exchange.open(content().maxBytes()).handle((opening, failure) -> opening == null
          ? unread(failure)
          : look(known, opening)).thenCompose(done -> done);
    }
    return exchange.read(content().maxBytes()).handle((body, failure) -> body == null
        ? unread(failure)
        : look(known, body)).thenCompose(done -> done);
  }

  private CompletionStage<Void> unread(Throwable failure) {
    return passage.refuse(switch (Faults.root(failure)) {
      case Exchange.BodyTooLarge _ -> new Decision.Deny(RuleRef.REQUEST,
          "the body has more than " + content().maxBytes() + " bytes", Status.TOO_LARGE);
      case Exchange.NoMemory _ -> later(Status.UNAVAILABLE, "no memory is left for this body now");
      default -> new Decision.Deny(RuleRef.REQUEST, "the body did not come whole", Status.BAD_REQUEST);
    });
  }

  /**
   * Returns whether the body may come message by message, while the answer does: the client of a gRPC call need not end it
   * first. Under a content coding, where a message begins cannot be seen before all of it is there.
   */
  private boolean mayConverse() {
    return GrpcDenial.answers(incoming) && incoming.headers().first("Content-Length").isEmpty()
        && incoming.headers().first("Content-Encoding").isEmpty();
  }

  private CompletionStage<Void> look(Passage.Course known, Exchange.Opening opening) {
    converses = !opening.whole();
    return look(known, opening.messages());
  }

  private CompletionStage<Void> look(Passage.Course known, Bytes body) {
    record.trace().enter(Room.INSPECT);
    read = body.length();
    Talk.Depth depth = inForce.policy().depth(known.facts());
    Supplier<Talk> reading = () -> known.talk(rooms.talks(), body, depth);
    if (depth != Talk.Depth.ABUSE || body.length() < LONG_TALK) {
      return inspected(known, body, reading.get());
    }
    return CompletableFuture.supplyAsync(reading, Thread::startVirtualThread)
        .thenComposeAsync(talk -> inspected(known, body, talk), exchange.loop());
  }

  private CompletionStage<Void> inspected(Passage.Course known, Bytes body, Talk talk) {
    boolean unreadable = upgrade.isPresent() && !isWebSocket();
    return new Consulting(rooms, inForce, exchange.loop(), passage::refuse).inspected(known.facts().head(),
        body,
        content().maxBytes(), inspection -> passage.decideOnTheContent(known,
            unreadable ? new BeforeTunnel(inspection) : inspection, talk, body));
  }

  @Override
  public CompletionStage<Void> leave(Prepared prepared, Optional<Scope> restore) {
    Checking checking = new Checking(rooms, inForce, whereabouts.vet(), course.orElseThrow());
    return new Forwarding(rooms, identify, exchange, record, passage, reckoning, checking, this::answer)
        .go(way(), prepared, restore);
  }

  private Forwarding.Way way() {
    if (incoming.entry() == Entry.CONNECT) {
      return Forwarding.Way.TUNNEL;
    }
    if (converses) {
      return Forwarding.Way.CONVERSATION;
    }
    return upgrade.isEmpty()
        ? Forwarding.Way.ONCE
        : isWebSocket() ? Forwarding.Way.WEBSOCKET : Forwarding.Way.SWITCHED;
  }

  @Override
  public Passage.Metering metering(Talk talk) {
    return Passage.Metering.COUNTED;
  }

  @Override
  public Meter meter() {
    return rooms.talks().meter();
  }

  /** The wire lets no length through that is none. */
  @Override
  public OptionalLong bytes() {
    return OptionalLong.of(Math.max(read,
        incoming.headers().first("Content-Length").map(Long::parseLong).orElse(0L)));
  }

  @Override
  public Optional<Turns> turns() {
    return Optional.of(turns);
  }

  @Override
  public void whenGone(Runnable then) {
    exchange.whenGone(then);
  }

  @Override
  public void answer(Decision.Deny deny) {
    exchange.answer(Denials.render(deny, incoming, rule, record.weirHeaders(), record.retryAfter()));
  }

  private boolean isWebSocket() {
    return upgrade.filter(Upgrade.WEBSOCKET::equals).isPresent();
  }

  private ContentRule content() {
    return rule.map(DestinationRule::content).orElse(ContentRule.USUAL);
  }
}

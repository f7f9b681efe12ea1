package dev.weir.scan.rules;

import dev.weir.scan.egress.Flow;
import dev.weir.scan.finding.Category;
import dev.weir.scan.finding.Recipient;
import dev.weir.scan.knowledge.Recipients;
import dev.weir.scan.knowledge.Sink;
import dev.weir.scan.knowledge.Transform;
import dev.weir.scan.result.DataClass;
import java.util.Set;

/**
 * What data must not go out as it is. Personal data and secrets; rows of databases, since most are about somebody, where they go
 * anywhere but to a database. Not: what only fills an address, an account's name beside its password, and whatever was made
 * unreadable. What people wrote or handed in counts too, since nobody knows what is in it: forms, messages, prompts; files where
 * they go to a model or to somebody unknown, and not where they are merely stored. A key that goes to the service whose key it is
 * must go there, and is a secret that leaves all the same: it is told apart, by {@link #isOwnKey}. Command lines, logs and what a
 * machine says of itself are told of and do not count.
 */
record Sensitivity(Recipients recipients) {

  /** What names a host or an account rather than telling of somebody. */
  private static final Set<String> OF_ADDRESSES = Set.of("IP_ADDRESS", "DEVICE_ID", "MAC_ADDRESS", "ADDRESS",
      "LOCATION");
  private static final Set<String> OF_ACCOUNTS = Set.of("SECRET", "PERSON", "EMAIL", "PHONE", "DEVICE_ID",
      "IP_ADDRESS");

  /** What is reached by an address in which its password belongs. */
  static final Set<Sink.Channel> BY_CONNECTION_STRING = Set.of(Sink.Channel.DATABASE, Sink.Channel.MESSAGING,
      Sink.Channel.TELEMETRY);

  /** With whom no program that somebody relies on leaves what its commands say. */
  private static final Set<Category> STRANGERS = Set.of(Category.UNKNOWN, Category.DROP,
      Category.COMMUNICATION);

  private static final Set<String> PLAIN = Set.of("CONFIG", "DATA");
  private static final Set<String> WRITTEN = Set.of("USER_INPUT", "PROMPT", "MESSAGE");

  /** Where a program keeps what is its own. */
  private static final Set<Sink.Channel> OF_ONES_OWN = Set.of(Sink.Channel.DATABASE, Sink.Channel.MESSAGING);
  private static final Set<Sink.Channel> STORED_BY = Set.of(Sink.Channel.DATABASE, Sink.Channel.MESSAGING,
      Sink.Channel.CLOUD, Sink.Channel.PATH, Sink.Channel.TELEMETRY, Sink.Channel.LOGGING);
  private static final Set<Category> STORED_WITH = Set.of(Category.CLOUD, Category.TELEMETRY,
      Category.LOGGING,
      Category.DATABASE);

  /** By what code itself writes keys into requests, where the library is not that of one service, which does so by itself. */
  private static final Set<Sink.Channel> BY_HAND = Set.of(Sink.Channel.HTTP, Sink.Channel.WEBSOCKET);
  private static final Set<Sink.Channel> BY_LOGIN = Set.of(Sink.Channel.SMTP, Sink.Channel.FTP,
      Sink.Channel.SSH);

  /** Returns whether {@code flow} must not go to {@code recipient} as it is. */
  boolean of(Flow flow, Sink sink, Recipient recipient) {
    if (harmless(flow) || recipient.category() == Category.LOCAL)
      return false;
    var type = flow.datum().type();
    return switch (flow.where()) {
      case CREDENTIAL -> isGrave(type) && !OF_ACCOUNTS.contains(type);
      case ADDRESS -> type.equals("SECRET")
          ? isShown(flow, sink, recipient)
          : isGrave(type) && !OF_ADDRESSES.contains(type) || isTunnelled(flow, sink);
      case PAYLOAD -> isGrave(type) && !isOwn(flow, recipient) || isContent(type, sink, recipient);
    };
  }

  /** Returns whether a call is there to ask for something, so that what it is given are words to look for. */
  private static boolean asks(Sink sink) {
    boolean gets = sink.method().filter(method -> method.equals(new Sink.Method.Always("GET"))).isPresent();
    return sink.effect() == Sink.Effect.FETCHES && (gets || sink.channel() != Sink.Channel.HTTP);
  }

  /** Returns whether something was encoded to be asked for as a name. */
  private static boolean isTunnelled(Flow flow, Sink sink) {
    return sink.channel() == Sink.Channel.DNS && !PLAIN.contains(flow.datum().type())
        && flow.transforms().stream().anyMatch(transform -> transform.kind() == Transform.Kind.ENCODES);
  }

  /** Returns whether data of a type is what people wrote or are known by, so that it may be about anybody. */
  private static boolean isContent(String type, Sink sink, Recipient recipient) {
    return switch (type) {
      case "DATABASE_ROW" -> sink.channel() != Sink.Channel.DATABASE;
      case "COMMAND_OUTPUT" ->
        sink.channel() != Sink.Channel.PROCESS && STRANGERS.contains(recipient.category());
      case "FILE" -> !STORED_BY.contains(sink.channel())
          && (sink.channel() == Sink.Channel.AI || !STORED_WITH.contains(recipient.category()));
      default -> WRITTEN.contains(type) && !OF_ONES_OWN.contains(sink.channel()) && !asks(sink);
    };
  }

  /**
   * Returns whether a secret in an address tells more than who asks: not that of a connection string, nor where it may be the whole
   * address, as those of webhooks are, nor where it goes to a vendor that may have given it.
   */
  private boolean isShown(Flow flow, Sink sink, Recipient recipient) {
    boolean vendor = recipient.category() != Category.UNKNOWN && recipient.category() != Category.DROP;
    return !BY_CONNECTION_STRING.contains(sink.channel()) && !recipient.host().isEmpty()
        && (!vendor || isForeign(flow, recipient));
  }

  /**
   * Returns whether {@code flow} is a secret by which a call says who asks, written into the request by the code itself: into its head,
   * its address or, of the recipient's own keys, its body. Logins count where they are made, and not again in what follows.
   */
  boolean isOwnKey(Flow flow, Sink sink, Recipient recipient) {
    if (!flow.datum().type().equals("SECRET") || harmless(flow) || recipient.category() == Category.LOCAL)
      return false;
    boolean shows = BY_HAND.contains(sink.channel()) && sink.vendor().isEmpty()
        || BY_LOGIN.contains(sink.channel()) && sink.opens();
    return shows && switch (flow.where()) {
      case CREDENTIAL -> true;
      case ADDRESS -> !recipient.host().isEmpty();
      case PAYLOAD -> isOwn(flow, recipient);
    };
  }

  /** Returns whether {@code flow} is a secret that is somebody else's by what it is called. */
  boolean isForeign(Flow flow, Recipient recipient) {
    if (!flow.datum().type().equals("SECRET") || harmless(flow) || recipient.host().isEmpty())
      return false;
    var owners = recipients.owners(flow.datum().name());
    return recipient.category() != Category.LOCAL && !owners.isEmpty() && !owners.contains(recipient.name());
  }

  /** Returns whether what is left of the data tells nothing. */
  static boolean harmless(Flow flow) {
    return flow.transforms().stream().anyMatch(Transform::hides);
  }

  /** Returns whether data of a type is what people wrote or handed in, of which nobody knows what is in it. */
  static boolean isWritten(String type) {
    return WRITTEN.contains(type) || type.equals("FILE") || type.equals("COMMAND_OUTPUT");
  }

  static boolean isGrave(String type) {
    return DataClass.of(type) != DataClass.OTHER;
  }

  /** A file of keys is nobody's way to show who asks. */
  private boolean isOwn(Flow flow, Recipient recipient) {
    return flow.datum().type().equals("SECRET") && flow.datum().name().indexOf('/') < 0
        && recipients.owners(flow.datum().name()).contains(recipient.name());
  }
}

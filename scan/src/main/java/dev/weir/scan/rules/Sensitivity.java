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
 * unreadable. A key that goes to the service whose key it is must go there, and is a secret that leaves all the same: it is told
 * apart, by {@link #isOwnKey}. What users typed, files, prompts and logs are told of and do not count: what is in them is not known.
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
          : isGrave(type) && !OF_ADDRESSES.contains(type);
      case PAYLOAD -> isGrave(type) && !isOwn(flow, recipient)
          || type.equals("DATABASE_ROW") && sink.channel() != Sink.Channel.DATABASE;
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
    return flow.transforms().stream().anyMatch(transform -> transform.kind() != Transform.Kind.ENCODES);
  }

  static boolean isGrave(String type) {
    return DataClass.of(type) != DataClass.OTHER;
  }

  private boolean isOwn(Flow flow, Recipient recipient) {
    return flow.datum().type().equals("SECRET")
        && recipients.owners(flow.datum().name()).contains(recipient.name());
  }
}

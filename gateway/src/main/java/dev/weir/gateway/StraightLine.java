package dev.weir.gateway;

import java.util.concurrent.CompletionStage;

/** The line that every request takes: fixed, so that no step can be skipped or put elsewhere. See {@link Call} for its course. */
public final class StraightLine implements Line {

  private final Rooms rooms;
  private final Identify identify;
  private final Whereabouts whereabouts;
  private final InFlight inFlight = new InFlight();
  private final Turns turns = new Turns();
  private final Courtesy courtesy;

  public StraightLine(Rooms rooms, OwnPorts ports) {
    this.rooms = rooms;
    this.identify = new Identify(rooms.keys(), rooms.issuers(), rooms.possession(), rooms.clock());
    this.courtesy = new Courtesy(rooms.clock());
    this.whereabouts = new Whereabouts(new MadeUpNames(rooms.inspector()),
        new Vet(rooms.resolver(), Machine::owns, ports));
  }

  @Override
  public CompletionStage<Void> take(Exchange exchange) {
    return new Call(rooms, identify, whereabouts, inFlight, courtesy, turns, exchange).run();
  }
}

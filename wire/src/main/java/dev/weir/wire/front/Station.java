package dev.weir.wire.front;

import dev.weir.wire.back.Dialler;
import dev.weir.wire.loop.Loop;

/** What the clients' connections of one loop work with. */
public record Station(House house, Loop loop, Dialler dialler) {}

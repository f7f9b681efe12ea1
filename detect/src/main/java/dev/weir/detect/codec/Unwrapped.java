package dev.weir.detect.codec;

import dev.weir.model.net.Bytes;

/** What was inside, and how it was wrapped. */
public record Unwrapped(Wrapping wrapping, Bytes inside) {}

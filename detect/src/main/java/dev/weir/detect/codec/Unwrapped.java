package dev.weir.detect.codec;

/** What was inside, and how it was wrapped. */
public record Unwrapped(Wrapping wrapping, byte[] inside) {}

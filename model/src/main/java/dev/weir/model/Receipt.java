package dev.weir.model;

/** Proof that an event is on stable storage; {@code sequence} counts events from 0. */
public record Receipt(long sequence) {}

package dev.weir.model;

import dev.weir.model.settings.Settings;

/**
 * One configuration as a whole: calls in flight keep the one they began with.
 *
 * @param hash SHA-256 of the file in hexadecimal, for the audit log
 */
public record InForce(Settings settings, Policy policy, String hash) {}

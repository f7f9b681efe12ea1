package dev.weir.wire.errand;

import dev.weir.gateway.OwnCalls;
import dev.weir.model.Credentials;
import dev.weir.model.Grants;
import java.time.InstantSource;

/**
 * What Weir has to prove itself with.
 *
 * @param own lets out the requests that bring tokens
 */
public record Means(Credentials credentials, Grants grants, OwnCalls own, InstantSource clock) {}
